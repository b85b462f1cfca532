/** A share on both applets of the software card: put there, given again, refused, and whatever goes wrong at any APDU. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Hex } from '../../../../ceremonies/base/crypto.ts'
import { sha256Hex } from '../../../../ceremonies/base/digest.ts'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import type { CardShare } from '../../../../ceremonies/devices/card-share.ts'
import type { SecretAsk } from '../../../../ceremonies/kernel/secret-ask.ts'
import { cardShareFile } from '../../../../ceremonies/shares/card-share.ts'
import { deliver, givenBy, type HeldCard, keptOn, cardShareIn } from '../../../../ceremonies/subjects/cards/delivery.ts'
import { earlierShareOf } from '../../../../ceremonies/subjects/cards/earlier-share.ts'
import { enrol } from '../../../../ceremonies/subjects/cards/enrolment.ts'
import { CardState } from '../../../../native/softcard/memory.ts'
import { secretPage } from '../../../../native/secrets/memory.ts'
import { Vault } from '../../../../native/secrets/vault.ts'
import { type CardAtHand, cardAtHand } from '../../../support/card-at-hand.ts'
import { peopleWith, portOf } from '../../../support/enrolling.ts'
import { refused } from '../../../support/refused.ts'
import { sample } from '../../../support/sample.ts'
import { freshCard } from '../../../support/software-card.ts'

const applets = ['piv', 'openpgp'] as const
type Applet = (typeof applets)[number]
const ceremony = 'a'.repeat(26)
const state = { ceremony, mode: 'rehearsal', slices: {} } as const
const PIN = '73915204'

/** A secrets process with a set of 2 of 3. */
function madeSet() {
  const vault = new Vault(secretPage())
  vault.makeEnvelopeKey({ hsmRandom: null })
  vault.split({ ceremony, set: 'set', scheme: 'SLIP-0039', identifier: 7, threshold: 2, shares: 3 })
  return vault
}

/** What a step may use; `proved` counts what the secrets process has taken for the share. */
function room(card: CardAtHand, vault: Vault, answer: (complaint: string | null) => string = () => PIN) {
  const lefts: unknown[] = []
  const proved: number[] = []
  const { performing } = peopleWith(portOf(card), state, ({ purpose }: SecretAsk, complaint) =>
    purpose === 'card-pin' ? answer(complaint) : null,
  )
  const secrets = {
    transportKey: () => Promise.resolve(vault.transportKey()),
    prove: (...given: Parameters<Vault['prove']>) => {
      vault.prove(...given)
      proved.push(given[0])
      return Promise.resolve()
    },
  }
  const ask: typeof performing.ask = (secret, complaint, told) => {
    lefts.push(told?.left)
    return performing.ask(secret, complaint, told)
  }
  const devices = { ...performing.devices, secrets: () => secrets }
  return { performing: { ...performing, ask, devices } as typeof performing, lefts, proved }
}

interface Enrolled {
  readonly memory: CardState
  readonly held: HeldCard
}

/** Enrolled once for each applet; each test has a copy of the card. */
const whole = new Map<Applet, Enrolled>()
async function enrolled(applet: Applet): Promise<Enrolled> {
  const known = whole.get(applet)
  if (known) return { ...known, memory: CardState.parse(structuredClone(known.memory)) }
  const memory = freshCard()
  const request = { card: 'card-1', ceremony, holder: 'custodian-1', applet, curve: 'P-256' } as const
  const { performing } = peopleWith(portOf(cardAtHand(memory)), state, ({ purpose }) =>
    purpose === 'new-card-pin' ? PIN : null,
  )
  const { serial, decryption: key } = await enrol(performing, request, [])
  whole.set(applet, { memory, held: { card: 'card-1', holder: 'custodian-1', applet, serial, key } })
  return enrolled(applet)
}

const sealed = (vault: Vault, card: Hex, index = 1): CardShare =>
  vault.sealForCard({ ceremony, set: 'set', index, card })
const hexOf = (share: CardShare): Hex => Buffer.from(cardShareFile(share)).toString('hex')

test.each(applets)('%s: a share is put on the card, opened by it, and given again', async (applet) => {
  const [{ memory, held }, vault] = [await enrolled(applet), madeSet()]
  const { performing, lefts, proved } = room(cardAtHand(memory), vault)
  const share = sealed(vault, held.key)
  await deliver(performing, held, share)
  expect([await keptOn(performing, held), proved, lefts]).toEqual([hexOf(share), [1], [3]])
  const later = new Vault(secretPage())
  const again = room(cardAtHand(memory), later)
  expect(
    await givenBy(again.performing, held, share, (given) => Promise.resolve(later.typeShare(given, 'SLIP-0039'))),
  ).toBe(1)
})

