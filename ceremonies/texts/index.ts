import { german } from './de/index.ts'
import { english } from './en/index.ts'
import type { Catalogue } from './catalogue.ts'

export type { Catalogue } from './catalogue.ts'

type Sentences = typeof english.messages.refusal
type Checks = typeof english.messages.check

/** The stable code of a refusal. */
export type RefusalCode = keyof Sentences
/** The name of a check of a script, such as KEY-2. */
export type CheckId = keyof Checks

type Key<T> = Extract<keyof T, string>
type Path<T, P extends string> = T extends string ? P : { [K in Key<T>]: Path<T[K], `${P}.${K}`> }[Key<T>]
type Grouped = Omit<typeof english.messages, 'refusal' | 'check'>

/** Of every sentence that a message may name: refusals and findings by their own codes, all others by group and name. */
export type MessageCode = RefusalCode | CheckId | { [G in Key<Grouped>]: Path<Grouped[G], G> }[Key<Grouped>]

/** Every language that people may choose, by its BCP 47 tag. */
export const catalogues: Readonly<Record<'en' | 'de', Catalogue>> = { en: english, de: german }
export type Language = keyof typeof catalogues

/** That language; English for one that is not there. */
export function languageOf(tag: string): Language {
  return isLanguage(tag) ? tag : 'en'
}

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(catalogues, tag)
}
