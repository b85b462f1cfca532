import type { documents as english } from '../en/documents.ts'
import type { Translated } from '../translated.ts'

export const documents: Translated<typeof english> = {
  DOCUMENT_FAILED: 'Das Dokument konnte nicht gesetzt werden: {reason} Das Protokoll ist unversehrt; melden Sie dies.',
  SHEETS_NONE: 'Mit diesen Parametern übergibt das Skript niemandem einen Anteil; es gibt keinen Bogen zu drucken.',
  CARDS_NONE:
    'In diesem Skript bringt niemand einen Wert mit oder schreibt Wörter auf; es gibt keine Zeugenkarte zu drucken.',
}
