import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../ceremonies/base/json.ts'
import type { Performing } from '../../../../ceremonies/kernel/model.ts'
import type { PlannedStep } from '../../../../ceremonies/kernel/planned.ts'
import { refused } from '../../../support/refused.ts'
import { momentOf } from '../../day.ts'
import type { TokenObject } from '../../../../ceremonies/devices/hsm.ts'
import { findKey, keyAmong, unfit } from '../../../../ceremonies/subjects/keys/find-key.ts'

const one = (type: TokenObject['class'], label: string, more: Partial<TokenObject> = {}): TokenObject => {
  return { class: type, id: 'a1', label, attributes: {}, spki: null, ...more }
}
const pair = [
  one('private', 'meant', { attributes: { CKA_EXTRACTABLE: true } }),
  one('public', 'meant', { spki: '30' }),
]
const sought = { id: 'a1', label: 'meant', purpose: null }

test('a key pair is found by label and CKA_ID, with its public key', () => {
  const others = [one('private', 'other', { id: 'b2' }), one('secret', 'other')]
  expect(keyAmong([...others, ...pair], sought)).toEqual({
    count: 1,
    attributes: { CKA_EXTRACTABLE: true },
    spki: '30',
  })
})

test.each([
  ['another private key with its CKA_ID, whatever it is called', [...pair, one('private', 'other')], 2],
  ['another public key with its CKA_ID', [one('public', 'other', { spki: '31' }), ...pair], 2],
  ['none of that label', [one('private', 'other')], 0],
  ['none of that CKA_ID', [one('private', 'meant', { id: 'b2' })], 0],
])('%s is counted', (_what, objects, count) => {
  expect(keyAmong(objects, sought).count).toBe(count)
})

test('a secret key is found among secret keys alone, and has no public key', () => {
  expect(keyAmong([...pair, one('secret', 'meant')], { ...sought, purpose: 'mac' })).toMatchObject({
    count: 1,
    spki: null,
  })
})

const aes = { CKA_KEY_TYPE: 0x1f, CKA_VALUE_LEN: 32, CKA_EXTRACTABLE: true, CKA_ENCRYPT: true }
const wanted = { label: 'meant', algorithm: 'AES-256', purpose: 'encrypt' } as const

test.each<[what: string, attributes: JsonObject, code: string | undefined]>([
  ['the key that is meant', aes, undefined],
  ['one of another type', { ...aes, CKA_KEY_TYPE: 0x10 }, 'KEY_TYPE_DIFFERS'],
  ['one that is shorter', { ...aes, CKA_VALUE_LEN: 16 }, 'KEY_TYPE_DIFFERS'],
  ['one that may not do what it is for', { ...aes, CKA_ENCRYPT: false }, 'PURPOSE_NOT_ALLOWED'],
  ['one that does not say what it may do', { CKA_KEY_TYPE: 0x1f, CKA_VALUE_LEN: 32 }, 'PURPOSE_NOT_ALLOWED'],
])('%s: %j is told', (_what, attributes, code) => {
  expect(unfit(wanted, attributes)?.code).toBe(code)
})

const { state, envelope } = momentOf('begin', 'generate')
const fields = { token: 'hsm', label: 'meant', algorithm: 'AES-256', purpose: 'encrypt', 'cka-id': 'a1' }
const planned = (own: JsonObject): PlannedStep => ({
  id: 'find',
  kind: 'find-key',
  act: 'keys',
  title: 'Find the key',
  say: null,
  performs: 'administrator',
  witnesses: ['witness'],
  minutes: 1,
  controls: [],
  fields: own,
  turn: null,
  when: null,
})

/** A token with that one key, which computes no check value of a key that cannot give one. */
function performing(attributes: JsonObject): Performing {
  const token = {
    objects: () => Promise.resolve([{ class: 'secret', id: 'a1', label: 'meant', attributes, spki: null }]),
    describe: () => Promise.resolve({ token: { otherSessions: 0 }, module: {}, mechanisms: [] }),
    checkValue: () => Promise.reject(new Error('CKR_KEY_TYPE_INCONSISTENT')),
  }
  return { devices: { token: () => token } } as unknown as Performing
}

const { act } = findKey
const said = async (attributes: JsonObject) => {
  const step = planned(fields)
  const request = { token: 'hsm', label: 'meant', algorithm: 'AES-256', purpose: 'encrypt', id: 'a1' }
  const result: Json = (await act?.perform(step, request, performing(attributes))) ?? null
  return act?.conclude(step, request, result, state, envelope)
}

test.each<[what: string, attributes: JsonObject, code: string, message: string]>([
  [
    'another type',
    { ...aes, CKA_KEY_TYPE: 0x10 },
    'KEY_TYPE_DIFFERS',
    'The key meant is not of type AES-256. Correct the script.',
  ],
  [
    'another use',
    { ...aes, CKA_ENCRYPT: false },
    'PURPOSE_NOT_ALLOWED',
    'The token does not allow meant to be used to encrypt (CKA_ENCRYPT is not set). Correct the purpose in the script, or look for another key.',
  ],
])(
  'a secret key of %s is refused before the token is asked for its check value',
  async (_what, attributes, code, message) => {
    expect(await refused(said(attributes))).toEqual({ code, message })
  },
)

test.each<[what: string, own: JsonObject, code: string, message: string]>([
  [
    'a secret key without a purpose',
    { ...fields, purpose: null },
    'PURPOSE_MISSING',
    'The key meant is a secret key (AES-256), and the script does not say what it is for. Set its purpose: encrypt, wrap or mac.',
  ],
  [
    'a key pair with one',
    { ...fields, algorithm: 'EC-P256' },
    'PURPOSE_OF_PAIR',
    'The key meant is a key pair (EC-P256); only a secret key has a purpose here. Remove purpose from the step.',
  ],
  [
    'an HMAC key that is to encrypt',
    { ...fields, algorithm: 'HMAC-SHA256' },
    'PURPOSE_UNFIT',
    'A key of type HMAC-SHA256 cannot be used to encrypt. Set the purpose to mac, or choose AES-256.',
  ],
])('%s is refused when the ceremony opens', async (_what, own, code, message) => {
  const opening = Promise.resolve().then(() => findKey.checkAtOpening(planned(own), 'real'))
  expect(await refused(opening)).toEqual({ code, message })
})
