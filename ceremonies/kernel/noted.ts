import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { parseSignedCheckpoint } from '../record/checkpoint.ts'
import type { Row } from '../register/row.ts'

/** The row of a signed note. None if the note is invalid, which verify reports. */
export function noted(note: string): readonly Row[] {
  const signed = parseSignedCheckpoint(note)
  if (signed === null) return []
  return [{ kind: 'note', digest: bytesToHex(sha256(utf8ToBytes(signed.note.text))), size: signed.size }]
}
