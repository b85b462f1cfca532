/** The language that this screen speaks. Refusals cross as code and parameters, and get their sentence here. */
import { useSyncExternalStore } from 'react'
import { type Catalogue, type Language, catalogues } from '../../ceremonies/texts/index.ts'
import { fill, isRefusalCode } from '../../ceremonies/refusal.ts'
import type { Refused } from '../../preload/views.ts'
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

/** A person chose the language: this window speaks it at once, the program and the projector follow. */
export function chooseLanguage(language: string): void {
  if (!isLanguage(language)) return
  showLanguage(language)
  void client.language({ language })
}

showLanguage(navigator.language.slice(0, 2))

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current)
}

/** Everything that the screen says, in the chosen language. */
export function useTexts(): Texts {
  return catalogues[useLanguage()].window
}

/** Finds the sentence of a refusal in the chosen language; an unknown code speaks as main put it. */
export function useRefusedText(): (refused: Pick<Refused, 'code' | 'message'> & Partial<Refused>) => string {
  const { sentences } = catalogues[useLanguage()]
  return ({ code, parameters, message }) =>
    isRefusalCode(code) && parameters !== undefined ? fill(sentences[code], parameters) : message
}

export { fill }
