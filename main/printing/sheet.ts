/** The page that one custodian takes out of the printer. */
import { randomInt } from 'node:crypto'
import encodeQR from 'qr'
import type { SheetFace } from '../../ceremonies/devices/sheets.ts'
import { languageOf } from '../../ceremonies/texts/index.ts'
import { stampedAs } from '../documents/stamps.ts'
import { typeset } from '../documents/typst.ts'
import { checksumOf, spellCode } from './sheet-code.ts'

/** Lines and letters of the part that is folded over the words, so that nothing is read against the light. */
const [maskLines, maskLetters] = [34, 118]
const letters = 'ABCDEFGHKLMNOPQRSTUVWXYZ'

/**
 * One page of A4 with the words of a share, as a PDF; the caller zeroes it. Whatever is outside once it is folded says nothing of
 * the words. Throws DOCUMENT_FAILED.
 */
export function sheetPdf(face: SheetFace, words: string): Buffer {
  const code = spellCode({ ...face, words })
  const { watermark } = stampedAs({ mode: face.mode, softwareToken: false, softwareCard: false })
  const data = {
    ...face,
    words: words.split(' '),
    checksum: checksumOf(words),
    qr: encodeQR(code, 'svg', { ecc: 'quartile', border: 4 }),
    mask: Array.from({ length: 2 * maskLines }, noise),
    watermark,
  }
  return typeset('printed', data, new Date().toISOString(), languageOf(face.language ?? 'en'))
}

const noise = (): string => Array.from({ length: maskLetters }, () => letters[randomInt(letters.length)] ?? '').join('')
