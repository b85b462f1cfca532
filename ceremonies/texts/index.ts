import { sentences as german } from './de/index.ts'
import { window as germanWindow } from './de/window.ts'
import { sentences } from './en/index.ts'
import { window } from './en/window.ts'

/** The same catalogue in another language: every text of English, none more. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

export interface Catalogue {
  readonly window: Translated<typeof window>
  readonly sentences: Translated<typeof sentences>
}

export const en: Catalogue = { window, sentences }
export const de: Catalogue = { window: germanWindow, sentences: german }

/** Every language that people may choose, by its BCP 47 tag. */
export const catalogues = { en, de } as const
export type Language = keyof typeof catalogues

/** The catalogue of a language; English for one that is not there. */
export function catalogueOf(language: string): Catalogue {
  return Object.hasOwn(catalogues, language) ? catalogues[language as Language] : en
}
