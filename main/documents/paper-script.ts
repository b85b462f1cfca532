import type { Language } from '../../ceremonies/texts/index.ts'
import type { PaperModel } from '../../ceremonies/transcript/model.ts'
import { paperInWords } from './in-words.ts'
import { typeset } from './typst.ts'

/**
 * The paper script as a tagged PDF/A-2a, dated `printed` (RFC 3339); the same model and date give the same bytes. Throws
 * DOCUMENT_FAILED.
 */
export function paperScript(model: PaperModel, printed: string, language: Language = 'en'): Buffer {
  return typeset('paper', paperInWords(model, language), printed, language)
}
