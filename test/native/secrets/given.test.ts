/** A share out of what was sealed for a card: only as what it is called, and nothing of it stays. */
import { createECDH, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CardShare } from '../../../ceremonies/devices/card-share.ts'
import { spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { encodeShare } from '../../../ceremonies/shares/mnemonic.ts'
import { splitIntoShares } from '../../../ceremonies/shares/sets.ts'
import { bytesFrom } from '../../../ceremonies/shares/words.ts'
import { sealForCard } from '../../../native/secrets/card-share.ts'
import { shareForCard, withGiven } from '../../../native/secrets/given.ts'
import { Recipient, seal } from '../../../native/sealed-box.ts'
import { random } from '../../ceremonies/shares/helpers.ts'
import { refused } from '../../support/refused.ts'

const card = createECDH('prime256v1')
card.generateKeys()
const spki = spkiOfPoint('P-256', card.getPublicKey('hex')) ?? ''
const transport = new Recipient()
const split = { identifier: 7, threshold: 2, shares: 3, passphrase: new Uint8Array(0), random }
const [first, second] = splitIntoShares({ ...split, secret: randomBytes(32) }).map(encodeShare)
const words = { first: first ?? new Uint16Array(), second: second ?? new Uint16Array() }
const names = { ceremony: 'c', set: 's', identifier: 7, index: 1, threshold: 2, scheme: 'SLIP-0039' } as const

const given = (share: CardShare) => ({ share, agreed: seal(card.computeSecret(share.enc, 'hex'), transport.spki) })

test('is what was sealed, and says of itself what the words say', () => {
  const share = shareForCard(words.first, 'SLIP-0039', { ceremony: 'c', set: 's' }, spki)
  expect(share).toMatchObject(names)
  const kept: Uint16Array[] = []
  const same = withGiven(given(share), 'SLIP-0039', transport, 1, (opened) => {
    kept.push(opened)
    return Buffer.from(bytesFrom(opened)).equals(bytesFrom(words.first))
  })
  expect([same, kept[0]?.every((word) => word === 0)]).toEqual([true, true])
})

test('anything else that somebody sealed to the card is refused', async () => {
  const code = async (share: CardShare) =>
    (await refused(() => withGiven(given(share), 'SLIP-0039', transport, 1, () => undefined))).code
  const called = (changed: object, bytes = bytesFrom(words.first)) =>
    code(sealForCard({ ...names, ...changed }, spki, bytes))
  const noWord = bytesFrom(words.first)
  noWord[0] = 4
  expect({
    index: await called({ index: 2 }),
    identifier: await called({ identifier: 8 }),
    threshold: await called({ threshold: 3 }),
    scheme: await called({ scheme: 'shamirs-secret-sharing' }),
    another: await called({}, bytesFrom(words.second)),
    noWord: await called({}, noWord),
    odd: await called({}, bytesFrom(words.first).subarray(1)),
  }).toEqual({
    index: 'CARD_SHARE_NAMED',
    identifier: 'CARD_SHARE_NAMED',
    threshold: 'CARD_SHARE_NAMED',
    scheme: 'CARD_SHARE_NAMED',
    another: 'CARD_SHARE_NAMED',
    noWord: 'CARD_SHARE_NAMED',
    odd: 'CARD_SHARE_NAMED',
  })
})
