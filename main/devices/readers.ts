/** Readers and cards as main sees them, over a process that talks to pcscd. Cards are optional: without a service that is what is seen. */
import type { ReadersSeen } from '../../ceremonies/devices/readers.ts'
import { Refusal, refused } from '../../ceremonies/base/refusal.ts'
import { pcscContract } from '../../native/pcsc/messages.ts'
import { program } from '../shipped.ts'
import { type Host, isLoss, openHost } from './host.ts'
import type { Timing } from './life.ts'

interface ReadersOptions {
  readonly timing?: Partial<Timing>
  readonly onLost?: (loss: Refusal) => void
}

/** A process of its own for each who asks: whoever watches keeps one for good. */
export function openReaders(options: ReadersOptions): Host<typeof pcscContract> {
  // Where the service's socket is, if not in its usual place (pcsc-lite's own variable).
  const { PCSCLITE_CSOCK_NAME: socket } = process.env
  return openHost({
    device: 'pcscd',
    entry: program('native/pcsc/host'),
    contract: pcscContract,
    environment: socket === undefined ? {} : { PCSCLITE_CSOCK_NAME: socket },
    ...options,
  })
}

/** Every reader and its card as they are now; the process ends with the answer. */
export async function lookAtReaders(options: ReadersOptions = {}): Promise<ReadersSeen> {
  const host = openReaders(options)
  try {
    return await host.ask('look', null)
  } finally {
    await host.end()
  }
}

/** Tells what is seen now and at each change, until it is ended. A process that is lost is started again, so often as hosts may be. */
export function watchReaders(
  tell: (seen: ReadersSeen) => void,
  options: ReadersOptions = {},
): { end(): Promise<void> } {
  const host = openReaders(options)
  let isEnded = false
  const watch = async (): Promise<void> => {
    try {
      await host.ask('watch', null, tell)
    } catch (error) {
      if (isEnded) return
      if (!(error instanceof Refusal)) throw error
      tell({ readers: [], refused: refused(error) })
      if (isLoss(error)) await watch()
    }
  }
  void watch()
  return {
    end: async () => {
      isEnded = true
      await host.end()
    },
  }
}
