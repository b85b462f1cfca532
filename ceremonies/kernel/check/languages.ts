import { type PlacedSentence, languagesOf } from '../../base/sentence.ts'
import type { Path, Script } from '../script.ts'
import { catalogues, isLanguage } from '../../texts/index.ts'
import type { Found } from '../found.ts'
import { allSteps } from './course.ts'

interface LanguageFound extends Found {
  readonly id: 'LANG-1' | 'LANG-2' | 'LANG-3'
  readonly severity: 'error' | 'warning'
}

/** Members of a step that are read aloud. */
export const readAloud = ['say', 'text', 'statement'] as const

/**
 * What is missing in one of a script's languages: those that any of its sentences stands in. A script whose sentences are the
 * same in every language has none.
 */
export function languageFindings(script: Script, sentences: readonly PlacedSentence[]): readonly LanguageFound[] {
  const languages = languagesOf(sentences)
  const localised = new Set(sentences.map(({ path }) => keyOf(path)))
  return [
    ...sentences.flatMap(({ path, sentence }): LanguageFound[] => {
      const missing = languages.filter((language) => !Object.hasOwn(sentence, language))
      return missing.length === 0 ? [] : [{ id: 'LANG-1', severity: 'error', path, say: { languages: missing } }]
    }),
    ...(languages.length === 0 ? [] : spokenIn(script)).flatMap(({ step, path }): LanguageFound[] =>
      localised.has(keyOf(path)) ? [] : [{ id: 'LANG-2', severity: 'warning', path, step, say: { languages } }],
    ),
    ...languages
      .filter((language) => !isLanguage(language))
      .map((language): LanguageFound => {
        const path = sentences.find(({ sentence }) => Object.hasOwn(sentence, language))?.path ?? []
        const say = { language, offered: Object.keys(catalogues) }
        return { id: 'LANG-3', severity: 'error', path: [...path, language], say }
      }),
  ]
}

/** What is read aloud, but for a parameter as a whole: its value is the same in every language. */
function spokenIn(script: Script): readonly { readonly step: string; readonly path: Path }[] {
  return allSteps(script).flatMap(({ step, path }) =>
    readAloud
      .filter((member) => typeof step[member] === 'string' && !/^\$[a-z][a-z0-9-]*$/.test(step[member]))
      .map((member) => ({ step: step.id, path: [...path, member] })),
  )
}

/** Where a sentence stands in that language: at its text, not at the sentence as a whole. */
export function placeIn(language: string | null, sentences: readonly PlacedSentence[]): (path: Path) => Path {
  if (language === null) return (path) => path
  const localised = new Set(sentences.map(({ path }) => keyOf(path)))
  return (path) => (localised.has(keyOf(path)) ? [...path, language] : path)
}

function keyOf(path: Path): string {
  return JSON.stringify(path.map(String))
}
