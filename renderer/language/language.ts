/** The language that this screen speaks. Refusals cross as code and parameters, and get their sentence here. */
import { useEffect, useSyncExternalStore } from 'react'
import { type Catalogue, type Language, catalogues } from '../../ceremonies/texts/index.ts'
import * as said from '../../ceremonies/texts/labels.ts'
import { fill } from '../../ceremonies/refusal.ts'
import type { Chosen, Refused } from '../../preload/views.ts'
import { client } from '../bridge.ts'

export type Texts = Catalogue['window']

/** Not the contract's own list: its schemas are no part of the page. */
export const languages = Object.keys(catalogues) as Language[]

const isLanguage = (value: string): value is Language => Object.hasOwn(catalogues, value)

let current: Language = 'en'
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Shows everything in this language from now on; what is not one of ours changes nothing. */
export function showLanguage(language: string): void {
  if (!isLanguage(language) || language === current) return
  current = language
  document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** A page begins in the language of the system, until main has told what people chose. */
export const beginLanguage = (): void => showLanguage(navigator.language.slice(0, 2))

/** Speaks what people chose; null and undefined change nothing. */
export function useChosenLanguage(chosen: Chosen['language'] | undefined): void {
  useEffect(() => showLanguage(chosen ?? current), [chosen])
}

/** A person chose the language: this window speaks it at once, the program and the projector follow. */
export function chooseLanguage(language: string): void {
  if (!isLanguage(language) || language === current) return
  showLanguage(language)
  void client.language({ language })
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current)
}

/** Everything that the screen says, in the chosen language. */
export function useTexts(): Texts {
  return catalogues[useLanguage()].window
}

/** Finds the sentence of a refusal in the chosen language; an unknown code speaks as main put it. */
export function useRefusedText(): (refused: Pick<Refused, 'code' | 'message'> & Partial<Refused>) => string {
  const catalogue = catalogues[useLanguage()]
  return (refused) => said.refusalIn(catalogue, refused)
}

export interface Said {
  /** Of a field, an entry or a step that was put in between. */
  readonly label: (label: string) => string
  /** What somebody answered: the program's yes and no. */
  readonly answer: (answer: string) => string
  /** What came about, or what a step will do. */
  readonly entry: <E extends { readonly label: string; readonly value: string }>(entry: E) => E
  readonly remark: (text: string) => string
  /** What devices were found to hold, as `plain` puts it. */
  readonly plain: (text: string) => string
  /** A refusal's sentence of which only the text was handed on. */
  readonly message: (message: string) => string
  /** A single word, such as how many tries are `left`. */
  readonly word: (parameter: string, word: string) => string
  /** What the check of a script found. */
  readonly finding: (finding: { readonly id: string; readonly message: string }) => string
}

/** What main says in English, said in the chosen language; what scripts and people say stays as they wrote it. */
export function useSaid(): Said {
  const catalogue = catalogues[useLanguage()]
  return {
    label: (label) => said.labelIn(catalogue, label),
    answer: (answer) => said.answerIn(catalogue, answer),
    entry: (entry) => said.entryIn(catalogue, entry),
    remark: (text) => said.remarkIn(catalogue, text),
    plain: (text) => said.plainIn(catalogue, text),
    message: (message) => said.messageIn(catalogue, message),
    word: (parameter, word) => said.wordIn(catalogue, parameter, word),
    finding: (finding) => said.findingIn(catalogue, finding),
  }
}

export { fill }
