import type { Devices } from '../../ceremonies/device.ts'
import { Refusal } from '../../ceremonies/refusal.ts'
import type { State } from '../../ceremonies/state.ts'
import { signNote, textOf } from '../../ceremonies/steps/checkpoint.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Record } from '../store/record.ts'

interface Closing {
  readonly devices: Devices
  logIn(token: string): Promise<void>
  /** Says what stands in the way, and returns when people want to try again. */
  retry(message: string): Promise<void>
}

/**
 * After the last fact: the record key signs the checkpoint over all facts, and is then destroyed. Nothing can be added to the
 * record any more, so what happens here goes to the journal. After a crash the same bytes are signed again, when people say so.
 */
export async function closeRecord(state: State, { store, tree }: Record, closing: Closing): Promise<void> {
  const { recordKey } = state
  if (!recordKey) return
  const journal = (entry: string, more: object = {}): void =>
    store.note({ at: new Date().toISOString(), entry, ...more })
  const done = new Set(store.journal().map((line) => (JSON.parse(line) as { entry: string }).entry))
  if (done.has('record-key.destroyed')) return

  if (store.seal() === null) {
    const root = Buffer.from(tree.root()).toString('hex')
    const text = textOf(state, tree.size, root)
    if (done.has('seal.started')) {
      await closing.retry(
        'The signature under the seal is in doubt. Two people agree that it is made again over the same bytes.',
      )
      journal('seal.redone')
    } else journal('seal.started', { size: tree.size, root })
    store.keepSeal(
      await untilDone(closing, async () => {
        await closing.logIn(recordKey.token)
        return (await signNote(state, text, closing.devices, nodeCrypto)).note
      }),
    )
  }
  const destroyed = await untilDone(closing, async () => {
    await closing.logIn(recordKey.token)
    const token = closing.devices.token(recordKey.token)
    const both = [
      await token.destroy({ class: 'private', id: recordKey.id }),
      await token.destroy({ class: 'public', id: recordKey.id }),
    ]
    return both.reduce((sum, count) => sum + count, 0)
  })
  journal('record-key.destroyed', { id: recordKey.id, objects: destroyed })
}

async function untilDone<T>(closing: Closing, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await closing.retry(error.message)
    }
  }
}
