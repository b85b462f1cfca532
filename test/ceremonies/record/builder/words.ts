/** Words that cards are said to have signed. */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import { type TestKey, testKey } from './keys.ts'
import { ceremony, type Draft, type SoFar } from './signed.ts'

const one = testKey('card one')
const two = testKey('card two')

export const cardOf = (holder: string, key: TestKey, change: JsonObject = {}): Draft => ({
  type: 'card.enrolled',
  fact: { card: `card-of-${holder}`, holder, software: true, signature: key.spki, ...change },
})

const spoken = (by: string, change: JsonObject = {}): Draft => ({
  type: 'command',
  fact: { by, method: 'smartcard', command: { type: 'confirm' }, ...change },
})

interface Place {
  readonly seq: number
  readonly head: string
  readonly body: string
  readonly ceremony: string
}

/** A signature over the command right before it, or over what `place` makes of that. */
const signature = (
  by: string,
  key: TestKey,
  place: (right: Place, soFar: SoFar) => Place = (right) => right,
): Draft => ({
  type: 'word.signed',
  fact: (soFar) => {
    const seq = soFar.tree.size - 1
    const right = { seq, head: bytesToHex(soFar.tree.root(seq)), body: soFar.bodies[seq] ?? '', ceremony }
    const { seq: at, head, body, ceremony: of } = place(right, soFar)
    const statement = utf8ToBytes(`strongroom/word/v1\n${of}\n${at}\n${head}\n${body}\n`)
    return { by, device: `card-of-${by}`, signature: bytesToHex(key.sign(statement)) }
  },
})

const enrolled = [cardOf('one', one), cardOf('two', two)]

/** A card of an earlier ceremony, which signs a challenge of `of`. */
const presentedBy = (holder: string, key: TestKey, signer: TestKey = key, of: string = ceremony): Draft => {
  const random = 'ab'.repeat(32)
  const statement = concatBytes(utf8ToBytes(`strongroom/present-card/v1\n${of}\n`), hexToBytes(random))
  const proof = bytesToHex(signer.sign(statement))
  const known = { card: `card-of-${holder}`, holder, software: true, signature: key.spki }
  return { type: 'card.presented', fact: { ...known, challenge: random, proof } }
}

const note: Draft = { type: 'note.added', fact: { by: 'one', text: '' } }

const lostBy = (person: string): Draft => ({ type: 'voice.lost', fact: { person, device: `card-of-${person}` } })

/** A word of which only the signature is disclosed. */
export const withheldWord: readonly Draft[] = [...enrolled, { ...spoken('one'), withheld: true }, signature('one', one)]

type Words = readonly [what: string, facts: readonly Draft[]]

/** What stands between the record key and the seal. */
export const rightWords: readonly Words[] = [
  ['a word that a card signed', [...enrolled, spoken('one'), signature('one', one), note]],
  [
    'words of two cards',
    [...enrolled, spoken('one'), signature('one', one), note, spoken('two'), signature('two', two), note],
  ],
  ['a word by a code, whose speaker has a card', [...enrolled, spoken('one', { method: 'code' }), note]],
  ['a card that is enrolled anew', [cardOf('one', two), cardOf('one', one), spoken('one'), signature('one', one)]],
  ['a word of a card of an earlier ceremony', [presentedBy('one', one), spoken('one'), signature('one', one)]],
  ['a card that speaks no more', [...enrolled, lostBy('one')]],
  ['a word signed before its card spoke no more', [...enrolled, spoken('one'), signature('one', one), lostBy('one')]],
  ['a word of somebody whose card still speaks', [...enrolled, lostBy('two'), spoken('one'), signature('one', one)]],
]

const wrong = (by: string, key: TestKey, change: (right: Place, soFar: SoFar) => Partial<Place>): readonly Draft[] => [
  ...enrolled,
  note,
  spoken(by),
  signature(by, key, (right, soFar) => ({ ...right, ...change(right, soFar) })),
]

export const wrongWords: readonly Words[] = [
  ['a word signed by another card', [...enrolled, spoken('one'), signature('one', two)]],
  ['a word of somebody else', [...enrolled, spoken('one'), signature('two', two)]],
  ['a card of an earlier ceremony that proves another key', [presentedBy('one', one, two)]],
  ['a card that proved its key to another ceremony', [presentedBy('one', one, one, 'z'.repeat(26))]],
  ['a word signed before its card was presented', [spoken('one'), signature('one', one), presentedBy('one', one)]],
  ['a word signed for another place', wrong('one', one, ({ seq }) => ({ seq: seq + 1 }))],
  [
    'a word signed for another record before it',
    wrong('one', one, (_, { tree }) => ({ head: bytesToHex(tree.root(1)) })),
  ],
  ['a word signed for another command', wrong('one', one, (_, { bodies }) => ({ body: bodies[0] ?? '' }))],
  ['a word signed for another ceremony', wrong('one', one, () => ({ ceremony: 'z'.repeat(26) }))],
  ['a signed word whose signature is missing', [...enrolled, spoken('one'), note]],
  ['a signature over no command', [...enrolled, spoken('one'), note, signature('one', one)]],
  ['two signatures of one word', [...enrolled, spoken('one'), signature('one', one), signature('one', one)]],
  ['a signature over a word by a code', [...enrolled, spoken('one', { method: 'code' }), signature('one', one)]],
  ['a word signed before its card was enrolled', [spoken('one'), signature('one', one), ...enrolled]],
  ['a word of a card that is nobody’s', [cardOf('one', one, { holder: 'two' }), spoken('one'), signature('one', one)]],
  [
    'a word of a card that was enrolled anew',
    [cardOf('one', one), cardOf('one', two), spoken('one'), signature('one', one)],
  ],
  ['a word signed after its card spoke no more', [...enrolled, lostBy('one'), spoken('one'), signature('one', one)]],
  [
    'a word signed after its card spoke no more, by another of the same person',
    [...enrolled, lostBy('one'), cardOf('one', two), spoken('one'), signature('one', two)],
  ],
  [
    'a signature that is none',
    [...enrolled, spoken('one'), { type: 'word.signed', fact: { by: 'one', device: 'card-of-one', signature: '00' } }],
  ],
  [
    'a signature that is not public',
    [...enrolled, spoken('one'), { ...signature('one', one), header: { level: 'restricted' } }],
  ],
]
