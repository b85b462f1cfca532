import { wordList } from './word-list.ts'

const words = new Set(wordList)
const prefixes = new Set(wordList.map((word) => word.slice(0, 4)))
const SUSPICIOUS = 8
/** No word or prefix of the list has fewer than four letters. */
const shortest = SUSPICIOUS * 4 + SUSPICIOUS - 1

/** Eight words of at least four letters in ASCII text, each begun only where one begins: whatever lacks them needs no closer look. */
const eightWords = /(?<![a-z])(?:[a-z]{4,}[^a-z]+){7}[a-z]{4}/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const ascii = /^[\u0000-\u007f]*$/

/** True if a text that is to be recorded holds a run of share words long enough to matter; it must then be refused unrecorded. */
export function looksLikeMnemonic(text: string): boolean {
  if (text.length < shortest || (ascii.test(text) && !eightWords.test(text))) return false
  let run = 0
  for (const token of text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^a-z]+/)) {
    run = words.has(token) || prefixes.has(token) ? run + 1 : 0
    if (run >= SUSPICIOUS) return true
  }
  return false
}
