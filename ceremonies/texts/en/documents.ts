export const documents = {
  DOCUMENT_FAILED: 'The document could not be typeset: {reason} The record is unharmed; report this.',
} as const
