import { check as germanCheck, checkCourse as germanCheckCourse } from './de/check.ts'
import * as germanFacts from './de/facts.ts'
import { fields as germanFields } from './de/fields.ts'
import { sentences as germanSentences } from './de/index.ts'
import { labels as germanLabels } from './de/labels.ts'
import { reasons as germanReasons } from './de/reasons.ts'
import { recorded as germanRecorded } from './de/recorded.ts'
import { system as germanSystem } from './de/system.ts'
import { window as germanWindow } from './de/window.ts'
import * as germanWords from './de/words.ts'
import { check, checkCourse } from './en/check.ts'
import * as facts from './en/facts.ts'
import { fields } from './en/fields.ts'
import { sentences } from './en/index.ts'
import { labels } from './en/labels.ts'
import { reasons } from './en/reasons.ts'
import { recorded } from './en/recorded.ts'
import { system } from './en/system.ts'
import { window } from './en/window.ts'
import * as words from './en/words.ts'

/** The same catalogue in another language: every text of English, none more. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

const english = { window, sentences, check, checkCourse, fields, labels, reasons, recorded, system, ...facts, ...words }

/** Everything that a screen says, by the screen or by what says it. */
export type Catalogue = Translated<typeof english>

export const en: Catalogue = english
export const de: Catalogue = {
  window: germanWindow,
  sentences: germanSentences,
  check: germanCheck,
  checkCourse: germanCheckCourse,
  fields: germanFields,
  labels: germanLabels,
  reasons: germanReasons,
  recorded: germanRecorded,
  system: germanSystem,
  ...germanFacts,
  ...germanWords,
}

/** Every language that people may choose, by its BCP 47 tag. */
export const catalogues = { en, de } as const
export type Language = keyof typeof catalogues

/** The catalogue of a language; English for one that is not there. */
export function catalogueOf(language: string): Catalogue {
  return Object.hasOwn(catalogues, language) ? catalogues[language as Language] : en
}
