import type { Crypto, Hex } from '../base/crypto.ts'
import { fromBase64, toBase64 } from '../base/base64.ts'
import { isSignedBy, type Note, parseNote } from './note.ts'

/** A tree head as c2sp.org/tlog-checkpoint spells it: origin, size, root; we write no extension lines. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

export type Mode = 'real' | 'rehearsal'

/** Who speaks in a checkpoint, and the name of its key: a rehearsal's can never be taken for a real one. */
export function originOf(mode: Mode, ceremony: string): string {
  return `strongroom/${mode}/${ceremony}`
}

/** The text that is signed, with its last newline. */
export function checkpointText(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${toBase64(checkpoint.root)}\n`
}

/** The tree head in a text; null if the text is not exactly one. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [, origin, digits, encoded] = /^([!-*,-~]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? []
  const size = Number(digits)
  const root = encoded === undefined ? null : fromBase64(encoded)
  if (origin === undefined || root === null || !Number.isSafeInteger(size)) return null
  return { origin, size, root }
}

/** A checkpoint, the note it is in, and nothing else in that note. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note
}

/** Reads a signed checkpoint; null if it is not exactly one. The signature is for `isOf` to judge. */
export function parseSignedCheckpoint(text: string): SignedCheckpoint | null {
  const note = parseNote(text)
  const checkpoint = note === null ? null : parseCheckpoint(note.text)
  return note === null || checkpoint === null ? null : { ...checkpoint, note }
}

/** True if the checkpoint speaks as `origin` and is signed by the record key. */
export function isOf(checkpoint: SignedCheckpoint, origin: string, recordKey: Hex, crypto: Crypto): boolean {
  return checkpoint.origin === origin && isSignedBy(checkpoint.note, origin, recordKey, crypto)
}