test('a wrong PIN is asked for again with the tries that are left, and the last one is left alone', async () => {
  const [{ memory, held }, vault] = [await enrolled('piv'), madeSet()]
  const pins = ['000000', PIN]
  const { performing, lefts, proved } = room(cardAtHand(memory), vault, () => pins.shift() ?? '')
  await deliver(performing, held, sealed(vault, held.key))
  expect([lefts, proved]).toEqual([[3, 2], [1]])
  const wrong = room(cardAtHand(memory), vault, () => '000000')
  expect(await refused(deliver(wrong.performing, held, sealed(vault, held.key)))).toMatchObject({
    code: 'CARD_PIN_LAST_TRY',
  })
  expect([wrong.lefts, wrong.proved, memory.piv.pin.left]).toEqual([[3, 2, 1], [], 1])
})

test.each(applets)('%s: what does not fit is refused by name, and nothing counts', async (applet) => {
  const [{ memory, held }, vault] = [await enrolled(applet), madeSet()]
  const share = sealed(vault, held.key)
  const delivering = async (card: CardAtHand, changed: Partial<HeldCard> = {}, given = share) => {
    const { performing, proved } = room(card, vault)
    const { code } = await refused(deliver(performing, { ...held, ...changed }, given))
    return [code, proved]
  }
  expect(await delivering(cardAtHand(memory), { serial: '999' })).toEqual(['CARD_OTHER', []])
  const other = sealed(vault, (await enrolled(applet === 'piv' ? 'openpgp' : 'piv')).held.key)
  expect(await delivering(cardAtHand(memory), { key: other.card })).toEqual(['CARD_OTHER', []])
  expect(await delivering(cardAtHand(memory), {}, other)).toEqual(['HPKE_NOT_OPENED', []])
  const blocked = CardState.parse(structuredClone(memory))
  blocked.piv.pin.left = 0
  blocked.openPgp.userPin.left = 0
  expect(await delivering(cardAtHand(blocked))).toEqual(['CARD_PIN_BLOCKED', []])
  const full = cardAtHand(memory, { instead: (apdu) => (isWrite(apdu, applet) ? Buffer.from('6a84', 'hex') : null) })
  expect(await delivering(full)).toEqual(['CARD_FULL', []])
})

const isWrite = (apdu: Buffer, applet: Applet) => (apdu[1] ?? 0) === (applet === 'piv' ? 0xdb : 0xda) && apdu.length > 8

test('what the card gives back once it has been reset must be what was written', async () => {
  const [{ memory, held }, vault] = [await enrolled('piv'), madeSet()]
  const isRead = (apdu: Buffer | undefined) => apdu?.toString('hex').startsWith('00cb3fff055c035fc10d') === true
  const share = sealed(vault, held.key)
  let reads = 0
  const card: CardAtHand = cardAtHand(memory, {
    mangle: (answer) => {
      if (isRead(card.handed.at(-1))) reads += 1
      // Read before it is written, to compare as it is written, and after a reset.
      return reads === 3 && isRead(card.handed.at(-1))
        ? Buffer.from(answer.map((byte, at) => (at === 40 ? byte ^ 1 : byte)))
        : answer
    },
  })
  const { performing, proved } = room(card, vault)
  expect(await refused(deliver(performing, held, share))).toMatchObject({ code: 'CARD_OBJECT_DIFFERS' })
  expect([proved, reads]).toEqual([[], 3])
})

test('what another ceremony left on the card is not written over; a share of an attempt that was cut off is', async () => {
  const [{ memory, held }, vault] = [await enrolled('openpgp'), madeSet()]
  const { performing } = room(cardAtHand(memory), vault)
  const foreign = { ...sealed(vault, held.key), ceremony: 'b'.repeat(26) }
  const [cutOff, next] = [sealed(vault, held.key), sealed(vault, held.key)]
  await deliver(performing, held, cutOff)
  await deliver(performing, held, next)
  expect(await keptOn(performing, held)).toBe(hexOf(next))
  memory.openPgp.objects['101'] = hexOf(foreign)
  expect(await refused(deliver(performing, held, next))).toMatchObject({ code: 'CARD_OBJECT_TAKEN' })
  expect(await keptOn(performing, held)).toBe(hexOf(foreign))
})

test('what somebody else sealed to the card is no share of the set, whatever it is called', async () => {
  const { held } = await enrolled('piv')
  const [vault, stranger] = [madeSet(), madeSet()]
  const { performing, proved } = room(cardAtHand((await enrolled('piv')).memory), vault)
  expect(await refused(deliver(performing, held, sealed(stranger, held.key)))).toMatchObject({
    code: 'SHARE_WORD_WRONG',
  })
  expect(proved).toEqual([])
})

const faults = ['pull', 'silence', 0x6581, 0x6982, 0x6f00] as const

