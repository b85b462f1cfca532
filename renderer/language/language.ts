/** The language that this screen speaks. Refusals cross as code and parameters, and get their sentence here. */
import { useEffect, useSyncExternalStore } from 'react'
import type { Phrase } from '../../ceremonies/base/message.ts'
import type { Catalogue, catalogues, Language } from '../../ceremonies/texts/index.ts'
import { format, say } from '../../ceremonies/texts/say.ts'
import type { Chosen } from '../../preload/views.ts'
import { client } from '../bridge.ts'
import { type FirstTexts, firstTexts } from './first.ts'

export type Texts = Catalogue['window']

/** Not the contract's own list: its schemas are no part of the page. */
export const languages = Object.keys(firstTexts) as Language[]

const isLanguage = (tag: string): tag is Language => Object.hasOwn(firstTexts, tag)

/** What a language is called, in itself. */
export const languageName = (tag: string): string =>
  isLanguage(tag) ? firstTexts[tag].app.settings.languages[tag] : tag

let current: Language = 'en'
let known: typeof catalogues | null = null
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const tell = (): void => {
  for (const listener of listeners) listener()
}

/** Every sentence is here from now on. */
export function learnTexts(learnt: typeof catalogues): void {
  known = learnt
  tell()
}

/** Shows everything in this language from now on; what is not one of ours changes nothing. */
export function showLanguage(language: string): void {
  if (!isLanguage(language) || language === current) return
  current = language
  document.documentElement.lang = language
  tell()
}

/** A page begins in the language of the system, until main has told what people chose. */
export const beginLanguage = (): void => showLanguage(navigator.language.slice(0, 2))

/** Speaks what people chose; null and undefined change nothing. */
export function useChosenLanguage(chosen: Chosen['language'] | undefined): void {
  useEffect(() => showLanguage(chosen ?? current), [chosen])
}

/** Shows everything in this contrast; undefined changes nothing. */
export function useChosenContrast(chosen: Chosen['contrast'] | undefined): void {
  useEffect(() => {
    if (chosen) document.documentElement.dataset['contrast'] = chosen
  }, [chosen])
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

/** What surrounds every screen, and the first screen itself. */
export function useFirstTexts(): FirstTexts {
  return firstTexts[useLanguage()]
}

function useCatalogue(): Catalogue | null {
  const language = useLanguage()
  const all = useSyncExternalStore(subscribe, () => known)
  return all === null ? null : all[language]
}

/** Everything that the screen says, in the chosen language. Throws before `learnTexts`: only later screens may ask. */
export function useTexts(): Texts {
  const catalogue = useCatalogue()
  if (catalogue === null) throw new Error('only the first texts are here')
  return catalogue.window
}

/**
 * Puts what the program says into the chosen language; what scripts and people say stays as they wrote it. Nothing is said
 * before `learnTexts`.
 */
export function useSay(): (phrase: Phrase) => string {
  const catalogue = useCatalogue()
  return (phrase) => (catalogue ? say(catalogue, phrase) : '')
}

/** A text of the screen with its gaps filled. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return format(current, text, values)
}
