import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { nodeCrypto, Supposed } from '../../main/crypto.ts'

const data = Buffer.from('what is signed')

test('SHA-256 of all byte values', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte)
  expect(Buffer.from(nodeCrypto.sha256(all)).equals(createHash('sha256').update(all).digest())).toBe(true)
})

const keys = {
  'ecdsa-sha256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'ecdsa-sha384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'ecdsa-sha512': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  'rsa-sha256': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-sha384': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-sha512': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed25519: () => generateKeyPairSync('ed25519'),
} as const
const algorithms = Object.keys(keys) as (keyof typeof keys)[]

test.each(algorithms)('%s: its own signature and no other', (algorithm) => {
  const { publicKey, privateKey } = keys[algorithm]()
  const spki = publicKey.export({ format: 'der', type: 'spki' })
  const signature = sign(algorithm === 'ed25519' ? null : algorithm.slice(-6), data, privateKey)
  const accepting = algorithms.filter((one) => nodeCrypto.verify(one, spki, data, signature))
  expect(accepting).toEqual([algorithm])
  expect(nodeCrypto.verify(algorithm, spki, Buffer.from('something else'), signature)).toBe(false)
})

test.each(algorithms)(
  '%s: what was supposed is held for its own signature, and not where one of two is wrong',
  async (algorithm) => {
    const { publicKey, privateKey } = keys[algorithm]()
    const spki = publicKey.export({ format: 'der', type: 'spki' })
    const signature = sign(algorithm === 'ed25519' ? null : algorithm.slice(-6), data, privateKey)
    const [sound, unsound] = [new Supposed(), new Supposed()]
    expect(sound.crypto.verify(algorithm, spki, data, signature)).toBe(true)
    for (const said of [Buffer.from('something else'), data]) unsound.crypto.verify(algorithm, spki, said, signature)
    expect([await sound.held(), await sound.held(), await unsound.held()]).toEqual([true, true, false])
  },
)

test('nothing that was supposed holds; a signature that is none does not', async () => {
  expect(await new Supposed().held()).toBe(true)
  const supposed = new Supposed()
  const spki = keys['ecdsa-sha256']().publicKey.export({ format: 'der', type: 'spki' })
  supposed.crypto.verify('ecdsa-sha256', spki, data, Uint8Array.of(1, 2, 3))
  expect(await supposed.held()).toBe(false)
})

test('a key that cannot be parsed is thrown', () => {
  expect(() => new Supposed().crypto.verify('ecdsa-sha256', Uint8Array.of(1, 2, 3), data, data)).toThrow()
  expect(() => nodeCrypto.verify('ecdsa-sha256', Uint8Array.of(1, 2, 3), data, data)).toThrow()
})

// The identity and a point of order 8: with such a key, or such an R, anything is signed (RFC 8032 5.1.7 leaves it open).
test.each([
  ['the identity', `01${'00'.repeat(31)}`],
  ['a point of order 8', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
])('Ed25519: a key that is %s signs nothing, on whatever OpenSSL', (_, point) => {
  const spki = Buffer.from(`302a300506032b6570032100${point}`, 'hex')
  // R is the identity and S is 0: for the identity as the key the equation holds for every message.
  const signature = Buffer.from(`01${'00'.repeat(63)}`, 'hex')
  expect(nodeCrypto.verify('ed25519', spki, data, signature)).toBe(false)
})
