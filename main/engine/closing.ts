import type { Devices } from '../../ceremonies/devices/index.ts'
import type { Json } from '../../ceremonies/base/json.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { signNote } from '../../ceremonies/subjects/evidence/checkpoint.ts'
import { checkpointOf } from '../../ceremonies/kernel/checkpoint.ts'
import { pair, present } from '../../ceremonies/subjects/leftovers.ts'
import { signerOf } from '../../ceremonies/kernel/rules.ts'
import type { Signer } from '../../ceremonies/kernel/signer.ts'
import { nodeCrypto } from '../crypto.ts'
import type { Notable, NotableOf } from '../../ceremonies/kernel/journal.ts'
import { journalOf, noteNow } from '../store/journal.ts'
import type { Record } from '../store/record.ts'
import type { Agreed } from './consent.ts'

interface Closing {
  readonly devices: Devices
  readonly logIn: (token: string) => Promise<void>
  /** Returns when there is room to record what comes of an act. */
  readonly roomMade: () => Promise<void>
  /** Says what stands in the way, and returns when people want to try again. */
  readonly retry: (obstacle: Refusal) => Promise<void>
  /** Returns when two people have agreed that the act is done again. */
  readonly agree: (act: string, finding: Json) => Promise<Agreed>
}

/**
 * After the last fact: the record key signs the checkpoint over all facts, and is then destroyed. Nothing can be added to the
 * record any more, so what happens here goes to the journal, each act before it is begun. One that was cut off is in doubt,
 * and is done again only when two people say so: the same bytes are signed, the same key is destroyed.
 */
export async function closeRecord(state: State, record: Record, closing: Closing): Promise<void> {
  const key = signerOf(state)
  if (!key) return
  const { store, tree } = record
  await closing.roomMade()
  if (store.seal() === null) {
    const text = checkpointOf(state, tree.size, record.head())
    const sign = async (): Promise<string> => (await signNote(state, text, closing.devices, nodeCrypto)).note
    store.keepSeal(
      await settle(key, record, closing, { entry: 'seal.started', size: tree.size, root: record.head() }, sign),
    )
  }
  if (isNoted(record, 'record-key.destroyed')) return
  const objects = await settle(key, record, closing, { entry: 'record-key.started', id: key.id }, () =>
    destroy(key, closing.devices),
  )
  noteNow(store, { entry: 'record-key.destroyed', id: key.id, objects })
}

/** Does an act that must not be done twice unseen, until it has succeeded. */
async function settle<T>(
  { token, id }: Signer,
  record: Record,
  closing: Closing,
  started: NotableOf<'seal.started' | 'record-key.started'>,
  perform: () => Promise<T>,
): Promise<T> {
  const { store } = record
  const act = started.entry === 'seal.started' ? 'seal' : 'record-key'
  for (;;) {
    const finding = await untilDone(closing, async () => {
      await closing.logIn(token)
      return present(closing.devices.token(token), pair(id))
    })
    if (!isNoted(record, started.entry)) noteNow(store, started)
    // A key that is gone has been destroyed already: to look was enough.
    else if (act === 'seal' || finding.found.length > 0) {
      const { by, statement } = await closing.agree(act, { ...finding, found: [...finding.found] })
      noteNow(store, { entry: `${act}.redone`, by, statement })
    }
    try {
      return await perform()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      noteNow(store, { entry: `${act}.failed`, code: error.code })
    }
  }
}

async function destroy({ token: name, id }: Signer, devices: Devices): Promise<number> {
  let objects = 0
  for (const ref of pair(id)) objects += await devices.token(name).destroy(ref)
  return objects
}

function isNoted({ store }: Record, what: Notable['entry']): boolean {
  return journalOf(store).some(({ entry }) => entry === what)
}

async function untilDone<T>(closing: Closing, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await closing.retry(error)
    }
  }
}
