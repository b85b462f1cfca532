import { refuse } from '../base/refusal.ts'
import { less, read, same } from './constant-time.ts'
import { joined, room, room16, wipe } from './memory.ts'
import { wordList } from '../base/mnemonic/word-list.ts'

/** A share as people write it, in numbers of 16 bits: of a mnemonic each word's place in the list (0 to 1023), or blocks (`blocks.ts`). */
export type Words = Uint16Array

const maximumWords = 110
const maximumText = 1024

/** A word's letters in two 32-bit halves, from the left; the list needs no more than eight letters, seven bits each. */
interface Letters {
  readonly heads: Int32Array
  readonly tails: Int32Array
}

const list: Letters = {
  heads: Int32Array.from(wordList, (word) => packed(word.slice(0, 4))),
  tails: Int32Array.from(wordList, (word) => packed(word.slice(4))),
}

function packed(letters: string): number {
  return [0, 1, 2, 3].reduce((sum, at) => sum | ((letters.charCodeAt(at) || 0) << (24 - 8 * at)), 0)
}

/**
 * The words of a line of ASCII text, separated by white space, in either case, each in full or as its first four letters.
 * Every typed word is compared with all 1024, and every letter with every place it could go to. `share` names the line in
 * refusals: SHARE_EMPTY, SHARE_TOO_LONG, SHARE_WORD_UNKNOWN with the place (from 1) of the first word not in the list.
 */
export function wordsFrom(text: Uint8Array, share: number): Words {
  if (text.length > maximumText) throw refuse('SHARE_TOO_LONG', { share })
  const typed = lettersOf(text)
  const words = room16(typed.count)
  const unknown = lookUp(typed, words)
  wipe(typed.heads, typed.tails)
  if (typed.count > 0 && typed.count <= maximumWords && unknown === 0) return words
  wipe(words)
  if (typed.count === 0) throw refuse('SHARE_EMPTY', { share })
  if (typed.count > maximumWords) throw refuse('SHARE_TOO_LONG', { share })
  throw refuse('SHARE_WORD_UNKNOWN', { share, place: unknown })
}

/** Words as ASCII in lower case with one space between. The length of the text is public, its letters are not. */
export function textFrom(words: Words): Uint8Array {
  const slots = room(words.length * 9)
  let cursor = 0
  for (let place = 0; place < words.length; place++) {
    if (place > 0) cursor = put(slots, cursor, 0x20)
    const { head, tail } = pick(read(words, place))
    for (let shift = 24; shift >= 0; shift -= 8) cursor = put(slots, cursor, (head >>> shift) & 0xff)
    for (let shift = 24; shift >= 0; shift -= 8) cursor = put(slots, cursor, (tail >>> shift) & 0xff)
  }
  const text = joined(slots.subarray(0, cursor))
  wipe(slots)
  return text
}

/** Each word or block as two bytes, big-endian; as many bytes for any words as there are. The caller zeroes them. */
export function bytesFrom(words: Words): Uint8Array {
  const bytes = room(words.length * 2)
  const view = new DataView(bytes.buffer)
  for (let place = 0; place < words.length; place++) view.setUint16(place * 2, read(words, place))
  return bytes
}

/** Those bytes as words; null for bytes that are none. The caller zeroes both. */
export function wordsOf(bytes: Uint8Array): Words | null {
  const words = numbersOf(bytes)
  if (words === null) return null
  let above = 0
  for (let place = 0; place < words.length; place++) above |= read(words, place) >>> 10
  if (above === 0) return words
  wipe(words)
  return null
}

/** Two bytes each, big-endian; null for an odd number of them or too many. The caller zeroes both. */
export function numbersOf(bytes: Uint8Array): Words | null {
  if (bytes.length % 2 === 1 || bytes.length > 2 * maximumWords) return null
  const words = room16(bytes.length >>> 1)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let place = 0; place < words.length; place++) words[place] = view.getUint16(place * 2)
  return words
}

/** Writes a letter at a secret place by passing over all places; no letter (0) moves nothing. */
function put(slots: Uint8Array, cursor: number, letter: number): number {
  for (let at = 0; at < slots.length; at++) slots[at] = read(slots, at) | (same(at, cursor) & letter)
  return cursor + (1 & ~same(letter, 0))
}

function pick(word: number): { head: number; tail: number } {
  let head = 0
  let tail = 0
  for (let entry = 0; entry < wordList.length; entry++) {
    const chosen = same(entry, word)
    head |= read(list.heads, entry) & chosen
    tail |= read(list.tails, entry) & chosen
  }
  return { head, tail }
}

/** Fills `words`; returns the place (from 1) of the first that the list lacks, or 0. */
function lookUp(typed: Letters, words: Words): number {
  let firstUnknown = 0
  for (let place = 0; place < words.length; place++) {
    const head = read(typed.heads, place)
    const tail = read(typed.tails, place)
    let word = 0
    let found = 0
    for (let entry = 0; entry < wordList.length; entry++) {
      const inFull = same(tail, read(list.tails, entry))
      const match = same(head, read(list.heads, entry)) & (inFull | same(tail, 0))
      word |= entry & match
      found |= match
    }
    words[place] = word
    firstUnknown |= (place + 1) & ~found & same(firstUnknown, 0)
  }
  return firstUnknown
}

/** Sorts the letters of a text into words without a branch or an index that depends on one. */
function lettersOf(text: Uint8Array): Letters & { readonly count: number } {
  const heads = new Int32Array(maximumWords)
  const tails = new Int32Array(maximumWords)
  let word = -1
  let place = 0
  let spaceBefore = -1
  for (const byte of text) {
    const space = same(byte, 0x20) | same(byte, 0x09) | same(byte, 0x0a) | same(byte, 0x0d)
    const begins = spaceBefore & ~space
    word -= begins
    place &= ~begins
    // Bit 0x20 makes a letter small; a ninth letter or more sets the top bits, which no letter has.
    const letter = ((byte | 0x20) << (24 - 8 * (place & 3))) & ~space
    const inHead = less(place, 4) & letter
    const inTail = (less(place, 8) & ~less(place, 4) & letter) | (~less(place, 8) & ~space & 0x80808080)
    for (let at = 0; at < maximumWords; at++) {
      const here = same(at, word)
      heads[at] = read(heads, at) | (here & inHead)
      tails[at] = read(tails, at) | (here & inTail)
    }
    place += 1 & ~space
    spaceBefore = space
  }
  return { heads, tails, count: word + 1 }
}

/** The place (from 1) of the first word that differs, or 0; both of one length. */
export function firstDifference(a: Words, b: Words): number {
  let first = 0
  for (let place = 0; place < a.length; place++) {
    first |= (place + 1) & ~same(read(a, place), read(b, place)) & same(first, 0)
  }
  return first
}
