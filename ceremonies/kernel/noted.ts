import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { parseSignedCheckpoint } from '../record/checkpoint.ts'
import { wordsOf } from '../record/words.ts'
import type { Row } from '../register/row.ts'

/** The row of a signed note. None if the note is invalid, which verify reports. */
export function noted(note: string): readonly Row[] {
  const signed = parseSignedCheckpoint(note)
  if (signed === null) return []
  return [{ kind: 'note', digest: bytesToHex(sha256(utf8ToBytes(signed.note.text))), size: signed.size }]
}

/** Over how many facts a signed note is, and the words that stand for it; null if it is invalid, or there is none. */
export function wordsOfNote(note: string | null): { readonly size: number; readonly words: readonly string[] } | null {
  const signed = note === null ? null : parseSignedCheckpoint(note)
  return signed && { size: signed.size, words: wordsOf(sha256(utf8ToBytes(signed.note.text))) }
}
