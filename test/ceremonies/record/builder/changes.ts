/** Records of changes of custodians, as honest people and others would write them. */
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import { testKey } from './keys.ts'
import { ceremony, type Draft } from './signed.ts'

const root = testKey('root')
const challenge = '0'.repeat(64)
const keyCheck = { method: 'CMAC', length: 5, value: '0102030405' }

const key = (type: string): Draft => ({ type, fact: { label: 'root', spki: root.spki } })
const secret = (type: string): Draft => ({ type, fact: { label: 'sealing', keyCheck } })
const rewrapped = (change: JsonObject = {}): Draft => ({
  type: 'archive.rewrapped',
  fact: { label: 'root', from: 'old', key: { spki: root.spki }, ...change },
})
const secretRewrapped = rewrapped({ label: 'sealing', key: { keyCheck } })
const signed = concatBytes(utf8ToBytes(`strongroom/restore-proof/v1\n${ceremony}\n`), hexToBytes(challenge))
const back: Draft = {
  type: 'key.restored',
  fact: { label: 'root', challenge, signature: bytesToHex(root.sign(signed)) },
}
const secretBack = secret('secret-key.restored')
const inForce = (change: JsonObject = {}): Draft => ({
  type: 'set.in-force',
  fact: { set: 'new', over: 'old', threshold: 2, keys: ['root'], ...change },
})
const forBoth = inForce({ keys: ['root', 'sealing'] })

type Facts = readonly [what: string, facts: readonly Draft[]]

export const rightChanges: readonly Facts[] = [
  ['a change of custodians', [rewrapped(), back, secretRewrapped, secretBack, forBoth]],
  [
    'a change of keys that were found in their token',
    [key('key.found'), back, secret('secret-key.found'), secretBack, forBoth],
  ],
  ['a change that was never put in force', [rewrapped(), back]],
  [
    'a change beside a key of another label',
    [key('key.made'), secretRewrapped, secretBack, inForce({ keys: ['sealing'] })],
  ],
]

export const wrongChanges: readonly Facts[] = [
  ['a set in force twice', [rewrapped(), back, inForce(), inForce({ set: 'newer' })]],
  ['a set in force for no key', [rewrapped(), back, inForce({ keys: [] })]],
  ['a set in force for a key that nothing is said of', [inForce()]],
  ['a set in force for a key that did not come back', [rewrapped(), inForce()]],
  ['a set in force for one of two that did not come back', [rewrapped(), back, secretRewrapped, forBoth]],
  ['a set in force before its key came back', [rewrapped(), inForce(), back]],
  ['a key that came back before it was rewrapped', [back, rewrapped(), inForce()]],
  ['a key rewrapped after its set is in force', [key('key.found'), back, inForce(), rewrapped()]],
  ['a key out of an archive of a third set', [rewrapped({ from: 'other' }), back, inForce()]],
  ['a set in force for a key that was made', [key('key.made'), back, inForce()]],
  [
    'a set in force for a secret key that was made',
    [secret('secret-key.made'), secretBack, inForce({ keys: ['sealing'] })],
  ],
  ['a key made with the label of one that was rewrapped', [rewrapped(), key('key.made'), back, inForce()]],
  ['a key found with the label of one that was rewrapped', [key('key.found'), rewrapped(), back, inForce()]],
  ['a key rewrapped twice', [rewrapped(), rewrapped(), back, inForce()]],
]
