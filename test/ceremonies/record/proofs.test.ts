import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { challenge } from '../../../ceremonies/subjects/keys/signing.ts'
import { verifyBundle } from '../../../ceremonies/index.ts'
import { nodeMeans } from '../../../main/bundle/means.ts'
import { nodeCrypto } from '../../../main/crypto.ts'
import { testKey } from './builder/keys.ts'
import { type Event, RecordBuilder } from './builder/record.ts'

const script = utf8ToBytes('title: Proofs\n')
const random = 'ab'.repeat(32)
const root = testKey('root')
const digest = (bytes: Uint8Array) => bytesToHex(nodeCrypto.sha256(bytes))

type Type = 'key.proved' | 'key.restored' | 'key.held'

function proof(type: Type, purpose: string, change: Partial<Readonly<Record<string, string>>> = {}, by = root): Event {
  const message = challenge(purpose, new RecordBuilder().ceremony, random)
  return {
    type,
    fact: { label: 'root', challenge: random, signature: bytesToHex(by.sign(message)), ...change },
  }
}

/** The problems of a record in which a key is said to have signed. */
function problemsOf(said: Event, spki = root.spki): readonly (readonly [number | null, string])[] {
  const record = new RecordBuilder()
  const { key, ceremony, mode } = record
  const opened = { format: 1, rules: '1', ceremony, mode, script: digest(script), follows: 'none' }
  const files = record
    .batch({}, [
      { type: 'ceremony.opened', fact: opened },
      { type: 'record-key.made', fact: { spki: key.spki, fingerprint: digest(hexToBytes(key.spki)) } },
      { type: 'key.made', fact: { label: 'root', spki } },
      said,
      { type: 'ceremony.sealed', fact: {} },
    ])
    .bundle(script)
  const { problems } = verifyBundle(files, { ...nodeMeans, replay: () => null, checkpoint: null })
  return problems.map(({ fact, code }) => [fact, code] as const)
}

test.each([
  ['key.proved', 'verify-key'],
  ['key.restored', 'restore-proof'],
  ['key.held', 'seal'],
] as const)('%s holds a signature that the key made for it', (type, purpose) => {
  expect(problemsOf(proof(type, purpose))).toEqual([])
})

test.each<[string, Event]>([
  ['by another key, such as the one that signs the record', proof('key.proved', 'verify-key', {}, testKey('record'))],
  ['over another challenge', proof('key.proved', 'verify-key', { challenge: '00'.repeat(32) })],
  ['made for another purpose', proof('key.restored', 'verify-key')],
  ['made before the seal for another purpose', proof('key.held', 'verify-key')],
  ['of a key that was never made', proof('key.proved', 'verify-key', { label: 'other' })],
  ['that is none', proof('key.proved', 'verify-key', { signature: '00' })],
])('a signature %s proves nothing', (_, said) => {
  expect(problemsOf(said)).toEqual([[4, 'PROOF_WRONG']])
})

test('a key that is no point of its curve has signed nothing', () => {
  const nowhere = `${root.spki.slice(0, 54)}${'11'.repeat(64)}`
  expect(problemsOf(proof('key.proved', 'verify-key'), nowhere)).toEqual([[4, 'PROOF_WRONG']])
})
