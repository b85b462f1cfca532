/** Enrolment against both applets of the software card: what is changed on it, what is refused, and what a pull leaves. */
import { expect, test } from 'vitest'
import type { Cards } from '../../../../ceremonies/devices/card.ts'
import type { SecretAsk } from '../../../../ceremonies/kernel/secret-ask.ts'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import { enrol } from '../../../../ceremonies/subjects/cards/enrolment.ts'
import { cardAtHand, factoryUnlock, places } from '../../../support/card-at-hand.ts'
import { peopleWith, portOf } from '../../../support/enrolling.ts'
import { refused } from '../../../support/refused.ts'
import { freshCard, holds } from '../../../support/software-card.ts'

const state = { mode: 'rehearsal', slices: {} } as const
const applets = ['piv', 'openpgp'] as const
const asked = (applet: (typeof applets)[number]) =>
  ({ card: 'card-1', ceremony: 'a'.repeat(26), holder: 'custodian-1', applet, curve: 'P-256' }) as const

test('PIV: maker’s PINs and management key are replaced without being asked for, and the keys are made on the card', async () => {
  const card = cardAtHand(freshCard())
  const { performing, typed } = peopleWith(portOf(card), state)
  const result = await enrol(performing, asked('piv'), [])
  expect(typed.map(([purpose]) => purpose)).toEqual(['new-card-pin', 'new-card-puk'])
  const { pin, puk, managementKey, objects, keys } = card.state.piv
  expect(typed.map(([, text], at) => holds(at === 0 ? pin : puk, text))).toEqual([true, true])
  expect(managementKey.value).not.toMatch(/^0102030405060708/)
  // Kept behind the PIN, as YubiKeys' own tools do.
  expect(objects['5fc109']).toBe(`881a8918${managementKey.value}`)
  expect(objects['5fc10d']?.length).toBe(2 * 1000)
  expect(Object.keys(keys).sort()).toEqual(['9c', '9d'])
  expect(result).toMatchObject({ serial: '7654321', token: '5.7.4', software: true, attestations: [], attested: false })
})

test('OpenPGP: the present PINs are asked for, because the card does not tell whether they are its maker’s', async () => {
  const card = cardAtHand(freshCard())
  const { performing, typed } = peopleWith(portOf(card), state)
  const result = await enrol(performing, asked('openpgp'), [])
  expect(typed.map(([purpose]) => purpose)).toEqual([
    'card-pin',
    'new-card-pin',
    'card-admin-pin',
    'new-card-admin-pin',
  ])
  const { userPin, adminPin } = card.state.openPgp
  expect([holds(userPin, typed[1]?.[1] ?? ''), holds(adminPin, typed[3]?.[1] ?? '')]).toEqual([true, true])
  expect(result).toMatchObject({ serial: 'fffe0074cbb1', software: true })
})

test('a PIN is not its maker’s and nobody else’s of today; what is refused is asked for again', async () => {
  const card = cardAtHand(freshCard())
  const pins = ['123456', '24681012', 'too-long-a-pin', '36912151']
  const puks = ['12345678', '36912151', '99887766']
  const complaints: (string | null)[] = []
  const { performing } = peopleWith(portOf(card), state, (secret, complaint) => {
    complaints.push(complaint)
    return (secret.purpose === 'new-card-pin' ? pins : puks).shift() ?? null
  })
  await performing.mustDiffer('new-card-pin card-2', '24681012')
  await enrol(performing, asked('piv'), [])
  expect(complaints).toEqual([
    ...[null, 'CARD_PIN_FACTORY', 'PIN_LIKE_ANOTHER', 'CARD_PIN_LENGTH'],
    ...[null, 'CARD_PIN_FACTORY', 'PIN_LIKE_ANOTHER'],
  ])
  expect([holds(card.state.piv.pin, '36912151'), holds(card.state.piv.puk, '99887766')]).toEqual([true, true])
})

test('a wrong present PIN is asked for again, and the last try is left alone', async () => {
  const card = cardAtHand(freshCard())
  const { performing, typed } = peopleWith(portOf(card), state, ({ purpose }) =>
    purpose === 'card-pin' ? '000000' : null,
  )
  expect(await refused(enrol(performing, asked('openpgp'), []))).toMatchObject({ code: 'CARD_PIN_LAST_TRY' })
  expect(typed.map(([purpose]) => purpose)).toEqual(['card-pin', 'new-card-pin', 'card-pin', 'card-pin'])
  expect(card.state.openPgp.userPin.left).toBe(1)
})

