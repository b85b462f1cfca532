import { z } from 'zod'
import { Refusal, type RefusalCode, refuse } from '../../base/refusal.ts'
import type { SealedBox } from '../../devices/sealed-box.ts'
import type { Performing } from '../../kernel/model.ts'
import type { SecretAsk } from '../../kernel/secret-ask.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { schemeOf, shareProved, sharesOf } from './facts.ts'
import { part, set, share } from '../fields.ts'
import { shareIn, shareOf } from './hand-over.ts'
import { nothingLeft } from '../leftovers.ts'
import { setOf } from './split.ts'
import { provedShare, shareOnPaper } from '../resources.ts'

const TRIES = 10

/** The custodian types the share back in full from the sheet; a wrong word's place is named. */
export const proveShare = defineStep({
  name: 'prove-share',
  reference: {
    is: 'A custodian types the share back from the sheet. It is repeated for each custodian, or names its share.',
    example: {},
  },
  needs: [{ resource: shareOnPaper, check: 'SHARE-1' }],
  makes: [{ resource: provedShare }],
  fields: z.strictObject({ share }),
  basis: 'seen',
  act: {
    request: z.strictObject({ set, index: count, by: part }),
    result: z.strictObject({ proved: z.literal(true) }),
    secrets: true,
    prepare: (step, state) => {
      const index = shareIn(step)
      if (!sharesOf(state)?.shown.includes(index)) throw refuse('SHARES_NOT_SHOWN', { share: index })
      return { set: setOf(state), index, by: step.performs }
    },
    perform: async (_step, { index, by }, performing) => {
      const ask = shareOf(by, index, schemeOf(performing.state))
      await untilAccepted(performing, ask, (words) => performing.devices.secrets().prove(index, words))
      return { proved: true as const }
    },
    conclude: (_step, { set: of, index, by }) => [shareProved({ set: of, index, by })],
    ...nothingLeft,
  },
})

const exhausted = { share: 'SHARE_TRIES_EXHAUSTED', secret: 'SECRET_TRIES_EXHAUSTED' } as const

/** What is wrong with words that were typed, and is put right by typing them again. */
const mistakes: { readonly [W in keyof typeof exhausted]: ReadonlySet<RefusalCode> } = {
  share: new Set<RefusalCode>([
    'SHARE_EMPTY',
    'SHARE_TOO_LONG',
    'SHARE_TOO_SHORT',
    'SHARE_WORD_UNKNOWN',
    'SHARE_WORD_WRONG',
    'SHARE_COUNT_WRONG',
    'SHARE_LENGTH_WRONG',
    'SHARE_CHECKSUM_WRONG',
    'SHARE_PADDING_WRONG',
    'SHARE_GROUPS_IMPOSSIBLE',
    'SHARE_FOREIGN',
    'SHARE_OTHER_SET',
    'SHARE_INDEX_OTHER',
    'SHARE_TYPED_BEFORE',
    'SHARE_REPEATED',
    'MACHINE_SHARE_BLOCK',
    'MACHINE_SHARE_BLOCK_WRONG',
    'MACHINE_SHARE_BLOCKS',
    'MACHINE_SHARE_DAMAGED',
  ]),
  secret: new Set<RefusalCode>(['SECRET_EMPTY', 'SECRET_TOO_LONG', 'SECRET_UNPRINTABLE', 'SECRET_DIFFERS']),
}

/** Asks again, saying what was wrong, until it is accepted; after ten tries throws SHARE_TRIES_EXHAUSTED, SECRET_TRIES_EXHAUSTED. */
export async function untilAccepted<T>(
  { askWords, devices }: Performing,
  secret: SecretAsk,
  take: (words: SealedBox) => Promise<T>,
): Promise<T> {
  const recipient = await devices.secrets().transportKey()
  const what = secret.purpose === 'secret' ? 'secret' : 'share'
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const words = await askWords(secret, complaint, recipient)
    try {
      return await take(words)
    } catch (error) {
      if (!(error instanceof Refusal) || !mistakes[what].has(error.code)) throw error
      complaint = error
    }
  }
  throw refuse(exhausted[what], { person: secret.person })
}
