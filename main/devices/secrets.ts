/** The device port's `Secrets` over the secrets process: started by the first question, gone after `wipe`. */
import { usualScheme } from '../../ceremonies/devices/scheme.ts'
import type { Secrets } from '../../ceremonies/devices/secrets.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import { secretsContract } from '../../native/secrets/messages.ts'
import { program } from '../shipped.ts'
import { isLoss, openHost } from './host.ts'
import type { Timing } from './life.ts'
import { byMachine } from './by-machine.ts'

export interface OpenSecrets extends Secrets {
  /** The process that holds the secrets now, for tests that kill it. */
  pid(): number | undefined
}

/**
 * A process that is lost is started again by the next question, without key or shares: what was in it is gone. The process
 * gets no environment and leaves nothing on disk.
 */
export function openSecrets(
  options: { readonly timing?: Partial<Timing>; readonly onLost?: (loss: Refusal) => void } = {},
): OpenSecrets {
  const host = openHost({
    device: 'secrets',
    entry: program('native/secrets/host'),
    contract: secretsContract,
    ...options,
  })
  const machine = byMachine(host.ask)
  return {
    pid: () => host.pid(),
    protections: () => host.ask('protections', null),
    transportKey: () => host.ask('transportKey', null),
    makeBackupKey: (request) => host.ask('makeBackupKey', request),
    makeEnvelopeKey: (request) => host.ask('makeEnvelopeKey', request),
    split: (request) => (request.scheme === usualScheme ? host.ask('split', request) : machine.split(request)),
    reveal: (index, viewer) => host.ask('reveal', { index, viewer }),
    revealToPrinter: (index, viewer) => host.ask('revealToPrinter', { index, viewer }),
    sealForCard: (request) => host.ask('sealForCard', request),
    challengeCard: (request) => host.ask('challengeCard', request),
    answerFromCard: async (agreed) => {
      await host.ask('answerFromCard', { agreed })
    },
    prove: async (index, given) => {
      await host.ask('prove', { index, given })
    },
    proveQuorums: async (progress) =>
      (await machine.isIn('typed'))
        ? machine.prove(progress)
        : host.ask('proveQuorums', null, ({ done, of }) => progress(done, of)),
    typeShare: (given, scheme) => host.ask('typeShare', { given, scheme }),
    restore: async (request) =>
      host.ask('restore', { ...request, combined: await machine.combined('typed', request.check) }),
    recall: async (check) => host.ask('recall', { check, combined: await machine.combined('typed', check) }),
    typeEarlierShare: (request) => host.ask('typeEarlierShare', request),
    readEarlierShare: async (request) => {
      await host.ask('readEarlierShare', request)
    },
    recoverEarlier: async (request) =>
      host.ask('recoverEarlier', { ...request, combined: await machine.combined('earlier', request.check) }),
    forgetEarlier: async () => {
      // A process that is not there has no shares.
      if (host.pid() !== undefined) await host.ask('forgetEarlier', null)
    },
    closeEnvelope: (request) => host.ask('closeEnvelope', request),
    openEnvelope: async (request) =>
      host.ask('openEnvelope', { ...request, combined: await machine.combined('typed', request.names.check) }),
    openTwin: (blob, spki) => host.ask('openTwin', { blob, spki }),
    openSecretTwin: (blob, check) => host.ask('openSecretTwin', { blob, check }),
    wipe: async () => {
      // Nothing to end, and no reason to start a process only to end it.
      if (host.pid() === undefined) return
      try {
        await host.ask('wipe', null)
      } catch (error) {
        // A process that died meanwhile has no secrets left either.
        if (!isLoss(error)) throw error
      } finally {
        await host.end()
      }
    },
  }
}
