import { z } from 'zod'
import { inLanguage, languageTag } from './sentence.ts'

export const LanguageTag = z.string().regex(languageTag, 'reason.languageTag')

/** As many languages as one script may stand in. */
const MOST_LANGUAGES = 16

/**
 * A member of a script that is prose, with at most so many characters in each language. A script is put into one language
 * before anything is made of it (`sentence.ts`); what has not been is read in its first.
 */
export function prose(most = 2000) {
  const text = z.string().min(1).max(most)
  const localised = z
    .record(LanguageTag, text)
    .refine((texts) => Object.keys(texts).length > 0, 'reason.noLanguage')
    .refine((texts) => Object.keys(texts).length <= MOST_LANGUAGES, {
      error: 'reason.listedMembers',
      params: { most: MOST_LANGUAGES },
    })
    .meta({ minProperties: 1, maxProperties: MOST_LANGUAGES })
  return z.union([text, localised]).transform((sentence) => inLanguage(sentence, null))
}
