import { bytesToHex } from '@noble/hashes/utils.js'
import type { Hex } from '../crypto.ts'
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

function list(place: number): readonly string[] {
  return place % 2 === 0 ? evenWords : oddWords
}
