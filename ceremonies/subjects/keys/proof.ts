import { hexToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Crypto, Hex } from '../../base/crypto.ts'
import { message } from '../../base/message.ts'
import { algorithms, signatureOf } from '../../devices/algorithm.ts'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import type { Noticed, Reading } from '../../record/verify/read.ts'
import { count, hex, Statement, type Statements } from '../../record/verify/statements.ts'
import { isPublicKeyOf } from '../certificates/x509/algorithms.ts'
import { archiveRewrapped } from '../change/facts.ts'
import {
  archiveWaived,
  keyFound,
  keyMade,
  keyProved,
  keyRestored,
  secretKeyFound,
  secretKeyMade,
  secretKeyProved,
  secretKeyRestored,
} from './facts.ts'
import { challenge } from './signing.ts'

const signed = z.object({ label: z.string(), challenge: hex, signature: hex })
type Signed = Statement<z.infer<typeof signed>>

const pair = z.object({ label: z.string(), spki: hex })
const made = new Statement(keyMade.type, pair)
const found = new Statement(keyFound.type, pair)
/** The key pairs that a record has: made there, or found in a token. */
export const keyPairs = [made, found] as const

const checked = z.object({
  label: z.string(),
  keyCheck: z.object({ method: z.string(), length: count, value: hex }),
})
type Checked = Statement<z.infer<typeof checked>>
const secretMade: Checked = new Statement(secretKeyMade.type, checked)
const secretFound: Checked = new Statement(secretKeyFound.type, checked)
/** The secret keys that a record has. */
export const secretKeys = [secretMade, secretFound] as const
const secretProved: Checked = new Statement(secretKeyProved.type, checked)
const secretRestored: Checked = new Statement(secretKeyRestored.type, checked)

const proved: Signed = new Statement(keyProved.type, signed)
const restored: Signed = new Statement(keyRestored.type, signed)

const checkValue = z.object({ method: z.string(), length: count, value: hex })
/** Keys that were wrapped anew out of archives of an earlier set. */
export const rewrapped = new Statement(
  archiveRewrapped.type,
  z.object({
    label: z.string(),
    from: z.string(),
    key: z.union([z.object({ spki: hex }), z.object({ keyCheck: checkValue })]),
  }),
)

/** Every fact that a key of the record begins with. `from`: the set out of whose archive it was wrapped anew; null for others. */
export function keysBegun(statements: Statements) {
  return [
    ...[made, secretMade].flatMap((one) => one.in(statements).map((said) => ({ ...said, found: false, from: null }))),
    ...[found, secretFound].flatMap((one) => one.in(statements).map((said) => ({ ...said, found: true, from: null }))),
    ...rewrapped.in(statements).map((said) => ({ ...said, found: false })),
  ]
}

/** Every fact that says that a key came back from its archive. */
export function keysBack(statements: Statements) {
  return [...restored.in(statements), ...secretRestored.in(statements)]
}

/** SPKI by label of every key pair; of one label that was made counts before one that was found, and that before one that was rewrapped. */
export function spkisIn(statements: Statements): ReadonlyMap<string, Hex> {
  const again = rewrapped.in(statements).flatMap(({ label, key }) => ('spki' in key ? [{ label, spki: key.spki }] : []))
  const known = [...again, ...found.in(statements), ...made.in(statements)]
  return new Map(known.map(({ label, spki }) => [label, spki]))
}

/** Facts of a type that hold a check value that a secret key gave once more. */
export const checkedStatement = (type: string): Checked => new Statement(type, checked)

/** The check values that secret keys gave again: each must be the one that its key was made or found with. */
export function checkKeyChecks(of: Checked, { statements }: Reading): readonly Problem[] {
  const first = keyChecksIn(statements)
  return of.in(statements).flatMap(({ seq, label, keyCheck }) => {
    const expected = first.get(label)
    return expected !== undefined && sameCheck(expected, keyCheck) ? [] : [problem('KEY_CHECK_WRONG', seq, { label })]
  })
}

type Check = z.infer<typeof checked>['keyCheck']

/** Check value by label of every secret key, as it was made, found or wrapped anew. */
export function keyChecksIn(statements: Statements): ReadonlyMap<string, Check> {
  const again = rewrapped
    .in(statements)
    .flatMap(({ label, key }) => ('keyCheck' in key ? [{ label, keyCheck: key.keyCheck }] : []))
  const known = [...again, ...secretFound.in(statements), ...secretMade.in(statements)]
  return new Map(known.map(({ label, keyCheck }) => [label, keyCheck]))
}

export function sameCheck(one: Check, other: Check): boolean {
  return one.method === other.method && one.length === other.length && one.value === other.value
}

/** Facts of a type that hold what a key signed for one purpose. */
export const signedStatement = (type: string): Signed => new Statement(type, signed)

/** The challenges that keys are said to have signed: whoever has only the record key cannot make these signatures. */
export function checkSigned(of: Signed, purpose: string, reading: Reading, crypto: Crypto): readonly Problem[] {
  const { statements, ceremony } = reading
  const keys = spkisIn(statements)
  return of.in(statements).flatMap(({ seq, label, challenge: random, signature }) => {
    const asked = challenge(purpose, ceremony ?? '', random)
    return isSigned(keys.get(label) ?? '', asked, signature, crypto) ? [] : [problem('PROOF_WRONG', seq, { label })]
  })
}

export function isSigned(spki: Hex, asked: Uint8Array, signature: Hex, crypto: Crypto): boolean {
  const algorithm = algorithms.find((one) => isPublicKeyOf(one, spki))
  if (algorithm === undefined) return false
  try {
    return crypto.verify(signatureOf[algorithm], hexToBytes(spki), asked, hexToBytes(signature))
  } catch {
    // A key that is no point of its curve has signed nothing.
    return false
  }
}

/** That each key is there: in its token, and come back from its archive. Where there is no archive, readers are told. */
export const keyProof: Proof = {
  statements: [...keyPairs, ...secretKeys, rewrapped, proved, restored, secretProved, secretRestored],
  notices: [archiveWaived.type],
  check: (reading, _files, { crypto }) => [
    ...checkSigned(proved, 'verify-key', reading, crypto),
    ...checkSigned(restored, 'restore-proof', reading, crypto),
    ...checkKeyChecks(secretProved, reading),
    ...checkKeyChecks(secretRestored, reading),
  ],
  remarks: (reading) => {
    const waived = reading.noticed.filter(({ type }) => type === archiveWaived.type)
    return waived.length > 0 ? waived.map(notArchived) : withoutBackup(reading)
  },
}

function notArchived({ seq, fact }: Noticed): Problem {
  const { algorithm, code } = fact ?? {}
  const isKnown = typeof algorithm === 'string' && typeof code === 'string'
  return problem('NO_BACKUP', seq, {
    reason: isKnown ? message('waived.happened', { algorithm, code }) : message('trouble.withheld'),
  })
}

/** Keys that were made and never came back from an archive: the script asked for none. */
function withoutBackup({ statements, endings }: Reading): readonly Problem[] {
  if (endings.some(({ aborted }) => aborted)) return []
  const back = new Set(keysBack(statements).map(({ label }) => label))
  const born = [...made.in(statements), ...secretMade.in(statements)].sort((a, b) => a.seq - b.seq)
  const lone = born.filter(({ label }) => !back.has(label))
  return lone.map(({ seq, label }) => problem('KEY_WITHOUT_BACKUP', seq, { label }))
}
