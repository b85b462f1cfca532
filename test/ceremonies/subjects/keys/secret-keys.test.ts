import { expect, test } from 'vitest'
import type { KeyCheck } from '../../../../ceremonies/devices/check-value.ts'
import type { Template, Token } from '../../../../ceremonies/devices/hsm.ts'
import { checkOf, mustMatchKeyCheck } from '../../../../ceremonies/subjects/keys/check-value.ts'
import { suits } from '../../../../ceremonies/subjects/keys/generate-secret.ts'
import { anyKeyOf, keyOf, mustBeNewLabel, mustBeLocked } from '../../../../ceremonies/subjects/keys/keys.ts'
import { mustBeAsAsked, secretKey } from '../../../../ceremonies/subjects/keys/templates.ts'
import { keys, type SecretKey } from '../../../../ceremonies/subjects/keys/slice.ts'
import { mustHoldSecrets } from '../../../../ceremonies/subjects/tokens/identity.ts'
import { refused } from '../../../support/refused.ts'
import { momentOf } from '../../day.ts'

const keyCheck: KeyCheck = { method: 'CMAC', length: 5, value: '0102030405' }
const secret: SecretKey = {
  token: 'hsm',
  label: 'orders',
  id: 'a1',
  algorithm: 'AES-256',
  purpose: 'encrypt',
  keyCheck,
  extractable: true,
  status: 'made',
  blob: null,
}
const { state: before } = momentOf('begin', 'generate')
const state = keys.with(before, { secrets: { orders: secret } })
const object = { class: 'secret', id: 'a1', label: 'orders', attributes: {}, spki: null } as const

const thrown = (work: () => unknown) =>
  refused(
    new Promise((resolve) => {
      resolve(work())
    }),
  )

test.each<[what: string, work: () => unknown, code: string, message: string]>([
  [
    'another check value',
    () => mustMatchKeyCheck('orders', keyCheck, { ...keyCheck, value: '0102030406' }),
    'KEY_CHECK_DIFFERS',
    'The check value of orders is 0102030406, not 0102030405: another key is in its place. Do not use it.',
  ],
  [
    'a secret key where a pair is needed',
    () => keyOf(state, 'orders'),
    'KEY_IS_SECRET',
    'The key orders is a secret key; a key pair is needed here.',
  ],
  [
    'a key that no step made',
    () => anyKeyOf(state, 'constructor'),
    'KEY_UNKNOWN',
    'No key labelled constructor has been made in this ceremony.',
  ],
  [
    'the label of a secret key for a second key',
    () => mustBeNewLabel(state, 'orders', 'hsm'),
    'LABEL_EXISTS',
    'hsm already has an object labelled “orders”; choose another label, nothing was made.',
  ],
  [
    'the end while a secret key can leave',
    () => mustBeLocked(state),
    'KEY_NOT_LOCKED',
    'The key orders can still leave the token. Make it unextractable first.',
  ],
  [
    'a token without the secret key on record',
    () => mustHoldSecrets(state, 'hsm', []),
    'KEY_ABSENT',
    'hsm does not hold the key “orders” (CKA_ID a1), which the record says it holds. Connect the right token; if it was cleared, abort the ceremony.',
  ],
  [
    'a token with two of them',
    () => mustHoldSecrets(state, 'hsm', [object, object]),
    'KEY_SWITCHED',
    'hsm holds another key in place of “orders” (CKA_ID a1), not the one on record. Trust nothing that this token signs; connect the right one.',
  ],
])('%s is refused', async (_what, work, code, message) => {
  expect(await thrown(work)).toEqual({ code, message })
})

test('a secret key that may do more than was asked is refused', async () => {
  const asked = secretKey({ ...secret, persistent: true }, 'CKM_AES_KEY_WRAP_KWP').secretKey
  const flags = ['CKA_WRAP', 'CKA_UNWRAP', 'CKA_SIGN', 'CKA_VERIFY', 'CKA_DERIVE'] as const
  for (const flag of flags) {
    const readBack: Template = { ...asked, [flag]: true }
    expect(await thrown(() => mustBeAsAsked('orders', asked, readBack))).toMatchObject({ code: 'ATTRIBUTE_DIFFERS' })
  }
  expect(() => mustBeAsAsked('orders', asked, asked)).not.toThrow()
})

test('an HMAC key only authenticates; an AES key is good for any purpose', () => {
  const purposes = ['encrypt', 'wrap', 'mac'] as const
  expect(purposes.map((purpose) => suits({ algorithm: 'HMAC-SHA256', purpose }))).toEqual([false, false, true])
  expect(purposes.map((purpose) => suits({ algorithm: 'AES-256', purpose }))).toEqual([true, true, true])
})

test('a key that is to wrap has no check value in a token that does not wrap', async () => {
  const token = { describe: () => Promise.resolve({ mechanisms: [] }) } as unknown as Token
  const wrapping = { token: 'hsm', algorithm: 'AES-256', purpose: 'wrap' } as const
  expect(await refused(checkOf(token, object, wrapping))).toMatchObject({ code: 'MECHANISM_MISSING' })
})
