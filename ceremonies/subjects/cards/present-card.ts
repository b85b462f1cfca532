import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { KnownCard } from '../../custody/shapes.ts'
import type { CardDescription, CardSeen } from '../../devices/card.ts'
import { applets } from '../../devices/readers.ts'
import type { Performing, State } from '../../kernel/model.ts'
import { list } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { cardsOf } from '../custody/things.ts'
import { hex, part } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { enrolledCard } from '../resources.ts'
import type { HeldCard } from './delivery.ts'
import { cardPresented, cards } from './facts.ts'
import { card } from './fields.ts'
import { lastTryFields } from './last-try.ts'
import { PRESENT, showsBothKeys } from './possession.ts'
import { mustBeSound } from './weak.ts'

/** What the register says of a card: by this it is known, whatever it says of itself. */
const Expected = KnownCard.omit({ shares: true, lost: true })
type Expected = z.infer<typeof Expected>

/** A card that an earlier ceremony enrolled counts in this one too, as the same person's. */
export const presentCard = defineStep({
  name: PRESENT,
  reference: {
    is: 'A card that the performer enrolled in an earlier ceremony is taken up in this one. It must be one that the register knows, by application, serial number and both keys: it opens a fresh challenge, which is no share, and signs another, with its holder’s PIN. A real ceremony judges its firmware again. From here on it can take a share and speak for its holder.',
    alsoNeeds: 'The register of the laptop knows the card, and who enrolled it.',
    example: { card: 'custodian-card-1' },
  },
  makes: [{ resource: enrolledCard, by: 'card' }],
  fields: z.strictObject({
    card,
    'enrolled-by': part
      .optional()
      .describe(
        'The part that the performer had in the ceremony that enrolled the card, where it is called otherwise here.',
      ),
  }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs
      ? [
          { name: 'holder', label: message('field.present-card.holder', told(state, enroller(step))), type: 'boolean' },
          ...lastTryFields(step, state, person),
        ]
      : [],
  check: (step, state, answers, person) => {
    if (person !== step.performs) return
    mustKnow(state, step.fields.card, enroller(step))
    if (answers['holder'] !== true) throw refuse('CARD_HOLDER_OTHER', { card: step.fields.card })
  },
  act: {
    request: z.strictObject({ card, ceremony: z.string(), holder: part, challenge: hex, expected: list(Expected) }),
    result: z.strictObject({
      applet: z.enum(applets),
      serial: z.string().min(1),
      firmware: z.string().nullable(),
      token: z.string().nullable(),
      software: z.boolean(),
      signature: hex,
    }),
    secrets: true,
    cards: true,
    prepare: (step, state, { random }) => ({
      card: step.fields.card,
      ceremony: state.ceremony,
      holder: step.performs,
      challenge: random,
      expected: mustKnow(state, step.fields.card, enroller(step)),
    }),
    perform: async (_step, { card: name, holder, challenge, expected }, performing) => {
      const { known, software, description } = await atReader(performing, name, holder, expected)
      mustBeSound(description, performing.state.mode)
      const held: HeldCard = { ...known, card: name, holder, key: known.decryption }
      const { signature } = await showsBothKeys(performing, held, { signing: known.signature, random: challenge })
      const { applet, serial, firmware, token } = description
      return { applet, serial, firmware, token, software, signature }
    },
    conclude: (_step, { card: name, holder, challenge, expected }, found, state) => {
      const known = expected.find(({ applet, serial }) => applet === found.applet && serial === found.serial)
      if (!known) throw refuse('CARD_NOT_KNOWN', { card: name, person: holder })
      mustBeSound(found, state.mode)
      if (state.mode === 'real' && (found.software || known.software)) throw refuse('CARD_SOFTWARE')
      const { applet, serial, firmware, token, software, signature: proof } = found
      const { decryption, signature, ceremony, card: before, attested } = known
      return [
        cardPresented({
          ...{ card: name, holder, applet, serial, firmware, token, software, decryption, signature, attested },
          ...{ challenge, proof, enrolled: { ceremony, card: before, holder: known.holder } },
        }),
      ]
    },
    ...nothingLeft,
  },
})

/** As the ceremony that enrolled the card called its holder. */
function enroller({ performs, fields }: { readonly performs: string; readonly fields: Enrolled }): string {
  return fields['enrolled-by'] ?? performs
}
interface Enrolled {
  readonly 'enrolled-by'?: string | undefined
}

/** Throws CARD_UNKNOWN, CARD_ENROLLED, CARD_NOT_KNOWN, and CARD_LOST where the only ones are on record as lost. */
function mustKnow(state: State, name: string, person: string): Expected[] {
  if (!Object.hasOwn(cardsOf(state.script), name)) throw refuse('CARD_UNKNOWN', { card: name })
  const { enrolled, known } = cards.of(state)
  if (Object.hasOwn(enrolled, name)) throw refuse('CARD_ENROLLED', { card: name })
  const theirs = known.filter(({ holder }) => holder === person)
  const whole = theirs.filter(({ lost }) => !lost)
  const [lost] = theirs
  if (whole.length === 0 && lost) throw refuse('CARD_LOST', { card: lost.card, serial: lost.serial })
  if (whole.length === 0) throw refuse('CARD_NOT_KNOWN', { card: name, person })
  return whole.map(({ shares: _shares, lost: _lost, ...one }) => one)
}

function told(state: State, person: string) {
  const serials = cards
    .of(state)
    .known.flatMap(({ holder, serial, lost }) => (holder === person && !lost ? [serial] : []))
  return { serials: serials.length === 0 ? '–' : serials }
}

interface AtReader {
  readonly known: Expected
  readonly software: boolean
  readonly description: CardDescription
}

/** Throws the trouble of readers, CARD_NOT_REGISTERED, CARD_NOT_YOURS and CARD_TO_PRESENT_MANY; no PIN is sent before. */
async function atReader(
  { devices, state }: Performing,
  name: string,
  person: string,
  expected: readonly Expected[],
): Promise<AtReader> {
  const port = devices.cards()
  const { reader, software } = await port.place(name)
  const seen = await port.look(reader)
  const here = expected.flatMap((known) => seen.filter((one) => isOf(one, known)).map((one) => ({ known, ...one })))
  const [found, another] = here
  if (another) throw refuse('CARD_TO_PRESENT_MANY', { count: here.length })
  if (found) {
    const description = await port.describe({ reader: found.reader, applet: found.known.applet })
    return { known: found.known, software, description }
  }
  const other = cards.of(state).known.find((known) => seen.some((one) => isOf(one, known)))
  if (other) throw refuse('CARD_NOT_YOURS', { card: other.card, holder: other.holder, person })
  throw refuse('CARD_NOT_REGISTERED', { found: serialsOf(seen), known: expected.map(({ serial }) => serial) })
}

function isOf({ applets: all }: CardSeen, { applet, serial }: Pick<KnownCard, 'applet' | 'serial'>): boolean {
  return all.some((one) => one.applet === applet && one.serial === serial)
}

function serialsOf(seen: readonly CardSeen[]): readonly string[] {
  return [...new Set(seen.flatMap(({ applets: all }) => all.map(({ serial }) => serial)))]
}
