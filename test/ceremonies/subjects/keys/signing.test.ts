import { generateKeyPairSync, hash, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { signatureOf } from '../../../../ceremonies/devices/algorithm.ts'
import type { SignMechanism, Token } from '../../../../ceremonies/devices/hsm.ts'
import { challenge, signAndCheck } from '../../../../ceremonies/subjects/keys/signing.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { refused } from '../../../support/refused.ts'

const curve = { namedCurve: 'P-256' } as const
const keys = generateKeyPairSync('ec', curve)
const others = generateKeyPairSync('ec', curve)
const spki = keys.publicKey.export({ format: 'der', type: 'spki' }).toString('hex')
const message = Buffer.from('the record so far')

/** A token that answers with a signature over whatever it likes, if it is asked to sign the message's digest. */
function lying(signature: Buffer): Token {
  const sign = (_key: unknown, mechanism: SignMechanism, data: string): Promise<string> => {
    expect([mechanism, data]).toEqual(['CKM_ECDSA', hash('sha256', message)])
    return Promise.resolve(signature.toString('hex'))
  }
  return { sign } as unknown as Token
}

const signing = (token: Token) =>
  signAndCheck({ token, key: { class: 'private', id: '01' }, algorithm: 'EC-P256', spki, message }, nodeCrypto)

test('a signature is checked in software before anybody sees it', async () => {
  const right = sign('sha256', message, keys.privateKey)
  expect(await signing(lying(right))).toBe(right.toString('hex'))
})

test.each([
  ['over something else', sign('sha256', Buffer.from('another record'), keys.privateKey)],
  ['by another key', sign('sha256', message, others.privateKey)],
  ['that is none', Buffer.from('00', 'hex')],
])('a signature %s is refused', async (_what, signature) => {
  expect(await refused(signing(lying(signature)))).toEqual({
    code: 'TOKEN_SIGNATURE_WRONG',
    message: 'A signature made by the token does not verify in software. Do not trust this token.',
  })
})

test('a challenge is text first, so that it is never the DER of something that a CA signs', () => {
  const asked = challenge('verify-key', 'a'.repeat(26), '00ff')
  expect(Buffer.from(asked).toString('latin1')).toBe(`strongroom/verify-key/v1\n${'a'.repeat(26)}\n\u0000\u00ff`)
  expect(asked[0]).not.toBe(0x30)
})

test('each algorithm has one scheme', () => {
  expect(signatureOf).toEqual({
    'EC-P256': 'ecdsa-sha256',
    'EC-P384': 'ecdsa-sha384',
    'EC-P521': 'ecdsa-sha512',
    'RSA-3072': 'rsa-sha256',
    'RSA-4096': expect.stringMatching(/^rsa-sha(256|384|512)$/),
    Ed25519: 'ed25519',
  })
})
