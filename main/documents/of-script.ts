import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import type { DocumentName } from '../../ceremonies/transcript/documents.ts'
import { paperOf } from '../../ceremonies/transcript/paper.ts'
import { shareSheetsOf } from '../../ceremonies/transcript/share-sheet.ts'
import { witnessCardsOf } from '../../ceremonies/transcript/witness-card.ts'
import { shareSheets, witnessCards } from './handouts.ts'
import { paperScript } from './paper-script.ts'

export interface OfScript {
  readonly script: Script
  /** The script's file. */
  readonly file: { readonly name: string; readonly sha256: Hex }
  readonly settings: Readonly<Record<string, string>>
  readonly language: Language
}

/** The document as a PDF of now. Throws CARDS_NONE, SHEETS_NONE, DOCUMENT_FAILED, and as `bindParameters` and `makePlan` do. */
export function documentOf(name: DocumentName, { script, file, settings, language }: OfScript): Buffer {
  const printed = new Date().toISOString()
  switch (name) {
    case 'script':
      return paperScript(paperOf(script, file, settings), printed, language)
    case 'cards':
      return witnessCards(witnessCardsOf(script, file, settings), printed, language)
    case 'sheets':
      return shareSheets(shareSheetsOf(script, file, settings), printed, language)
  }
}
