import { sentences } from './en/index.ts'
import { window } from './en/window.ts'

/** The same catalogue in another language: every text of English, none more. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

export interface Catalogue {
  readonly window: Translated<typeof window>
  readonly sentences: Translated<typeof sentences>
}

export const en: Catalogue = { window, sentences }
