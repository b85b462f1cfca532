import { z } from 'zod'
import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../base/digest.ts'
import { message } from '../../base/message.ts'
import { Refusal, refuse } from '../../base/refusal.ts'
import { KnownCard, KnownOnCard } from '../../custody/shapes.ts'
import type { Field } from '../../kernel/answers.ts'
import type { Performing, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { turnOf } from '../backup/hand-over.ts'
import { keptOn, withPin } from '../cards/delivery.ts'
import { cards } from '../cards/facts.ts'
import { lastTryFields } from '../cards/last-try.ts'
import { opensChallenge } from '../cards/possession.ts'
import { nothing, part } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { calledShares } from '../resources.ts'
import { cardFound, cardInspected, custody } from './facts.ts'
import { mustBeOf } from './inspect-share.ts'
import { returnShare } from './return-share.ts'

/** The card that should keep a share, and what it should keep. */
const Expected = z.strictObject({
  ...KnownCard.pick({ card: true, applet: true, serial: true, decryption: true, software: true }).shape,
  ...KnownOnCard.pick({ sha256: true, onPaper: true }).shape,
})
type Expected = z.infer<typeof Expected>

/** A share is asked for of the card that keeps it, and stays there: what the card keeps is compared, and it opens a fresh challenge. */
export const inspectCard = defineStep({
  name: 'inspect-card',
  reference: {
    is: 'The card that keeps a custodian’s share, as the register says, is put into a reader. It must be that card, what it keeps must be what the record of its ceremony says, and with its PIN it opens a fresh challenge, which is no share. It is repeated for each custodian; where the register knows of no card for a share, nothing is asked. Where it knows of one and the script has no such step, it comes before the share goes back.',
    alsoMakes:
      'What was found: it answered, it is missing, what it keeps was changed, it lost its key, or its PIN is blocked. A share that no card and no paper gives any more is lost.',
    example: {},
  },
  needs: [{ resource: calledShares, check: 'CUSTODY-14' }],
  fields: nothing,
  basis: 'seen',
  form: (step, state, person): readonly Field[] => {
    const known = person === step.performs ? cardOf(state, turnOf(step)) : null
    if (known === null) return []
    const { serial, applet } = known
    return [
      {
        name: 'here',
        label: message('field.inspect-card.here', { share: turnOf(step), serial, applet }),
        type: 'boolean',
        should: true,
      },
      { name: 'bagged', label: message('field.inspect-card.bagged'), type: 'boolean' },
      ...lastTryFields(step, state, person),
    ]
  },
  act: {
    request: z.strictObject({
      share: count,
      by: part,
      here: z.boolean(),
      bagged: z.boolean(),
      expected: Expected.readonly().nullable(),
    }),
    result: z.strictObject({ found: z.enum(cardFound).nullable() }),
    secrets: true,
    cards: true,
    prepare: (step, state) => {
      const given = state.attempt?.answers[step.performs] ?? {}
      const share = turnOf(step)
      mustBeOf(state, share)
      const [here, bagged] = [given['here'] === true, given['bagged'] === true]
      return { share, by: step.performs, here, bagged, expected: cardOf(state, share) }
    },
    perform: async (_step, { by, here, expected }, performing) => {
      if (expected === null) return { found: null }
      return { found: here ? await inspected(performing, by, expected) : 'missing' }
    },
    conclude: (_step, { share, by, bagged, expected }, { found }) => {
      if (expected === null || found === null) return []
      const { card, applet, serial, software, onPaper } = expected
      return [cardInspected({ share, by, card, applet, serial, found, software, bagged, onPaper })]
    },
    ...nothingLeft,
  },
})

/**
 * Throws what another try mends: the trouble of readers, CARD_NOWHERE and CARD_OTHER for a card that is not the register's, and what a
 * PIN is refused for. What it does not mend is the answer.
 */
async function inspected(
  performing: Performing,
  holder: string,
  { card, applet, serial, decryption, sha256 }: Expected,
): Promise<(typeof cardFound)[number]> {
  const port = performing.devices.cards()
  const { reader } = await mustBeHere(performing, { card, applet, serial })
  const { keys } = await port.describe({ reader, applet })
  if (!keys.some(({ use, spki }) => use === 'decryption' && spki === decryption)) return 'keyless'
  const data = await keptOn(performing, { applet, serial, key: decryption })
  if (data === null || sha256Hex(hexToBytes(data)) !== sha256) return 'changed'
  const held = { card, holder, applet, serial, key: decryption }
  try {
    await withPin(performing, held, (pin) => opensChallenge(performing, held, pin))
    return 'answered'
  } catch (error) {
    if (error instanceof Refusal && error.code === 'CARD_PIN_BLOCKED') return 'blocked'
    throw error
  }
}

async function mustBeHere(
  { devices }: Performing,
  { card, applet, serial }: Pick<Expected, 'card' | 'applet' | 'serial'>,
): Promise<{ readonly reader: string }> {
  const port = devices.cards()
  const seen = await port.look((await port.place(card)).reader)
  const all = seen.flatMap(({ reader, applets }) => applets.map((one) => ({ reader, ...one })))
  const here = all.find((one) => one.applet === applet && one.serial === serial)
  if (here) return here
  const [other] = all.filter((one) => one.applet === applet)
  throw other && all.length > 0
    ? refuse('CARD_OTHER', { by: 'serial', applet, found: other.serial, expected: serial })
    : refuse('CARD_NOWHERE', { applet, serial })
}

/** The card that should keep the share of that number of the set that is called; null where the register knows of none. */
export function cardOf(state: State, share: number): Expected | null {
  const { called } = custody.of(state)
  if (called === null) return null
  const all = cards.of(state).known.flatMap(({ shares, card, applet, serial, decryption, software, lost }) =>
    shares
      .filter((one) => one.share === share && (one.set === called.set || one.identifier === called.identifier))
      .map(({ sha256, onPaper }) => ({
        lost,
        expected: { card, applet, serial, decryption, software, sha256, onPaper },
      })),
  )
  return (all.findLast(({ lost }) => !lost) ?? all.at(-1))?.expected ?? null
}

/** A share that the register knows to be on a card does not go back before that card was asked. */
export function cardFirst(state: State, before: PlannedStep): PlannedStep | null {
  if (before.kind !== returnShare.name || before.turn === null) return null
  const share = before.turn
  const known = cardOf(state, share)
  if (known === null || custody.of(state).cards.some((one) => one.share === share)) return null
  const title = message('inserted.inspect-card', { share })
  const own = { id: `${inspectCard.name}-before-${before.id}`, kind: inspectCard.name, title }
  return { ...before, ...own, fields: {}, say: null, when: null, controls: [] }
}
