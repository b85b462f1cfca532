/** Words of a script for people: the same in every language, or one text for each, by its BCP 47 tag. */
export type Sentence = string | Localised
export type Localised = Readonly<Record<string, string>>

/** The tag of a language, such as `de` or `pt-BR`. */
export const languageTag = /^[a-z]{2,3}(-[A-Z]{2})?$/

/** A sentence in that language; in the first that it has where it does not have that one, or none is named. */
export function inLanguage(sentence: Sentence, language: string | null): string {
  if (typeof sentence === 'string') return sentence
  if (language !== null && Object.hasOwn(sentence, language)) return sentence[language] ?? ''
  return Object.values(sentence)[0] ?? ''
}

/** True for a sentence in several languages: no other member of a script has tags of languages for names, and texts under them. */
export function isLocalised(value: unknown): value is Localised {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const members = Object.entries(value)
  return members.length > 0 && members.every(([name, text]) => typeof text === 'string' && languageTag.test(name))
}

/** A script as it was written, with each sentence in one language. */
export function valueIn(value: unknown, language: string | null): unknown {
  if (isLocalised(value)) return inLanguage(value, language)
  if (Array.isArray(value)) return value.map((item) => valueIn(item, language))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, valueIn(item, language)]))
}

export interface PlacedSentence {
  readonly path: readonly PropertyKey[]
  readonly sentence: Localised
}

/** Every sentence of a script that stands in several languages, with its place, in the order of the file. */
export function sentencesIn(value: unknown, path: readonly PropertyKey[] = []): readonly PlacedSentence[] {
  if (isLocalised(value)) return [{ path, sentence: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) =>
    sentencesIn(item, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

/** The languages that sentences stand in, in the order in which they first appear. */
export function languagesOf(sentences: readonly PlacedSentence[]): readonly string[] {
  return [...new Set(sentences.flatMap(({ sentence }) => Object.keys(sentence)))]
}
