import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Template } from '../../../ceremonies/devices/hsm.ts'
import { ecdsaDer, spkiOf } from '../../../native/pkcs11/encoding.ts'
import { refused } from '../../support/refused.ts'

const curves = [
  ['P-256', '06082a8648ce3d030107', 'sha256', 65],
  ['P-384', '06052b81040022', 'sha384', 97],
  ['P-521', '06052b81040023', 'sha512', 133],
] as const

const octetString = (raw: Buffer) =>
  Buffer.concat([raw.length < 128 ? Buffer.of(4, raw.length) : Buffer.of(4, 0x81, raw.length), raw])

describe('a public key from its attributes', () => {
  test.each(curves)('%s: the point is read raw and as an OCTET STRING', (namedCurve, parameters, _, length) => {
    const spki = generateKeyPairSync('ec', { namedCurve }).publicKey.export({ type: 'spki', format: 'der' })
    const point = spki.subarray(spki.length - length)
    const template = (value: Buffer): Template => ({ CKA_EC_PARAMS: parameters, CKA_EC_POINT: value.toString('hex') })
    expect([spkiOf(template(point)), spkiOf(template(octetString(point)))]).toEqual([
      spki.toString('hex'),
      spki.toString('hex'),
    ])
  })

  test.each(['06032b6570', '130c656477617264733235353139'])('Ed25519 by %s', (parameters) => {
    const spki = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
    const point = spki.subarray(-32)
    for (const value of [point, octetString(point)]) {
      expect(spkiOf({ CKA_EC_PARAMS: parameters, CKA_EC_POINT: value.toString('hex') })).toBe(spki.toString('hex'))
    }
  })

  test('RSA: leading zeros make no other key', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { n = '' } = publicKey.export({ format: 'jwk' })
    const modulus = Buffer.from(n, 'base64url').toString('hex')
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
    expect(spkiOf({ CKA_MODULUS: modulus, CKA_PUBLIC_EXPONENT: '010001' })).toBe(spki)
    expect(spkiOf({ CKA_MODULUS: `00${modulus}`, CKA_PUBLIC_EXPONENT: '00010001' })).toBe(spki)
  })

  test.each([
    ['no attributes', {}],
    ['an unknown curve', { CKA_EC_PARAMS: '06032a0304', CKA_EC_POINT: '04' }],
    ['a short point', { CKA_EC_PARAMS: curves[0][1], CKA_EC_POINT: '0400' }],
    ['a point off the curve', { CKA_EC_PARAMS: curves[0][1], CKA_EC_POINT: `04${'11'.repeat(64)}` }],
    ['a compressed point', { CKA_EC_PARAMS: curves[0][1], CKA_EC_POINT: `02${'11'.repeat(64)}` }],
    ['another header of the right length', { CKA_EC_PARAMS: curves[0][1], CKA_EC_POINT: `0342${'11'.repeat(65)}` }],
  ] as [string, Template][])('%s cannot be read', async (_, template) => {
    expect(await refused(() => spkiOf(template))).toMatchObject({ code: 'KEY_UNREADABLE' })
  })
})

describe('an ECDSA signature', () => {
  test.each(curves)(
    '%s: r ‖ s becomes the DER that OpenSSL verifies, also where numbers are short',
    (namedCurve, _, hash) => {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve })
      const short = new Set<number>()
      for (let round = 0; round < 600; round += 1) {
        const message = Buffer.from(`message ${round}`)
        const der = ecdsaDer(sign(hash, message, { key: privateKey, dsaEncoding: 'ieee-p1363' }))
        if (!verify(hash, message, publicKey, der)) throw new Error(`round ${round}`)
        short.add(der.length)
      }
      expect(short.size).toBeGreaterThan(2)
    },
  )

  test.each([0, 63, 65, 128])('%i bytes belong to no curve', async (length) => {
    expect(await refused(() => ecdsaDer(new Uint8Array(length)))).toMatchObject({ code: 'KEY_UNREADABLE' })
  })
})
