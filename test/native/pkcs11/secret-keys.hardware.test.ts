import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import type { CheckMechanism, SecretKeyRequest, Template } from '../../../ceremonies/devices/hsm.ts'
import { secretKey } from '../../../ceremonies/subjects/keys/templates.ts'
import { refused } from '../../support/refused.ts'
import { withToken } from '../../support/softhsm.ts'
import { bringKey, openBlob } from '../../support/wrapping.ts'

const pad = 'CKM_AES_KEY_WRAP_PAD'
const key = { class: 'secret', id: 'a1' } as const

/** The check values as other software computes them, from docs/RECOVERY.md's words alone. */
const checksInPython = `
import sys
from hashlib import sha256
from cryptography.hazmat.primitives import cmac, hashes, hmac
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.keywrap import aes_key_wrap_with_padding
method, key = sys.argv[1], bytes.fromhex(sys.stdin.read())
text = b"strongroom/check-value/v1\\n"
if method == "CMAC":
    c = cmac.CMAC(AES(key)); c.update(bytes(16)); print(c.finalize()[:5].hex())
elif method == "KWP":
    print(aes_key_wrap_with_padding(key, sha256(text).digest())[:8].hex())
else:
    h = hmac.HMAC(key, hashes.SHA256()); h.update(text); print(h.finalize().hex())
`

function checkByPython(method: string, value: Uint8Array): string {
  const input = Buffer.from(value).toString('hex')
  return execFileSync('/usr/bin/python3', ['-c', checksInPython, method], { input, encoding: 'utf8' }).trim()
}

function request(algorithm: 'AES-256' | 'HMAC-SHA256', purpose: 'encrypt' | 'wrap' | 'mac'): SecretKeyRequest {
  return secretKey({ algorithm, purpose, label: 'a secret', id: 'a1', persistent: true, extractable: true }, pad)
}

describe.each([
  ['AES-256', 'encrypt', 'CMAC', 'CKM_AES_ECB'],
  ['AES-256', 'mac', 'CMAC', 'CKM_AES_CMAC'],
  ['AES-256', 'wrap', 'KWP', pad],
  ['HMAC-SHA256', 'mac', 'HMAC-SHA256', 'CKM_SHA256_HMAC'],
] as const)('%s to %s', (algorithm, purpose, method, mechanism) => {
  test('may do that and nothing else, is wrapped as RFC 5649, and has the check value that other software computes', async () => {
    await withToken(async (devices) => {
      const token = devices.token('hsm')
      const value = await bringKey(token, 'bb')
      const asked = request(algorithm, purpose)
      expect(asked.check).toBe(mechanism)
      expect(await token.probeWrap(pad, asked)).toEqual({
        mechanism: pad,
        blobLength: 40,
        derLength: 32,
        trailingZeros: 0,
      })
      const read: Template = await token.generateSecretKey(asked)
      const flags = {
        encrypt: ['CKA_ENCRYPT', 'CKA_DECRYPT'],
        wrap: ['CKA_WRAP', 'CKA_UNWRAP'],
        mac: ['CKA_SIGN', 'CKA_VERIFY'],
      }
      const may = Object.entries(read).filter(
        ([name, one]) => one === true && /ENCRYPT|DECRYPT|WRAP$|UNWRAP|SIGN|VERIFY|DERIVE/.test(name),
      )
      expect(may.map(([name]) => name).sort()).toEqual(flags[purpose].toSorted())
      expect(read).toMatchObject({
        CKA_SENSITIVE: true,
        CKA_LOCAL: true,
        CKA_ALWAYS_SENSITIVE: true,
        CKA_VALUE_LEN: 32,
      })
      const check = await token.checkValue(key, asked.check)
      await token.admitWrappingKeys(['bb'])
      const plain = openBlob(Buffer.from(await token.wrap(key, 'bb', pad), 'hex'), value)
      expect({ method: check.method, value: check.value }).toEqual({ method, value: checkByPython(method, plain) })
      expect((await token.objects()).map(({ class: type, id }) => `${type} ${id}`).sort()).toEqual([
        'secret a1',
        'secret bb',
      ])
    })
  })
})

test('a label or CKA_ID that exists is refused, and nothing is made', async () => {
  await withToken(async (devices) => {
    const token = devices.token('hsm')
    await token.generateSecretKey(request('AES-256', 'encrypt'))
    const again = request('HMAC-SHA256', 'mac')
    const other = { ...again, secretKey: { ...again.secretKey, CKA_LABEL: 'another' } }
    expect([
      await refused(token.generateSecretKey(again)),
      await refused(token.generateSecretKey(other)),
    ]).toMatchObject([{ code: 'LABEL_EXISTS' }, { code: 'ID_EXISTS' }])
    expect(await token.objects()).toHaveLength(1)
  })
})

test('a check value is of what the key may do: the token refuses any other', async () => {
  await withToken(async (devices) => {
    const token = devices.token('hsm')
    await token.generateSecretKey(request('AES-256', 'wrap'))
    const others: readonly CheckMechanism[] = ['CKM_AES_ECB', 'CKM_AES_CMAC']
    for (const mechanism of others)
      expect(await refused(token.checkValue(key, mechanism))).toMatchObject({ code: 'KEY_USE_REFUSED' })
  })
})
