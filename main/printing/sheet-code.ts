/**
 * What the QR code of a sheet holds, in the letters that a QR code packs best (ISO/IEC 18004, alphanumeric mode):
 *
 *     STRONGROOM-SHARE/1/SET/SHARE/SHARES/THRESHOLD/CHECKSUM/WORDS
 *
 * WORDS are the first four letters of each word, which tell it from every other (SLIP-0039), with a space between. CHECKSUM is the
 * first four bytes of the SHA-256 of the words in full, in lower case with a space between.
 */
import { createHash } from 'node:crypto'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'

/** A code on paper has no more (docs/SHEETS.md); this form stays below it whatever the words. */
export const LONGEST_CODE = 300
const version = '1'
const kind = 'STRONGROOM-SHARE'

export interface SheetCode {
  readonly identifier: number
  readonly share: number
  readonly shares: number
  readonly threshold: number
  /** In full, in lower case, with a space between. */
  readonly words: string
}

/** Eight hex digits in capitals. */
export function checksumOf(words: string): string {
  return createHash('sha256').update(words, 'ascii').digest('hex').slice(0, 8).toUpperCase()
}

export function spellCode({ identifier, share, shares, threshold, words }: SheetCode): string {
  const short = words
    .split(' ')
    .map((word) => word.slice(0, 4))
    .join(' ')
  return [kind, version, identifier, share, shares, threshold, checksumOf(words), short].join('/').toUpperCase()
}

const form = /^(\d{1,5})\/(\d{1,2})\/(\d{1,2})\/(\d{1,2})\/([0-9A-F]{8})\/([A-Z]{4}(?: [A-Z]{4}){19,58})$/
const byPrefix = new Map(wordList.map((word) => [word.slice(0, 4).toUpperCase(), word]))

/** Throws SHEET_CODE_OTHER, SHEET_CODE_VERSION, SHEET_CODE_DAMAGED. */
export function readCode(text: string): SheetCode {
  const [found = '', other = ''] = text.split('/', 2)
  if (found !== kind) throw refuse('SHEET_CODE_OTHER')
  if (other !== version) throw refuse('SHEET_CODE_VERSION', { version: /^\d{1,4}$/.test(other) ? other : '?' })
  const parts = form.exec(text.slice(kind.length + version.length + 2))
  if (!parts) throw refuse('SHEET_CODE_DAMAGED')
  const [, identifier, share, shares, threshold, checksum, short = ''] = parts
  const words = short
    .split(' ')
    .map((prefix) => byPrefix.get(prefix) ?? '')
    .join(' ')
  if (checksumOf(words) !== checksum) throw refuse('SHEET_CODE_DAMAGED')
  return {
    identifier: Number(identifier),
    share: Number(share),
    shares: Number(shares),
    threshold: Number(threshold),
    words,
  }
}
