import { bytesToHex } from '@noble/hashes/utils.js'
import type { Hex } from '../base/crypto.ts'
import { evenWords, oddWords } from './words/pgp.ts'

/** A digest as words to be read aloud and written by hand: one PGP word a byte. */
export function wordsOf(digest: Uint8Array): readonly string[] {
  return Array.from(digest, (byte, place) => list(place)[byte] as string)
}

/** The digest that words spell, whatever their case; null if one of them is not the word list's at its place. */
export function digestOfWords(words: readonly string[]): Hex | null {
  const bytes = words.map((word, place) => list(place).findIndex((known) => known.toLowerCase() === word.toLowerCase()))
  return bytes.includes(-1) ? null : bytesToHex(Uint8Array.from(bytes))
}

/** True if some place may have this word, whatever its case. */
export function isWord(word: string): boolean {
  return isAtItsPlace(word, 1) || isAtItsPlace(word, 2)
}

/** True if the word may stand at this place, counted from 1 as people do. */
export function isAtItsPlace(word: string, place: number): boolean {
  return list(place - 1).some((known) => known.toLowerCase() === word.toLowerCase())
}

/** The word of the list that is spelt most like this one, at its place (from 1) before any other; null if none is near. */
export function nearestWord(word: string, place: number): string | null {
  if (word.length > 2 * longestWord) return null
  const near = [...list(place - 1), ...list(place)].map((known) => ({
    known,
    edits: editsBetween(word.toLowerCase(), known.toLowerCase()),
  }))
  const best = near.reduce((least, one) => (one.edits < least.edits ? one : least))
  return best.edits <= Math.max(1, word.length / 3) ? best.known : null
}

const longestWord = [...evenWords, ...oddWords].reduce((most, word) => Math.max(most, word.length), 0)

/** How many letters must be put in, taken out or changed to make one of the other (Levenshtein). */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [taken, letter] of from.split('').entries()) {
    const next = [taken + 1]
    for (const [at, other] of to.split('').entries()) {
      const [above = 0, aside = 0, left = 0] = [row[at], row[at + 1], next[at]]
      next.push(Math.min(above + (letter === other ? 0 : 1), aside + 1, left + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

function list(place: number): readonly string[] {
  return place % 2 === 0 ? evenWords : oddWords
}
