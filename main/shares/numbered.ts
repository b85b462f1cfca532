/**
 * Words with their numbers, as sheets print them: `1 academic  2 acid`, also `1.` or `1)`. Which bytes are digits and where words
 * begin decides what is done, so how long it takes may tell the lengths of the words, never their letters.
 */
import { refuse } from '../../ceremonies/base/refusal.ts'

export interface Numbered {
  readonly number: number
  /** A view of the line. */
  readonly word: Uint8Array
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09

/** True if a line begins with a number, blanks aside. */
export function isNumbered(line: Uint8Array): boolean {
  const first = line.find((byte) => !isBlank(byte))
  return first !== undefined && isDigit(first)
}

/** Each word after its number; a word without one has the number after that of the word before. */
export function* numberedIn(line: Uint8Array): Generator<Numbered> {
  let number = 0
  let given = 0
  for (let at = 0; at < line.length; ) {
    const start = at
    const is = [isDigit, isLetter].find((one) => one(line[at] ?? 0))
    if (is === undefined) {
      at++
      continue
    }
    while (at < line.length && is(line[at] ?? 0)) at++
    const piece = line.subarray(start, at)
    if (is === isDigit) given = piece.reduce((sum, digit) => Math.min(10 * sum + digit - 0x30, 999), 0)
    else {
      number = given === 0 ? number + 1 : given
      given = 0
      yield { number, word: piece }
    }
  }
}

/** The words of one sheet in the order of their numbers, a space after each. Throws SHARE_PLACE_MISSING. */
export function inOrder(sheet: ReadonlyMap<number, Uint8Array>, share: number): Uint8Array {
  const words = Array.from({ length: sheet.size }, (_, at) => {
    const word = sheet.get(at + 1)
    if (word === undefined) throw refuse('SHARE_PLACE_MISSING', { share, place: at + 1 })
    return word
  })
  const text = new Uint8Array(words.reduce((sum, { length }) => sum + length + 1, 0)).fill(0x20)
  let at = 0
  for (const word of words) {
    text.set(word, at)
    at += word.length + 1
  }
  return text
}
