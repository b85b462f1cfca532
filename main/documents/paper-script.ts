import type { PaperModel } from '../../ceremonies/transcript/model.ts'
import { typeset } from './typst.ts'

/**
 * The paper script as a tagged PDF/A-2a, dated `printed` (RFC 3339); the same model and date give the same bytes. Throws
 * DOCUMENT_FAILED.
 */
export function paperScript(model: PaperModel, printed: string): Buffer {
  return typeset('paper', model, printed)
}
