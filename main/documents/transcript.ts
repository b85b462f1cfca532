import encodeQR from 'qr'
import type { Language } from '../../ceremonies/texts/index.ts'
import type { TranscriptModel } from '../../ceremonies/transcript/model.ts'
import { transcriptInWords } from './in-words.ts'
import { stampedAs } from './stamps.ts'
import { typeset } from './typst.ts'

/**
 * The transcript as a tagged PDF/A-2a; the same model gives the same bytes. Its QR code holds the SHA-256 of the last
 * note in hex. `copy` is the number of a print, which every page shows. Throws DOCUMENT_FAILED.
 */
export function transcript(model: TranscriptModel, copy: number | null = null, language: Language = 'en'): Buffer {
  const qr = model.note === null ? null : encodeQR(model.note.sha256, 'svg', { ecc: 'quartile', border: 2 })
  return typeset(
    'transcript',
    { ...transcriptInWords(model, language), stamped: stampedAs(model), qr, copy },
    model.closed,
    language,
  )
}
