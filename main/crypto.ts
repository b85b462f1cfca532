import { ed25519 } from '@noble/curves/ed25519.js'
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto'
import type { Crypto, SignatureAlgorithm } from '../ceremonies/base/crypto.ts'

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

// One buffer for all: what is hashed is read at once, and a fresh buffer a fact would cost more than its hash.
let scratch = Buffer.alloc(4096)

/** Node's cryptography, which is OpenSSL's. */
export const nodeCrypto: Crypto = {
  sha256,

  sha256Text(prefix, text) {
    // Of one byte that is a character of its own in UTF-8 and text, Node hashes what it would have to write first.
    if (prefix === '00') return bytesOf(hash('sha256', `\0${text}`, 'binary'))
    // No UTF-16 code unit takes more than three bytes.
    const most = prefix.length / 2 + 3 * text.length
    if (scratch.length < most) scratch = Buffer.alloc(2 * most)
    const from = scratch.write(prefix, 'hex')
    return sha256(new Uint8Array(scratch.buffer, scratch.byteOffset, from + scratch.write(text, from)))
  },

  verify(algorithm, spki, data, signature) {
    const key = keyFor(algorithm, spki, signature)
    // The key as it is: an object of options around it costs a fifth more, and DER is what Node takes unless told otherwise.
    return key !== null && verify(hashOf[algorithm], data, key, signature)
  },
}

/** Null where no signature of that algorithm can be this key's. Throws if the key cannot be parsed. */
function keyFor(algorithm: SignatureAlgorithm, spki: Uint8Array, signature: Uint8Array): KeyObject | null {
  const { key, type } = keyOf(spki)
  // OpenSSL takes the key's own algorithm, whatever hash it is given: the name must fit the key.
  if (type !== keyTypeOf(algorithm)) return null
  if (algorithm === 'ed25519' && (isSmall(spki.slice(-32)) || isSmall(signature.slice(0, 32)))) return null
  return key
}

/**
 * Takes each signature for valid at once, and has other threads find out whether it is: most of the time that a long record
 * takes to verify goes there. What is said with this cryptography holds only if `held` says so.
 */
export class Supposed {
  #waiting = 0
  #wrong = false
  #idle: (() => void) | null = null

  readonly crypto: Crypto = {
    ...nodeCrypto,
    verify: (algorithm, spki, data, signature) => {
      const key = keyFor(algorithm, spki, signature)
      if (key === null) return false
      // Counted once it is on its way: a call that throws is answered by nobody.
      verify(hashOf[algorithm], data, key, signature, (error, valid) => this.#answered(error === null && valid))
      this.#waiting++
      return true
    },
  }

  /** Resolves when every signature has been looked at: true if all of them are valid. */
  async held(): Promise<boolean> {
    if (this.#waiting > 0) await new Promise<void>((resolve) => (this.#idle = resolve))
    return !this.#wrong
  }

  #answered(valid: boolean): void {
    this.#waiting--
    if (!valid) this.#wrong = true
    if (this.#waiting === 0) this.#idle?.()
  }
}

/** A point of small order vouches for anything; whether OpenSSL takes one depends on its version (docs/RECORD.md). */
function isSmall(point: Uint8Array): boolean {
  try {
    return ed25519.Point.fromBytes(point).isSmallOrder()
  } catch {
    return true
  }
}

function sha256(data: Uint8Array): Uint8Array {
  // A one-byte-a-character string and a loop take half as long as the Buffer that `hash` would make.
  return bytesOf(hash('sha256', data, 'binary'))
}

function bytesOf(characters: string): Uint8Array {
  const digest = new Uint8Array(32)
  for (let place = 0; place < 32; place++) digest[place] = characters.charCodeAt(place)
  return digest
}

interface Known {
  readonly spki: Buffer
  readonly key: KeyObject
  readonly type: KeyObject['asymmetricKeyType']
}

let last: Known | null = null

/** The key of a DER SubjectPublicKeyInfo. The last is kept, because the signatures of one key come together. */
function keyOf(spki: Uint8Array): Known {
  if (last?.spki.equals(spki)) return last
  const own = Buffer.from(spki)
  const key = createPublicKey({ key: own, format: 'der', type: 'spki' })
  last = { spki: own, key, type: key.asymmetricKeyType }
  return last
}