/** Every APDU of a delivery, refused, pulled or silent, before and after the card has done it; then once more on the card as it was left. */
test.each(applets)(
  '%s: whatever goes wrong at any APDU, nothing counts, and the same again delivers',
  async (applet) => {
    const vault = madeSet()
    const { memory: sound, held } = await enrolled(applet)
    const straight = cardAtHand(sound)
    await deliver(room(straight, vault).performing, held, sealed(vault, held.key))
    const all = straight.heard.flatMap((_, at) =>
      faults.flatMap((what) => (['before', 'after'] as const).map((when) => ({ nth: at + 1, what, when }))),
    )
    const some = sample(all, { of: 8, kind: ({ what }) => String(what) })
    let survived = 0
    for (const fault of some) {
      const named = JSON.stringify(fault)
      const { memory } = await enrolled(applet)
      const attempt = room(cardAtHand(memory, { fault }), vault)
      const outcome = await deliver(attempt.performing, held, sealed(vault, held.key)).then(
        () => null,
        (error: unknown) => error,
      )
      // Some questions may be answered with no: then the share is there all the same.
      if (outcome === null) survived += 1
      else expect(outcome, named).toBeInstanceOf(Refusal)
      expect(attempt.proved, named).toEqual(outcome === null ? [1] : [])
      const [next, again] = [sealed(vault, held.key), room(cardAtHand(memory), vault)]
      await deliver(again.performing, held, next)
      expect(cardShareIn((await keptOn(again.performing, held)) ?? ''), named).toEqual(next)
    }
    console.log(`${applet}: ${some.length} of ${all.length} faults of a delivery, ${survived} without consequence`)
    expect(survived).toBeLessThan(some.length / 5)
  },
)

/** What the record says of a card with that object. */
const onRecord = ({ applet, serial }: HeldCard, share: number, data: Hex) => ({
  share,
  applet,
  serial,
  sha256: sha256Hex(Buffer.from(data, 'hex')),
})

test.each(applets)('%s: later the card is found by what the record says of it, and gives its share', async (applet) => {
  const [{ memory, held }, vault] = [await enrolled(applet), madeSet()]
  const sealedShare = sealed(vault, held.key, 2)
  await deliver(room(cardAtHand(memory), vault).performing, held, sealedShare)
  const later = new Vault(secretPage())
  const { performing, lefts } = room(cardAtHand(memory), later)
  const known = onRecord(held, 2, hexOf(sealedShare))
  const sought = { identifier: 7, index: 2, holder: 'custodian-2', onRecord: [known] }
  const found = await earlierShareOf(performing, sought)
  expect(found.held).toEqual({ ...held, card: held.serial, holder: 'custodian-2' })
  const left = await givenBy(performing, found.held, found.share, (given) =>
    Promise.resolve(later.typeEarlierShare({ given, set: { scheme: 'SLIP-0039', identifier: 7, threshold: 2 } })),
  )
  expect([left, lefts]).toEqual([1, [3]])
  for (const other of [
    { index: 1 },
    { onRecord: [] },
    { onRecord: [{ ...known, share: 1 }] },
    { onRecord: [{ ...known, serial: '999' }] },
    { onRecord: [{ ...known, applet: applet === 'piv' ? 'openpgp' : 'piv' } as const] },
  ])
    expect(await refused(earlierShareOf(performing, { ...sought, ...other }))).toMatchObject({
      code: 'CARD_SHARE_NOWHERE',
    })
})

test.each(applets)(
  '%s: whatever a card says of itself, an object that is not on record gets no PIN',
  async (applet) => {
    const [{ memory, held }, vault] = [await enrolled(applet), madeSet()]
    const right = sealed(vault, held.key, 2)
    // Made by somebody with a card of the same serial number: it says the same of ceremony, set and number.
    const forged = sealed(madeSet(), held.key, 2)
    await deliver(room(cardAtHand(memory), vault).performing, held, right)
    const card = cardAtHand(memory)
    const objects = applet === 'piv' ? memory.piv.objects : memory.openPgp.objects
    const name = Object.keys(objects).find((one) => objects[one] === hexOf(right)) ?? ''
    const { performing, lefts } = room(card, vault)
    const sought = {
      ...{ identifier: 7, index: 2, holder: 'custodian-2', onRecord: [onRecord(held, 2, hexOf(right))] },
    }
    for (const data of [forged, { ...right, ceremony: 'b'.repeat(26) }].map(hexOf)) {
      objects[name] = data
      expect(await refused(earlierShareOf(performing, sought))).toMatchObject({ code: 'CARD_SHARE_CHANGED' })
    }
    expect(lefts).toEqual([])
    objects[name] = hexOf(right)
    expect((await earlierShareOf(performing, sought)).share).toEqual(right)
  },
)

test('bytes that are no share are told from one', () => {
  expect(cardShareIn(randomBytes(40).toString('hex'))).toBeNull()
})
