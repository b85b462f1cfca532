import { bytesToHex } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Crypto } from '../../base/crypto.ts'
import { proposalConfirmed, proposalMade } from '../../kernel/facts/agreement.ts'
import { voiceLost, wordSigned } from '../../kernel/facts/voices.ts'
import { signedStatement } from '../../kernel/voice.ts'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import type { Noticed, Reading } from '../../record/verify/read.ts'
import { hex, Statement } from '../../record/verify/statements.ts'
import { isSigned } from '../keys/proof.ts'
import { challenge } from '../keys/signing.ts'
import { cardEnrolled, cardPresented } from './facts.ts'
import { PRESENT } from './possession.ts'

const enrolled = new Statement(
  cardEnrolled.type,
  z.object({ card: z.string(), holder: z.string(), software: z.boolean(), signature: hex }),
)
const presented = new Statement(
  cardPresented.type,
  z.object({ card: z.string(), holder: z.string(), software: z.boolean(), signature: hex, challenge: hex, proof: hex }),
)
const signed = new Statement(wordSigned.type, z.object({ by: z.string(), device: z.string(), signature: hex }))
const lost = new Statement(voiceLost.type, z.object({ person: z.string(), device: z.string() }))

/** The commands' facts are noticed under their type. */
const COMMAND = 'command'

/** What people proposed and confirmed, and how each was known. */
const agreeing: readonly string[] = [proposalMade.type, proposalConfirmed.type]

/** Every card that is somebody's in that record, in its order. */
function cardsIn({ statements }: Pick<Reading, 'statements'>) {
  return [...enrolled.in(statements), ...presented.in(statements)].toSorted((a, b) => a.seq - b.seq)
}

/** That no card was played by a program, that one that was presented has its key, and that each word that a card is said to have signed is signed by that card. */
export const cardProof: Proof = {
  statements: [enrolled, presented, signed, lost],
  notices: [COMMAND, ...agreeing],
  check: (reading, _files, { crypto }) => [
    ...wrongProofs(reading, crypto),
    ...wrongSignatures(reading, crypto),
    ...missingSignatures(reading),
  ],
  remarks: (reading) => {
    const words = signed.in(reading.statements)
    const losses = lost.in(reading.statements)
    if (words.length + losses.length === 0) return []
    const cards = new Set(words.map(({ device }) => device)).size
    return [
      problem('WORDS_SIGNED', null, { words: words.length, cards }),
      ...losses.map(({ seq, person, device }) => problem('VOICE_LOST', seq, { person, card: device })),
      ...unsigned(reading),
    ]
  },
  played: (reading) => cardsIn(reading).some(({ software }) => software),
}

/** A card of an earlier ceremony signed a challenge of this one with the key that it is known by. */
function wrongProofs({ statements, ceremony }: Reading, crypto: Crypto): readonly Problem[] {
  return presented
    .in(statements)
    .flatMap(({ seq, card, signature, challenge: random, proof }) =>
      isSigned(signature, challenge(PRESENT, ceremony ?? '', random), proof, crypto)
        ? []
        : [problem('CARD_PROOF_WRONG', seq, { card })],
    )
}

/**
 * Each signature must be by the key of a card that was enrolled before as that person's, over the command right before it, and
 * stand before that person's `voice.lost`.
 */
function wrongSignatures(reading: Reading, crypto: Crypto): readonly Problem[] {
  const { statements, ceremony, tree } = reading
  const [commands, cards] = [commandsIn(reading), cardsIn(reading)]
  return signed.in(statements).flatMap(({ seq, by, device, signature }) => {
    const command = commands.get(seq - 1)
    const card = cards.findLast((one) => one.card === device && one.seq < seq)
    const fact = command?.fact ?? null
    const isTheirs = fact === null || (fact['by'] === by && fact['method'] === 'smartcard')
    const isLost = lost.in(statements).some((one) => one.person === by && one.seq < seq)
    if (command === undefined || card?.holder !== by || !isTheirs || isLost)
      return [problem('WORD_SIGNATURE_WRONG', seq, { card: device })]
    const head = bytesToHex(tree.root(command.seq))
    const statement = signedStatement({ ceremony: ceremony ?? '', seq: command.seq, head, body: command.body })
    return isSigned(card.signature, statement, signature, crypto)
      ? []
      : [problem('WORD_SIGNATURE_WRONG', seq, { card: device })]
  })
}

/** A command that says that a card speaks has its signature right after it. Of one that is withheld nobody can tell. */
function missingSignatures(reading: Reading): readonly Problem[] {
  const places = new Set(signed.in(reading.statements).map(({ seq }) => seq))
  return [...commandsIn(reading).values()]
    .filter(({ seq, fact }) => fact?.['method'] === 'smartcard' && !places.has(seq + 1))
    .map(({ seq }) => problem('WORD_SIGNATURE_MISSING', seq))
}

/** Who proposed or confirmed without a signature, and how often, as far as that is disclosed: by a code, or with nobody asked. */
function unsigned({ noticed }: Reading): readonly Problem[] {
  const times = { WORDS_BY_CODE: new Map<string, number>(), WORDS_FED: new Map<string, number>() }
  for (const { type, fact } of noticed) {
    const { by, method } = agreeing.includes(type) && fact ? fact : {}
    if (typeof by !== 'string' || typeof method !== 'string' || method === 'smartcard') continue
    const counted = times[method === 'fed' ? 'WORDS_FED' : 'WORDS_BY_CODE']
    counted.set(by, (counted.get(by) ?? 0) + 1)
  }
  return (['WORDS_BY_CODE', 'WORDS_FED'] as const).flatMap((code) => {
    const people = [...times[code]].map(([person, count]) => `${person} (${count})`)
    return people.length === 0 ? [] : [problem(code, null, { people })]
  })
}

function commandsIn({ noticed }: Reading): ReadonlyMap<number, Noticed> {
  return new Map(noticed.filter(({ type }) => type === COMMAND).map((one) => [one.seq, one]))
}
