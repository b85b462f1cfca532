import { type Phrase, message } from '../base/message.ts'

/** What is asked, with what it is asked about. Apart from the answers, because the page has no schemas. */
export function question({ label, about }: { readonly label: Phrase; readonly about?: string | undefined }): Phrase {
  return about === undefined ? label : message('field.about', { about, label })
}
