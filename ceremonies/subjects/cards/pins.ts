/** The PINs of a card that is enrolled: its holder gives each as it is, and chooses another that nobody else has today. */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal, type RefusalCode, refuse } from '../../base/refusal.ts'
import type { CardPin, CardRequest, Which } from '../../devices/card.ts'
import type { PinLength } from '../../devices/pin.ts'
import type { Performing } from '../../kernel/model.ts'
import type { PinAsk } from '../../devices/pin-asks.ts'
import type { SecretAsk } from '../../kernel/secret-ask.ts'
import { mayUseLast } from './last-try.ts'
import type { AtReader } from './at-reader.ts'

const TRIES = 5

/** What makers set, the same on both kinds of card. */
const factory = { pin: '123456', admin: '12345678' } as const satisfies Record<Which, string>

interface Asked {
  readonly now: PinAsk
  readonly next: PinAsk
  readonly length: PinLength
}

/** Lengths: SP 800-73-5 part 2, 3.2.2; OpenPGP 3.4, 4.3, of which each card tells its greatest itself. */
const asks = {
  piv: {
    pin: { now: 'card-pin', next: 'new-card-pin', length: { least: 6, most: 8 } },
    admin: { now: 'card-puk', next: 'new-card-puk', length: { least: 6, most: 8 } },
  },
  openpgp: {
    pin: { now: 'card-pin', next: 'new-card-pin', length: { least: 6, most: null } },
    admin: { now: 'card-admin-pin', next: 'new-card-admin-pin', length: { least: 8, most: null } },
  },
} as const satisfies Record<AtReader['description']['applet'], Record<Which, Asked>>

/** What is mended by choosing or typing again. */
const mendable: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'CARD_PIN_WRONG',
  'CARD_PIN_LENGTH',
  'CARD_PIN_FACTORY',
  'PIN_NOT_ASCII',
  'PIN_LIKE_ANOTHER',
])

/** Bytes of its own for each call: they are zeroed by whoever has handed them on. */
export function pinBytes(pin: string, evenLast = false): CardPin {
  return { value: utf8ToBytes(pin), evenLast }
}

export interface Changing {
  readonly holder: string
  readonly card: string
  readonly at: CardRequest<'changePin'>['at']
  readonly which: Which
  readonly seen: AtReader
}

/**
 * Returns the PIN as it is from now on. The maker's is not asked for where the card says that it has it. Throws what another try
 * does not mend, as CARD_PIN_BLOCKED and CARD_PIN_LAST_TRY, and CARD_PIN_TRIES_EXHAUSTED.
 */
export async function changed(performing: Performing, changing: Changing): Promise<string> {
  const { holder, card, at, which, seen } = changing
  const { now: present, next: chosen, length } = asks[seen.description.applet][which]
  const told = seen.description[which]
  // Once: a card that says so and takes it for wrong would lose a try each time.
  const typed: { now: string | null; next: string | null } = {
    now: told.factory === true ? factory[which] : null,
    next: null,
  }
  const asked = (purpose: PinAsk): SecretAsk => ({
    person: holder,
    purpose,
    half: null,
    device: card,
    share: null,
    scheme: null,
  })
  let complaint: Refusal | null = null
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    try {
      typed.now ??= await performing.ask(asked(present), complaint, {
        left: told.left,
        rehearsalPin: toldIn(seen, which),
      })
      typed.next ??= await performing.ask(asked(chosen), aboutNext(complaint), { length })
      if (typed.next === factory[which]) throw refuse('CARD_PIN_FACTORY', { which: nameOf(chosen) })
      await performing.mustDiffer(`${chosen} ${card}`, typed.next)
      const now = pinBytes(typed.now, mayUseLast(performing.state, card))
      const request = { at, which, now, next: utf8ToBytes(typed.next) }
      await performing.devices.cards().changePin(request)
      return typed.next
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'CARD_PIN_LAST_TRY') throw refuse(error.code, { ...error.parameters, card })
      if (!mendable.has(error.code)) throw error
      complaint = error
      if (error.code === 'CARD_PIN_WRONG') typed.now = null
      else typed.next = null
    }
  }
  throw refuse('CARD_PIN_TRIES_EXHAUSTED', { person: holder })
}

/** What was wrong with the PIN as it was is no complaint about the one that is chosen. */
function aboutNext(complaint: Refusal | null): Refusal | null {
  return complaint?.code === 'CARD_PIN_WRONG' ? null : complaint
}

/** A program's card is as its maker's until it has keys: people of a rehearsal cannot know that otherwise. */
function toldIn({ software, description }: AtReader, which: Which): string | null {
  return software && description.keys.length === 0 ? factory[which] : null
}

function nameOf(purpose: PinAsk): string {
  return purpose === 'new-card-puk' ? 'puk' : purpose === 'new-card-pin' ? 'pin' : 'admin'
}