test('a card with keys, a management key of somebody’s, weak firmware in a real ceremony: refused, and left as it was', async () => {
  const used = cardAtHand(freshCard())
  await used.ask('generateKey', {
    ...{ at: places.piv, use: 'signature', algorithm: 'P-256', replaces: null, unlock: factoryUnlock() },
  })
  const other = freshCard()
  Object.assign(other.piv.managementKey, { value: 'ab'.repeat(24) })
  const weak = cardAtHand(freshCard({ firmware: '5.4.3' }))
  const before = [used.state, weak.state].map((one) => JSON.stringify(one))
  const enrolling = (card: typeof used, mode: 'real' | 'rehearsal') =>
    refused(enrol(peopleWith(portOf(card), { ...state, mode }).performing, asked('piv'), []))
  expect(await enrolling(used, 'rehearsal')).toMatchObject({ code: 'CARD_KEY_EXISTS' })
  expect(await enrolling(weak, 'real')).toMatchObject({ code: 'CARD_FIRMWARE_WEAK' })
  expect([used.state, weak.state].map((one) => JSON.stringify(one))).toEqual(before)
  expect(await enrolling(cardAtHand(other), 'rehearsal')).toMatchObject({ code: 'CARD_MANAGEMENT_KEY_ELSEWHERE' })
})

test('a card that this ceremony has enrolled already is none to enrol, whichever application it was', async () => {
  const { cards } = await import('../../../../ceremonies/subjects/cards/facts.ts')
  const known = { holder: 'custodian-2', software: true, decryption: '00', signature: '00' } as const
  const mark = { ceremony: 'another', card: 'card-2' }
  const card = { ...known, applet: 'openpgp', serial: 'fffe0074cbb1', mark } as const
  const { slices } = cards.with({ slices: {} } as Parameters<typeof cards.with>[0], {
    enrolled: { 'card-2': card },
    known: [],
  })
  const { performing } = peopleWith(portOf(cardAtHand(freshCard())), { ...state, slices })
  expect(await refused(enrol(performing, asked('piv'), []))).toMatchObject({ code: 'CARD_ENROLLED' })
})

/** Without the half second that it takes to tell PINs apart. */
function hasty(...[port, answer]: readonly [Cards, ((secret: SecretAsk) => string | null)?]) {
  const { performing, typed } = peopleWith(port, state, answer)
  return { performing: { ...performing, mustDiffer: () => Promise.resolve() }, typed }
}

/** Every APDU of it, pulled before and after the card has done it; then the same once more with the card as it was left. */
test.each(applets)(
  '%s: pulled at any APDU nothing counts, and the same step enrols the card all the same',
  async (applet) => {
    const whole = cardAtHand(freshCard())
    await enrol(peopleWith(portOf(whole), state).performing, asked(applet), [])
    let pulled = 0
    for (let nth = 1; nth <= whole.heard.length; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const memory = freshCard()
        const people = hasty(portOf(cardAtHand(memory, { fault: { nth, when, what: 'pull' } })))
        const outcome = await enrol(people.performing, asked(applet), []).catch((error: unknown) => error)
        expect(outcome, `${when} ${nth}`).toBeInstanceOf(Refusal)
        pulled += 1
        // The holder knows which PINs were typed: whichever the card took is given again.
        const taken = (purpose: string): string | null => {
          const [pin, admin] =
            applet === 'piv' ? [memory.piv.pin, memory.piv.puk] : [memory.openPgp.userPin, memory.openPgp.adminPin]
          const known = ['123456', '12345678', ...people.typed.map(([, text]) => text)]
          const asks = purpose === 'card-pin' ? pin : /^card-(puk|admin-pin)$/.test(purpose) ? admin : null
          return asks && (known.find((text) => holds(asks, text)) ?? null)
        }
        const again = hasty(portOf(cardAtHand(memory)), ({ purpose }) => taken(purpose))
        const result = await enrol(again.performing, asked(applet), [])
        expect(result.decryption, `${when} ${nth}`).toMatch(/^3059/)
      }
    }
    console.log(`${applet}: ${pulled} pulls of an enrolment`)
    expect(pulled).toBe(2 * whole.heard.length)
  },
)
