/** HPKE against the vectors of RFC 9180, against `@hpke/core`, and against the key schedule written again in Python. */
import { execFileSync } from 'node:child_process'
import { createECDH, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, DhkemP384HkdfSha384, HkdfSha256, HkdfSha384 } from '@hpke/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hex } from '../../../ceremonies/base/crypto.ts'
import { type Curve, coordinateLength, curves, pointOfSpki, spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { decapsulate, recipientOf, senderOf } from '../../../native/secrets/hpke/dhkem.ts'
import { open, type Sealed, seal } from '../../../native/secrets/hpke/index.ts'
import { refused } from '../../support/refused.ts'

const bytes = (hex: Hex) => Buffer.from(hex, 'hex')
const text = (ascii: string) => Buffer.from(ascii, 'ascii')

/** What a card holds: it is asked for the x-coordinate alone. */
function card(curve: Curve, privateKey?: Hex) {
  const ecdh = createECDH(curve === 'P-256' ? 'prime256v1' : 'secp384r1')
  if (privateKey === undefined) ecdh.generateKeys()
  else ecdh.setPrivateKey(privateKey, 'hex')
  const spki = spkiOfPoint(curve, ecdh.getPublicKey('hex')) ?? ''
  // OpenSSL leaves out zeros in front.
  const scalar = ecdh.getPrivateKey('hex').padStart(2 * coordinateLength(curve), '0')
  return { curve, spki, scalar, agree: (enc: Hex) => ecdh.computeSecret(enc, 'hex') }
}
type Card = ReturnType<typeof card>

const cards = curves.map((curve) => card(curve))
const opened = (holder: Card, sealed: Sealed, info: Uint8Array, aad: Uint8Array) =>
  open({ ...sealed, recipient: holder.spki, agreed: holder.agree(sealed.enc), info, aad })

/** Of both vectors. */
const ode = {
  info: text('Ode on a Grecian Urn'),
  aad: text('Count-0'),
  plaintext: text('Beauty is truth, truth beauty'),
}

/** RFC 9180, A.3.1: DHKEM(P-256, HKDF-SHA256) with AES-128-GCM, whose KEM is the same. */
const a31 = {
  privateKey: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
  publicKey:
    '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
  enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
  shared: 'c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8',
}

/** The vectors that RFC 9180, appendix A, names (CFRG, test-vectors.json): mode 0, KEM 0x0010, KDF 0x0001, AEAD 0x0002, first encryption. */
const aes256 = {
  privateKey: '317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2',
  publicKey:
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  enc: '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  shared: '48893fecd82f7c3456af6a42d8f56325d21e08c10fa81299986aaff54cde7b49',
  ciphertext: '58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f',
}

describe('the vectors of RFC 9180', () => {
  test.each([
    ['A.3.1', a31],
    ['AES-256-GCM', aes256],
  ])('%s: the shared secret', (_, vector) => {
    const holder = card('P-256', vector.privateKey)
    expect(pointOfSpki(holder.spki)).toEqual({ curve: 'P-256', point: vector.publicKey })
    const shared = decapsulate(recipientOf(holder.spki), vector.enc, holder.agree(vector.enc))
    expect(Buffer.from(shared).toString('hex')).toBe(vector.shared)
  })

  test('the message under AES-256-GCM', () => {
    expect(opened(card('P-256', aes256.privateKey), aes256, ode.info, ode.aad)).toEqual(ode.plaintext)
  })
})

const suites = {
  'P-256': { suite: new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() }) },
  'P-384': { suite: new CipherSuite({ kem: new DhkemP384HkdfSha384(), kdf: new HkdfSha384(), aead: new Aes256Gcm() }) },
} as const

