import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { p256 } from '@noble/curves/nist.js'
import type { Crypto, Hex } from '../base/crypto.ts'
import { refuse } from '../base/refusal.ts'
import { fromBase64, toBase64 } from '../base/base64.ts'

/**
 * Signed notes (c2sp.org/signed-note) with one kind of signature: type 0x02, ECDSA on P-256 over SHA-256 of the text, DER.
 * The key ID of that type is the first four bytes of SHA-256 of the DER SubjectPublicKeyInfo.
 */
export interface Note {
  /** What is signed, with its last newline. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  readonly keyId: Hex
  /** As the signature type has it; for ours DER. */
  readonly signature: Uint8Array
}

const signatureLine = /^— ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})$/
const order = p256.Point.CURVE().n
const halfOrder = order / 2n

const p256Prefix = '3059301306072a8648ce3d020106082a8648ce3d03010703420004'

/** True for the one DER spelling of a P-256 SubjectPublicKeyInfo with an uncompressed point (RFC 5480). */
export function isP256(spki: Hex): boolean {
  return spki.length === 182 && spki.startsWith(p256Prefix) && /^[0-9a-f]+$/.test(spki)
}

/** The key ID of a P-256 key in a signature line. */
export function keyIdOf(spki: Hex, crypto: Crypto): Hex {
  return bytesToHex(crypto.sha256(hexToBytes(spki)).subarray(0, 4))
}

/** What a token signs with CKM_ECDSA: SHA-256 of the note's text; also the digest that is shown as words. */
export function digestOfText(text: string, crypto: Crypto): Uint8Array {
  return crypto.sha256(utf8ToBytes(text))
}

/**
 * The whole note: text, empty line, one signature line. `signature` is DER; its s is brought to the lower half of the
 * group order, because (r, n − s) is valid too and no byte of a note may be free. Throws SIGNATURE_MALFORMED.
 */
export function writeNote(text: string, name: string, spki: Hex, signature: Uint8Array, crypto: Crypto): string {
  const body = toBase64(concatBytes(hexToBytes(keyIdOf(spki, crypto)), withLowS(signature)))
  return `${text}\n— ${name} ${body}\n`
}

/** Reads a signed note; null if it is not exactly one. */
export function parseNote(note: string): Note | null {
  const gap = note.lastIndexOf('\n\n')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a note may hold none but newlines
  if (gap < 1 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return null
  const signatures = note
    .slice(gap + 2, -1)
    .split('\n')
    .map(parseSignatureLine)
  if (signatures.some((signature) => signature === null)) return null
  return { text: note.slice(0, gap + 1), signatures: signatures as NoteSignature[] }
}

function parseSignatureLine(line: string): NoteSignature | null {
  const [, name, body] = signatureLine.exec(line) ?? []
  const bytes = body === undefined ? null : fromBase64(body)
  if (name === undefined || bytes === null || bytes.length < 5) return null
  return { name, keyId: bytesToHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) }
}

/** True if the note has exactly one signature of this name and key, and it is valid, with a low s. */
export function isSignedBy(note: Note, name: string, spki: Hex, crypto: Crypto): boolean {
  const keyId = keyIdOf(spki, crypto)
  const ours = note.signatures.filter((signature) => signature.name === name && signature.keyId === keyId)
  const [signature] = ours
  if (signature === undefined || ours.length !== 1 || !hasLowS(signature.signature)) return false
  try {
    return crypto.verify('ecdsa-sha256', hexToBytes(spki), utf8ToBytes(note.text), signature.signature)
  } catch {
    // A key that is no point of the curve has signed nothing.
    return false
  }
}

function withLowS(der: Uint8Array): Uint8Array {
  const { r, s } = parseSignature(der)
  return new p256.Signature(r, s > halfOrder ? order - s : s).toBytes('der')
}

/** Of a signature in strict DER, which spells each pair of numbers in one way. */
function hasLowS(der: Uint8Array): boolean {
  try {
    return parseSignature(der).s <= halfOrder
  } catch {
    return false
  }
}

function parseSignature(der: Uint8Array): { readonly r: bigint; readonly s: bigint } {
  try {
    return p256.Signature.fromBytes(der, 'der')
  } catch {
    throw refuse('SIGNATURE_MALFORMED')
  }
}
