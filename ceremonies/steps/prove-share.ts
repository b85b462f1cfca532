import { z } from 'zod'
import { Refusal, refuse } from '../refusal.ts'
import type { SealedBox } from '../sealed-box.ts'
import { defineStep, type Performing, type SecretAsk } from './define.ts'
import { nothing } from './fields.ts'
import { shareOf, turnOf } from './hand-over.ts'
import { nothingLeft } from './leftovers.ts'
import { setOf } from './split.ts'

const TRIES = 10

/** The custodian types the share back in full from the sheet; a wrong word's place is named. */
export const proveShare = defineStep({
  name: 'prove-share',
  fields: nothing,
  basis: 'seen',
  act: {
    result: z.strictObject({ proved: z.literal(true) }),
    secrets: true,
    request: (step, state) => {
      const index = turnOf(step)
      if (!state.backup?.shown.includes(index)) throw refuse('SHARES_NOT_SHOWN', { share: index })
      return { set: setOf(state), index, by: step.performs }
    },
    perform: async (_step, { index, by }, performing) => {
      await untilAccepted(performing, shareOf(by, index), (words) => performing.devices.secrets().prove(index, words))
      return { proved: true as const }
    },
    conclude: (_step, { set, index, by }) => [{ type: 'share.proved', set, index, by }],
    ...nothingLeft,
  },
})

/** Asks again, saying what was wrong, until the words are accepted; after ten tries throws SHARE_TRIES_EXHAUSTED. */
export async function untilAccepted<T>(
  { askWords, devices }: Performing,
  secret: SecretAsk,
  take: (words: SealedBox) => Promise<T>,
): Promise<T> {
  const recipient = await devices.secrets().transportKey()
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const words = await askWords(secret, complaint, recipient)
    try {
      return await take(words)
    } catch (error) {
      if (!(error instanceof Refusal) || !error.code.startsWith('SHARE_')) throw error
      complaint = error
    }
  }
  throw refuse('SHARE_TRIES_EXHAUSTED', { person: secret.person })
}
