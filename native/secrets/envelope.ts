/** Secrets into envelopes and out of them again; what an envelope held never leaves this process. */
import { Buffer, isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { EnvelopeNames, EnvelopeParts } from '../../ceremonies/devices/envelope.ts'
import { longestSecret } from '../../ceremonies/devices/secret.ts'
import { commitSecret, headerOf, saltLength } from '../../ceremonies/shares/envelope.ts'
import { room, wipe } from '../../ceremonies/shares/memory.ts'
import { writeBase32 } from './base32.ts'
import type { SecretPage } from './memory.ts'

const tagLength = 16
/** Of a secret that is made here: 256 bits. */
const madeLength = 32

export interface EnvelopeRoom {
  /** `typed` is zeroed; null makes a secret of 256 bits in base 32. Throws SECRET_EMPTY, SECRET_TOO_LONG, SECRET_UNPRINTABLE. */
  close(key: Uint8Array, names: EnvelopeNames, typed: Uint8Array | null): EnvelopeParts
  /** Throws ENVELOPE_NOT_OPENED, SECRET_DIFFERS. */
  open(key: Uint8Array, names: EnvelopeNames, parts: EnvelopeParts): void
}

export function envelopeRoom(page: Pick<SecretPage, 'bytes'>): EnvelopeRoom {
  const place = page.bytes(saltLength + longestSecret)
  const salt = place.subarray(0, saltLength)
  return {
    close: (key, names, typed) => {
      try {
        const secret = put(place.subarray(saltLength), typed)
        randomFillSync(salt)
        return { ...encrypt(key, names, place, secret.length), commitment: commitSecret(names, salt, secret) }
      } finally {
        wipe(place)
      }
    },
    open: (key, names, parts) => {
      try {
        decrypt(key, names, parts, place)
        const secret = place.subarray(saltLength, saltLength + parts.length)
        if (commitSecret(names, salt, secret) !== parts.commitment)
          throw refuse('SECRET_DIFFERS', { label: names.label })
      } finally {
        wipe(place)
      }
    },
  }
}

/** The part of `place` that holds the secret now. */
function put(place: Uint8Array, typed: Uint8Array | null): Uint8Array {
  if (typed === null) return make(place)
  try {
    if (typed.length === 0) throw refuse('SECRET_EMPTY')
    if (typed.length > longestSecret) throw refuse('SECRET_TOO_LONG', { most: longestSecret })
    mustBePrintable(typed)
    place.set(typed)
    return place.subarray(0, typed.length)
  } finally {
    wipe(typed)
  }
}

function make(place: Uint8Array): Uint8Array {
  const drawn = randomFillSync(room(madeLength))
  try {
    return place.subarray(0, writeBase32(drawn, place))
  } finally {
    wipe(drawn)
  }
}

/** One line of UTF-8: what nobody could type again is nothing that shares should bring back. */
function mustBePrintable(bytes: Uint8Array): void {
  for (const byte of bytes) if (byte < 0x20 || byte === 0x7f) throw refuse('SECRET_UNPRINTABLE')
  if (!isUtf8(bytes)) throw refuse('SECRET_UNPRINTABLE')
}

function encrypt(
  key: Uint8Array,
  names: EnvelopeNames,
  place: Uint8Array,
  length: number,
): Omit<EnvelopeParts, 'commitment'> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  cipher.setAAD(Buffer.from(headerOf(names, length), 'ascii'))
  const ciphertext = cipher.update(place.subarray(0, saltLength + length)).toString('hex') + cipher.final('hex')
  return { length, nonce: nonce.toString('hex'), ciphertext, tag: cipher.getAuthTag().toString('hex') }
}

function decrypt(key: Uint8Array, names: EnvelopeNames, parts: EnvelopeParts, place: Uint8Array): void {
  const ciphertext = Buffer.from(parts.ciphertext, 'hex')
  if (ciphertext.length !== saltLength + parts.length) throw refuse('ENVELOPE_NOT_OPENED', { label: names.label })
  const nonce = Buffer.from(parts.nonce, 'hex')
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
  decipher.setAAD(Buffer.from(headerOf(names, parts.length), 'ascii'))
  decipher.setAuthTag(Buffer.from(parts.tag, 'hex'))
  const plaintext = decipher.update(ciphertext)
  try {
    decipher.final()
    place.set(plaintext)
  } catch {
    throw refuse('ENVELOPE_NOT_OPENED', { label: names.label })
  } finally {
    wipe(plaintext)
  }
}
