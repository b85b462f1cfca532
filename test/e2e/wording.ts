/** Texts of the screen as somebody recognises them, whatever stands in their gaps. */
import { patternOf } from '../support/english.ts'

/** The whole of a text that this sentence made. */
export const like = (sentence: string): RegExp => new RegExp(`^${patternOf(sentence)}$`)

/** Any of these, whole. */
export const oneOf = (...sentences: readonly string[]): RegExp =>
  new RegExp(`^(${sentences.map((sentence) => unnamed(patternOf(sentence))).join('|')})$`)

/** The number in the first gap of a sentence, wherever in a text it stands; null if the text has none of it. */
export function numberIn(sentence: string, text: string): number | null {
  const pattern = patternOf(sentence).replace(/\(\?<(\w+)>[^)]*\)/, '(?<$1>\\d+)')
  const found = Object.values(new RegExp(pattern).exec(text)?.groups ?? {})[0]
  return found === undefined ? null : Number(found)
}

/** Two of several sentences may have a gap of one name. */
function unnamed(pattern: string): string {
  return pattern.replaceAll(/\(\?<\w+>/g, '(?:').replaceAll(/\\k<\w+>/g, '.*')
}
