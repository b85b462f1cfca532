import type { Subject } from '../../kernel/model.ts'
import { cardChecks } from './check.ts'
import { enrolCard } from './enrol-card.ts'
import { cardEnrolled, cardPresented, cards, cardsKnown } from './facts.ts'
import { cardsOnRecord } from './known.ts'
import { insteadFirst } from './give-up.ts'
import { presentCard } from './present-card.ts'
import { cardProof } from './proof.ts'
import { proveCardShare } from './prove-card-share.ts'
import { putShareOnCard } from './put-share-on-card.ts'
import { cardRows } from './rows.ts'
import { speakByCard, speakingChecks, voiceByCard } from './speaking.ts'

/** The smartcards: whose each is, and what it has shown of itself. */
export const cardSubject = {
  name: 'cards',
  facts: [cardsKnown, cardEnrolled, cardPresented],
  kinds: [enrolCard, presentCard, putShareOnCard, proveCardShare],
  checks: [...cardChecks, ...speakingChecks],
  script: [speakByCard],
  voice: voiceByCard,
  proof: cardProof,
  rows: cardRows,
  onOpening: cardsOnRecord,
  inBetween: insteadFirst,
  shows: (state) => ({ softwareCard: Object.values(cards.of(state).enrolled).some(({ software }) => software) }),
} as const satisfies Subject
