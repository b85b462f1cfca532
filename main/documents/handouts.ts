/** What is handed out besides the paper script: plan sheet, witness cards and share sheets, each a tagged PDF/A-2a. */
import type { Agreement } from '../../ceremonies/kernel/agreement.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import { type PlanSheet, planSheetOf } from '../../ceremonies/transcript/plan-sheet.ts'
import type { ShareSheets } from '../../ceremonies/transcript/share-sheet.ts'
import type { WitnessCards } from '../../ceremonies/transcript/witness-card.ts'
import { cardsInWords, planInWords } from './in-words.ts'
import { stampedAs } from './stamps.ts'
import { typeset } from './typst.ts'

/** Dated `printed` (RFC 3339); the same sheet and date give the same bytes, here and below. Throws DOCUMENT_FAILED. */
export function planSheet(sheet: PlanSheet, printed: string, language: Language = 'en'): Buffer {
  return typeset('plan', { ...planInWords(sheet, language), stamped: stampedAs(sheet) }, printed, language)
}

/** The sheet of a plan that is about to be opened, as a PDF of now; throws as `planSheetOf` does, and DOCUMENT_FAILED. */
export function planPdf(script: Script, file: string, agreement: Agreement, language: Language): Buffer {
  return planSheet(planSheetOf(script, file, agreement), new Date().toISOString(), language)
}

/** Every card begins on a paper of its own. */
export function witnessCards(cards: WitnessCards, printed: string, language: Language = 'en'): Buffer {
  return typeset('cards', cardsInWords(cards, language), printed, language)
}

/** Every sheet has a paper of its own, with a blank back. */
export function shareSheets(sheets: ShareSheets, printed: string, language: Language = 'en'): Buffer {
  return typeset('sheets', sheets, printed, language)
}
