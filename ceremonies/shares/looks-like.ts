import { wordList } from './word-list.ts'

const words = new Set(wordList)
const prefixes = new Set(wordList.map((word) => word.slice(0, 4)))
const SUSPICIOUS = 8
/** No word or prefix of the list has fewer than four letters. */
const shortest = SUSPICIOUS * 4 + SUSPICIOUS - 1

/** True if a text that is to be recorded holds a run of share words long enough to matter; it must then be refused unrecorded. */
export function looksLikeMnemonic(text: string): boolean {
  if (text.length < shortest) return false
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
