import type { documents as english } from '../en/documents.ts'
import type { Translated } from '../index.ts'

export const documents: Translated<typeof english> = {
  DOCUMENT_FAILED: 'Das Dokument konnte nicht gesetzt werden: {reason} Das Protokoll ist unversehrt; melden Sie dies.',
}
