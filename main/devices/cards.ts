/** The device port's `Cards` over a process that talks to pcscd: started by the first question, gone after a card that fell silent. */
import type { Cards } from '../../ceremonies/devices/card.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { zeroSecrets } from '../../native/cards/secrets.ts'
import type { Timing } from './life.ts'
import { openReaders } from './readers.ts'

export interface OpenCards extends Cards {
  /** The process now, for tests that kill it. */
  pid(): number | undefined
  end(): Promise<void>
}

/** PINs and keys of a request are zeroed here too, however it ends. */
export function openCards(
  options: { readonly timing?: Partial<Timing>; readonly onLost?: (loss: Refusal) => void } = {},
): OpenCards {
  const host = openReaders(options)
  async function over<T>(request: object, reply: Promise<T>): Promise<T> {
    try {
      return await reply
    } catch (error) {
      // A call that never came back keeps the reader until its process ends.
      if (error instanceof Refusal && error.code === 'CARD_SILENT') await host.end()
      throw error
    } finally {
      zeroSecrets(request)
    }
  }
  return {
    pid: () => host.pid(),
    end: () => host.end(),
    describe: (request) => over(request, host.ask('describe', request)),
    verifyPin: (request) => over(request, host.ask('verifyPin', request)),
    changePin: (request) => over(request, host.ask('changePin', request)),
    unblockPin: (request) => over(request, host.ask('unblockPin', request)),
    changeManagementKey: (request) => over(request, host.ask('changeManagementKey', request)),
    generateKey: (request) => over(request, host.ask('generateKey', request)),
    sign: (request) => over(request, host.ask('sign', request)),
    agree: (request) => over(request, host.ask('agree', request)),
    decrypt: (request) => over(request, host.ask('decrypt', request)),
    readObject: (request) => over(request, host.ask('readObject', request)),
    writeObject: (request) => over(request, host.ask('writeObject', request)),
    attest: (request) => over(request, host.ask('attest', request)),
  }
}
