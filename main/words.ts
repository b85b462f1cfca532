/** What this program says at a terminal, on paper and on standard error. */
import type { Phrase } from '../ceremonies/base/message.ts'
import { type Catalogue, catalogues } from '../ceremonies/texts/index.ts'
import { format, say } from '../ceremonies/texts/say.ts'

const catalogue: Catalogue = catalogues.en

export function inWords(phrase: Phrase): string {
  return say(catalogue, phrase)
}

/** One of the texts of this face with its gaps filled. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return format(catalogue.language, sentence, values)
}
