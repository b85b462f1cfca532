export const documents = {
  DOCUMENT_FAILED: 'The document could not be typeset: {reason} The record is unharmed; please report this.',
  SHEETS_NONE: 'With these parameters the script hands no share to anybody, so there is no share sheet to print.',
  CARDS_NONE: 'Nobody in this script brings a value or writes words down, so there is no witness card to print.',
} as const
