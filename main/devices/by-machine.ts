/** How the secrets process has shamirs-secret-sharing split and combine for it: main hands sealed boxes from the one process to the other. */
import { Refusal, type RefusalCode } from '../../ceremonies/base/refusal.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import type { Secrets } from '../../ceremonies/devices/secrets.ts'
import type { secretsContract } from '../../native/secrets/messages.ts'
import type { Ask } from './host.ts'
import { combineByMachine, proveByMachine, splitByMachine } from './machine-shares.ts'

/** Shares typed of this ceremony's set, or of one that was made before. */
type Given = 'typed' | 'earlier'

/** What says that shares do not belong together, or to this record: they are given again. */
const wrongSet: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['CHECK_VALUE_DIFFERS', 'MACHINE_SHARE_FOREIGN'])

/** Each throws what the process refuses, and what a lost one is refused with. */
export interface ByMachine {
  readonly isIn: (given: Given) => Promise<boolean>
  readonly split: Secrets['split']
  readonly prove: Secrets['proveQuorums']
  /** The key, once its check value is right, sealed to the secrets process; null for shares that are combined there. */
  readonly combined: (given: Given, check: CheckValue) => Promise<SealedBox | null>
}

export function byMachine(ask: Ask<typeof secretsContract>): ByMachine {
  const isIn = async (of: Given): Promise<boolean> => (await ask('schemeOf', { of })) === 'shamirs-secret-sharing'
  const quorum = (of: Given) => (to: string) => ask('sealQuorum', { of, to })
  return {
    isIn,
    split: async ({ scheme: _, ceremony, set, ...asked }) => {
      const recipient = await ask('transportKey', null)
      const { shares } = await splitByMachine({ ...asked, recipient, sealedTo: (to) => ask('sealKey', { to }) })
      const { identifier, threshold } = asked
      return ask('takeShares', { ceremony, set, identifier, threshold, shares })
    },
    prove: async (progress) => {
      const recipient = await ask('transportKey', null)
      const sealedTo = (to: string) => ask('sealProved', { to })
      const { key, quorums } = await proveByMachine({ recipient, sealedTo }, progress)
      await ask('mustBeKey', { key })
      return quorums
    },
    combined: async (of, check) => {
      if (!(await isIn(of))) return null
      const recipient = await ask('transportKey', null)
      try {
        return (await combineByMachine({ recipient, check, sealedTo: quorum(of) })).key
      } catch (error) {
        if (error instanceof Refusal && wrongSet.has(error.code))
          await ask(of === 'typed' ? 'forgetTyped' : 'forgetEarlier', null)
        throw error
      }
    },
  }
}
