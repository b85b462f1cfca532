/** Data objects: written, read back, guarded, and refused by a card without room. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { cardAtHand, factoryUnlock, nothing, pinOf, places } from '../../support/card-at-hand.ts'
import { refused } from '../../support/refused.ts'
import { freshCard } from '../../support/software-card.ts'

const cases = (['piv', 'openpgp'] as const).flatMap((applet) =>
  ([1, 2, 3, 4] as const).map((object) => ({ applet, object })),
)

test.each(cases)(
  '$applet: object $object keeps what is written, for whoever may read it',
  async ({ applet, object }) => {
    const card = cardAtHand(freshCard())
    const at = places[applet]
    const read = (unlock: typeof nothing | ReturnType<typeof factoryUnlock>) =>
      card.ask('readObject', { at, object, unlock })
    expect(await read(factoryUnlock())).toMatchObject({ data: null })
    for (const bytes of [1, 127, 128, 255, 256, 2000]) {
      const data = randomBytes(bytes).toString('hex')
      await card.ask('writeObject', { at, object, data, unlock: factoryUnlock() })
      expect(await read(factoryUnlock())).toMatchObject({ data })
    }
    const isGuarded = object === 3 || (object === 4 && applet === 'openpgp')
    if (isGuarded) expect(await refused(read(nothing))).toMatchObject({ code: 'CARD_PIN_NEEDED' })
    else expect(await read(nothing)).toMatchObject({ data: expect.any(String), tries: [] })
    const unopened = card.ask('writeObject', { at, object, data: '00', unlock: nothing })
    expect(await refused(unopened)).toMatchObject({ code: 'CARD_PIN_NEEDED' })
  },
)

test.each(['piv', 'openpgp'] as const)('%s: a full card keeps what it had', async (applet) => {
  const state = freshCard()
  state.piv.largest = 2048
  const card = cardAtHand(state)
  const write = (data: string) =>
    card.ask('writeObject', { at: places[applet], object: 1, data, unlock: factoryUnlock() })
  await write('01')
  expect(await refused(write('ab'.repeat(2049)))).toMatchObject({ code: 'CARD_FULL' })
  expect(await card.ask('readObject', { at: places[applet], object: 1, unlock: nothing })).toMatchObject({ data: '01' })
})

test.each(['piv', 'openpgp'] as const)('%s: what reads back otherwise does not count', async (applet) => {
  const state = freshCard()
  const card = cardAtHand(state, {
    // It keeps nothing.
    instead: (apdu) => (apdu[1] === 0xdb || apdu[1] === 0xda ? Buffer.from([0x90, 0x00]) : null),
  })
  const unlock = { ...factoryUnlock(), pin: pinOf('123456') }
  const asked = card.ask('writeObject', { at: places[applet], object: 1, data: 'abcd', unlock })
  expect(await refused(asked)).toMatchObject({ code: 'CARD_OBJECT_DIFFERS' })
})