describe.each(cards)('$curve', (holder) => {
  const small = card(holder.curve, '07')
  const { suite } = suites[holder.curve]

  test.each([
    ['by chance', holder],
    ['that begins with zeros', small],
  ])('what is sealed here @hpke/core opens, and the other way round, with a key %s', async (_, one) => {
    const recipientKey = await suite.kem.importKey('raw', Uint8Array.from(bytes(one.scalar)).buffer, false)
    const point = Uint8Array.from(bytes(pointOfSpki(one.spki)?.point ?? '')).buffer
    const recipientPublicKey = await suite.kem.importKey('raw', point, true)
    const { info, aad, plaintext } = ode
    const { enc, ciphertext } = seal({ recipient: one.spki, info, aad, plaintext })
    const there = await suite.open({ recipientKey, enc: bytes(enc), info }, bytes(ciphertext), aad)
    expect(Buffer.from(there)).toEqual(plaintext)
    const { ct, enc: theirs } = await suite.seal({ recipientPublicKey, info }, plaintext, aad)
    const sealed = { enc: Buffer.from(theirs).toString('hex'), ciphertext: Buffer.from(ct).toString('hex') }
    expect(opened(one, sealed, info, aad)).toEqual(plaintext)
  })

  test('what is sealed here Python opens with the key schedule of the RFC', () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    const given = { ...sealed, curve: holder.curve, scalar: holder.scalar, info, aad }
    expect(openedByPython(given)).toEqual(plaintext.toString('hex'))
  })

  test('opens to what was sealed, whatever it is, and never looks the same twice', () => {
    const some = fc.uint8Array({ maxLength: 300 })
    fc.assert(
      fc.property(some, some, some, (plaintext, info, aad) => {
        const [first, second] = [0, 1].map(() => seal({ recipient: holder.spki, info, aad, plaintext }))
        if (!first || !second) throw new Error('nothing was sealed')
        expect(opened(holder, first, info, aad)).toEqual(Buffer.from(plaintext))
        expect(first.ciphertext.length).toBe(2 * (plaintext.length + 16))
        expect([first.enc, first.ciphertext]).not.toEqual([second.enc, second.ciphertext])
        expect(first.enc).not.toBe(second.enc)
      }),
      { numRuns: 40 },
    )
  })

  test('does not open when a byte of anything is another, or the key', async () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    const agreed = holder.agree(sealed.enc)
    const given = { ...sealed, recipient: holder.spki, info, aad }
    for (const part of ['info', 'aad'] as const) {
      for (let at = 0; at < given[part].length; at++) {
        const broken = { ...given, [part]: flipped(given[part], at), agreed: Buffer.from(agreed) }
        expect(await refused(() => open(broken)), `${part} ${at}`).toMatchObject({ code: 'HPKE_NOT_OPENED' })
      }
    }
    for (let at = 0; at < sealed.ciphertext.length / 2; at++) {
      const ciphertext = flipped(bytes(sealed.ciphertext), at).toString('hex')
      const broken = { ...given, ciphertext, agreed: Buffer.from(agreed) }
      expect(await refused(() => open(broken)), `ciphertext ${at}`).toMatchObject({ code: 'HPKE_NOT_OPENED' })
    }
    for (let at = 0; at < sealed.enc.length / 2; at++) {
      const broken = { ...given, enc: flipped(bytes(sealed.enc), at).toString('hex'), agreed: Buffer.from(agreed) }
      expect(await refused(() => open(broken)), `enc ${at}`).toMatchObject({ code: 'HPKE_ENC' })
    }
    for (let at = 0; at < agreed.length; at++) {
      const broken = { ...given, agreed: flipped(agreed, at) }
      expect(await refused(() => open(broken)), `agreed ${at}`).toMatchObject({ code: 'HPKE_NOT_OPENED' })
    }
  })

  test('binds both public keys, whatever was agreed', async () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    const other = card(holder.curve)
    const agreed = holder.agree(sealed.enc)
    const enc = pointOfSpki(other.spki)?.point ?? ''
    for (const changed of [{ enc }, { recipient: other.spki }]) {
      const given = { ...sealed, recipient: holder.spki, ...changed, agreed: Buffer.from(agreed), info, aad }
      expect(await refused(() => open(given))).toMatchObject({ code: 'HPKE_NOT_OPENED' })
    }
  })

  test('refuses what is no point on the curve', async () => {
    const point = pointOfSpki(holder.spki)?.point ?? ''
    const size = 2 * coordinateLength(holder.curve)
    const [x, y] = [point.slice(2, 2 + size), point.slice(2 + size)]
    const prime = { 'P-256': p256, 'P-384': p384 }[holder.curve]
    const stranger = cards.find(({ curve }) => curve !== holder.curve)?.spki ?? ''
    const wrong = [
      ['empty', ''],
      ['infinity', '00'],
      ['compressed', `02${x}`],
      ['hybrid', `0${6 + (Number.parseInt(y.slice(-1), 16) % 2)}${x}${y}`],
      ['without its first byte', `${x}${y}`],
      ['zero', `04${'00'.repeat(size)}`],
      ['off the curve', `04${y}${x}`],
      ['beyond the field', `04${prime}${y}`],
      ['cut short', point.slice(0, -2)],
      ['too long', `${point}00`],
      ['upper case', point.toUpperCase()],
      ['on the other curve', pointOfSpki(stranger)?.point ?? ''],
    ] as const
    const lead = holder.spki.slice(0, holder.spki.length - point.length)
    for (const [what, enc] of wrong) {
      expect(await refused(() => senderOf(holder.curve, enc)), what).toMatchObject({ code: 'HPKE_ENC' })
      expect(await refused(() => recipientOf(lead + enc)), what).toMatchObject({ code: 'HPKE_RECIPIENT' })
    }
    expect(senderOf(holder.curve, point)).toBe(holder.spki)
  })

  test('zeroes what was agreed, also where it refuses', async () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    const all = { ...sealed, recipient: holder.spki, info, aad }
    const whole = holder.agree(sealed.enc)
    open({ ...all, agreed: whole })
    expect(whole).toEqual(Buffer.alloc(whole.length))
    for (const changed of [{ aad: info }, { enc: '04' }, { recipient: '30' }, { ciphertext: '00' }]) {
      const agreed = holder.agree(sealed.enc)
      await refused(() => open({ ...all, ...changed, agreed }))
      expect(agreed, JSON.stringify(changed)).toEqual(Buffer.alloc(agreed.length))
    }
  })

  test('says how many bytes the card should have answered', async () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    const needed = coordinateLength(holder.curve)
    // Some cards give both coordinates, as a point: X and Y after 04.
    for (const length of [0, 1, needed - 1, needed + 1, 2 * needed + 1]) {
      const agreed = Buffer.alloc(length, 4)
      expect(await refused(() => open({ ...sealed, recipient: holder.spki, agreed, info, aad }))).toEqual({
        code: 'HPKE_AGREED',
        message: `The card answered the key agreement with ${length} ${length === 1 ? 'byte' : 'bytes'} where its key gives ${needed}; nothing was opened. Try again, or with another reader.`,
      })
    }
  })

  test('refuses a ciphertext that is no hex, or shorter than its tag', async () => {
    const { info, aad, plaintext } = ode
    const sealed = seal({ recipient: holder.spki, info, aad, plaintext })
    for (const ciphertext of [
      '',
      '00'.repeat(15),
      sealed.ciphertext.slice(0, -2),
      `${sealed.ciphertext}0`,
      `zz${sealed.ciphertext}`,
    ]) {
      const given = { ...sealed, ciphertext, recipient: holder.spki, agreed: holder.agree(sealed.enc), info, aad }
      expect(await refused(() => open(given)), ciphertext).toMatchObject({ code: 'HPKE_NOT_OPENED' })
    }
  })
})

