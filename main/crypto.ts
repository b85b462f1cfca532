import { createPublicKey, hash, verify } from 'node:crypto'
import type { Crypto, SignatureAlgorithm } from '../ceremonies/crypto.ts'

/** The hash each signature is over; null where the algorithm hashes for itself. */
const hashOf: Readonly<Record<SignatureAlgorithm, string | null>> = {
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
  'ecdsa-sha512': 'sha512',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
  ed25519: null,
}

const keyTypeOf = (algorithm: SignatureAlgorithm): string => {
  if (algorithm === 'ed25519') return 'ed25519'
  return algorithm.startsWith('rsa') ? 'rsa' : 'ec'
}

/** Node's cryptography, which is OpenSSL's. */
export const nodeCrypto: Crypto = {
  sha256(data) {
    // A one-byte-a-character string and a loop take half as long as the Buffer that `hash` would make.
    const characters = hash('sha256', data, 'binary')
    const digest = new Uint8Array(32)
    for (let place = 0; place < 32; place++) digest[place] = characters.charCodeAt(place)
    return digest
  },

  verify(algorithm, spki, data, signature) {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    // OpenSSL takes the key's own algorithm, whatever hash it is given: the name must fit the key.
    if (key.asymmetricKeyType !== keyTypeOf(algorithm)) return false
    return verify(hashOf[algorithm], data, { key, dsaEncoding: 'der' }, signature)
  },
}
