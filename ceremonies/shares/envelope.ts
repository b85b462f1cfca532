/**
 * An envelope: a secret under a key that exists in shares alone. Its names are bound to the ciphertext as additional data, and
 * what it holds is committed to. The format stands in docs/RECOVERY.md.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Hex } from '../base/crypto.ts'
import { EnvelopeNames, EnvelopeParts } from '../devices/envelope.ts'
import { named } from './commitment.ts'
import { joined, wipe } from './memory.ts'

/** The salt of the commitment, which stands before the secret in the envelope and nowhere else. */
export const saltLength = 32

const FORMAT = 'strongroom-envelope'

/** The names and the length in RFC 8785: members in order, all text printable ASCII. This is the additional data. */
export function headerOf(names: EnvelopeNames, length: number): string {
  const { ceremony, check, identifier, label, set, threshold } = names
  return JSON.stringify({
    ceremony,
    check: { length: check.length, method: check.method, value: check.value },
    identifier,
    label,
    length,
    set,
    [FORMAT]: 1,
    threshold,
  })
}

/** The envelope as a file: JSON with the header's members, then nonce, ciphertext and tag in hex. */
export function envelopeFile(names: EnvelopeNames, parts: EnvelopeParts): Uint8Array {
  const { nonce, ciphertext, tag, length } = parts
  const header = JSON.parse(headerOf(names, length)) as object
  return utf8ToBytes(`${JSON.stringify({ ...header, nonce, ciphertext, tag }, null, 2)}\n`)
}

const File = EnvelopeNames.extend({
  ...EnvelopeParts.omit({ commitment: true }).shape,
  [FORMAT]: z.literal(1),
})

/** What such a file says; null if the file is not an envelope. */
export function readEnvelope(
  bytes: Uint8Array,
): { readonly names: EnvelopeNames; readonly parts: Omit<EnvelopeParts, 'commitment'> } | null {
  const parsed = File.safeParse(parsedJson(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))
  if (!parsed.success) return null
  const { length, nonce, ciphertext, tag, [FORMAT]: _, ...names } = parsed.data
  return { names, parts: { length, nonce, ciphertext, tag } }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * `SHA-256(0x04 ‖ salt ‖ ceremony ‖ set ‖ label ‖ secret)`: salt of 32 bytes; the names as in a share's commitment, one byte
 * with the length before each; the secret's bytes as typed. The salt is in the envelope alone, so that nobody who reads the
 * record can try short secrets.
 */
export function commitSecret({ ceremony, set, label }: EnvelopeNames, salt: Uint8Array, secret: Uint8Array): Hex {
  const committed = joined(Uint8Array.of(4), salt, named(ceremony), named(set), named(label), secret)
  try {
    return bytesToHex(sha256(committed))
  } finally {
    wipe(committed)
  }
}