test('is sealed to P-256 and P-384 alone', async () => {
  const others = [
    generateKeyPairSync('ec', { namedCurve: 'P-521' }),
    generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
    generateKeyPairSync('x25519'),
    generateKeyPairSync('rsa', { modulusLength: 2048 }),
    generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }),
  ].map(({ publicKey }) => publicKey.export({ format: 'der', type: 'spki' }).toString('hex'))
  for (const recipient of [...others, '', '30', 'zz']) {
    const asked = { recipient, info: ode.info, aad: ode.aad, plaintext: ode.plaintext }
    expect(await refused(() => seal(asked)), recipient).toMatchObject({ code: 'HPKE_RECIPIENT' })
  }
  // As OpenSSL writes it, nothing else is: no other spelling of the key is let in.
  for (const { spki } of cards) {
    const key = createPublicKey({ key: bytes(spki), format: 'der', type: 'spki' })
    expect(key.export({ format: 'der', type: 'spki' }).toString('hex')).toBe(spki)
  }
})

/** The primes of the two fields (FIPS 186-4, D.1.2). */
const p256 = 'ffffffff00000001000000000000000000000000ffffffffffffffffffffffff'
const p384 = `${'f'.repeat(63)}effffffff0000000000000000ffffffff`

function flipped(whole: Uint8Array, at: number): Buffer {
  const changed = Buffer.from(whole)
  changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
  return changed
}

/** RFC 9180, sections 4, 4.1 and 5.1, with the HKDF of RFC 5869 by python3-cryptography and its own ECDH. */
const program = `
import json, sys
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
given = json.load(sys.stdin)
curve, hash, kem, kdf, size = {
    "P-256": (ec.SECP256R1(), hashes.SHA256(), 16, 1, 32),
    "P-384": (ec.SECP384R1(), hashes.SHA384(), 17, 2, 48),
}[given["curve"]]
private = ec.derive_private_key(int(given["scalar"], 16), curve)
enc, info, aad, ciphertext = (bytes.fromhex(given[name]) for name in ("enc", "info", "aad", "ciphertext"))
number = private.public_key().public_numbers()
own = b"\\x04" + number.x.to_bytes(size, "big") + number.y.to_bytes(size, "big")
def extract(suite, salt, label, ikm):
    h = hmac.HMAC(salt or bytes(size), hash); h.update(b"HPKE-v1" + suite + label + ikm); return h.finalize()
def expand(suite, prk, label, info, length):
    labeled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return HKDFExpand(algorithm=hash, length=length, info=labeled).derive(prk)
agreed = private.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(curve, enc))
of_kem = b"KEM" + kem.to_bytes(2, "big")
shared = expand(of_kem, extract(of_kem, b"", b"eae_prk", agreed), b"shared_secret", enc + own, size)
suite = b"HPKE" + kem.to_bytes(2, "big") + kdf.to_bytes(2, "big") + (2).to_bytes(2, "big")
context = b"\\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
secret = extract(suite, shared, b"secret", b"")
key, nonce = expand(suite, secret, b"key", context, 32), expand(suite, secret, b"base_nonce", context, 12)
print(AESGCM(key).decrypt(nonce, ciphertext, aad).hex())
`

function openedByPython({
  info,
  aad,
  ...rest
}: Sealed & { readonly curve: Curve; readonly scalar: Hex; readonly info: Buffer; readonly aad: Buffer }): Hex {
  const input = JSON.stringify({ ...rest, info: info.toString('hex'), aad: aad.toString('hex') })
  return execFileSync('/usr/bin/python3', ['-c', program], { input, encoding: 'utf8' }).trim()
}
