import { hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../base/crypto.ts'
import { type Message, type Phrase, message } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import type { Means } from './bundle.ts'
import { parseSignedCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { digestOfWords, isAtItsPlace, isWord, nearestWord } from './words.ts'

/** What was brought from outside (docs/RECORD.md, "Checkpoint from outside"): a note, or a digest in hex or as words. */
export type Outside =
  | { readonly form: 'note'; readonly checkpoint: SignedCheckpoint }
  | { readonly form: 'digits' | 'words'; readonly digest: Hex }

const count = 32
/** In bytes; a note with a thousand signatures is shorter. */
const longest = 65_536
const ofCeremony = /^strongroom\/(?:real|rehearsal)\/[a-z0-9]{26}$/

/**
 * Reads what people kept, as they may have copied it by hand. Throws ANCHOR_TOO_LONG, or ANCHOR_MALFORMED, which says where it
 * is not that.
 */
export function readOutside(file: Uint8Array, { utf8 }: Pick<Means, 'utf8'>): Outside {
  if (file.length > longest) throw refuse('ANCHOR_TOO_LONG', { longest })
  const text = textOf(file, utf8)
  const checkpoint = parseSignedCheckpoint(text)
  if (checkpoint !== null && ofCeremony.test(checkpoint.origin)) return { form: 'note', checkpoint }
  if (/^strongroom\/|^— /m.test(text)) throw malformed(message('outside.noteInexact'))
  // An editor may have put a byte order mark before what was typed.
  const typed = text.replace(/^\ufeff/, '')
  mustBeAscii(typed)
  const compact = typed.replace(/[^A-Za-z0-9]/g, '')
  if (/^[0-9a-f]{64}$/i.test(compact)) return { form: 'digits', digest: compact.toLowerCase() }
  if (compact === '') throw malformed(message('outside.empty'))
  // What fails is one or the other: in a digest most characters are digits, in words and their numbers few are.
  if (compact.replace(/\D/g, '').length * 3 > compact.length) throw digestFault(typed, compact)
  return { form: 'words', digest: digestOfCopy(placed(typed)) }
}

function textOf(file: Uint8Array, utf8: Means['utf8']): string {
  try {
    return utf8(file)
  } catch {
    throw malformed(message('outside.notText'))
  }
}

/** Other alphabets have letters that look like ours, or whose lower case is one of ours. */
function mustBeAscii(text: string): void {
  const [line, at] = placeOf(text, /[^\t\r\n\u0020-\u007e]/u)
  if (at === null) return
  const code = (at.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  throw malformed(message('outside.characterForeign', { code, line }))
}

/** The line, from 1, and the text of the first match; null if there is none. */
function placeOf(text: string, pattern: RegExp): readonly [number, string | null] {
  const [found] = pattern.exec(text) ?? []
  return found === undefined ? [0, null] : [text.slice(0, text.indexOf(found)).split('\n').length, found]
}

function digestFault(text: string, compact: string) {
  const [line, letter] = placeOf(text, /[g-z]/i)
  if (letter !== null) return malformed(message('outside.digitForeign', { letter, line }))
  return malformed(message('outside.digitsCount', { count: compact.length, needed: 2 * count }))
}

/** The words by their places, from 1: the number before a word, or else one more than that of the word before. */
function placed(text: string): ReadonlyMap<number, string> {
  const words = new Map<number, string>()
  let place = 0
  let number: string | null = null
  for (const [piece] of text.matchAll(/[A-Za-z]+|\d+/g)) {
    if (/\d/.test(piece)) {
      if (number !== null) throw malformed(message('outside.numberAlone', { number }))
      number = piece
      continue
    }
    place = number === null ? place + 1 : Number(number)
    if (number !== null && (number.length > 2 || place < 1 || place > count))
      throw malformed(message('outside.numberBeyond', { number }))
    if (words.has(place)) throw malformed(message('outside.placeTwice', { place }))
    number = null
    words.set(place, piece)
  }
  if (number !== null) throw malformed(message('outside.numberAlone', { number }))
  return words
}

function digestOfCopy(words: ReadonlyMap<number, string>): Hex {
  const inOrder = [...words].sort(([a], [b]) => a - b)
  const unknown = inOrder.filter(([, word]) => !isWord(word))
  const astray = inOrder.find(([place, word]) => isWord(word) && !isAtItsPlace(word, place))
  const [first] = unknown
  const faults = [
    ...(inOrder.length === count && inOrder.at(-1)?.[0] === count ? [] : [countFault(words)]),
    ...(first ? [unknownFault(first, unknown.length - 1)] : []),
    ...(!first && astray ? [message('outside.wordAstray', { place: astray[0], word: astray[1] })] : []),
  ]
  const digest = digestOfWords(inOrder.map(([, word]) => word))
  if (faults.length > 0 || digest === null)
    throw malformed(faults.reduceRight((further, first) => message('outside.further', { first, further })))
  return digest
}

function countFault(words: ReadonlyMap<number, string>): Message {
  const places = Array.from({ length: count }, (_, at) => at + 1)
  const missing = places.filter((place) => !words.has(place))
  // Words without numbers are missing at the end only because those before moved up.
  const counted = { count: words.size, needed: count }
  return missing.some((place) => place < words.size)
    ? message('outside.placesMissing', { ...counted, places: missing })
    : message('outside.wordsCount', counted)
}

function unknownFault([place, word]: readonly [number, string], others: number): Message {
  const near = nearestWord(word, place)
  const what = { place, word: word.length > 24 ? `${word.slice(0, 24)}…` : word, others }
  return near === null ? message('outside.wordUnknown', what) : message('outside.wordMeant', { ...what, near })
}

/** A checkpoint of the record, as it is shown to people. */
export interface Shown {
  readonly digest: Hex
  readonly size: number
}

/**
 * How far what was brought agrees with the last checkpoint, or with an earlier one if that is nearer; where it differs only
 * if that may be a slip of the pen, and never what should stand there: that is for the paper to say.
 */
export function agreement(brought: Extract<Outside, { digest: Hex }>, last: Shown, earlier: readonly Shown[]): Message {
  const differing = (shown: Shown): readonly number[] => differingPlaces(brought.digest, shown.digest)
  const shown = [last, ...earlier].reduce((best, one) => (differing(one).length < differing(best).length ? one : best))
  const places = differing(shown).length > 4 ? differing(last) : differing(shown)
  const which =
    places.length > 4 || shown === last ? message('outside.last') : message('outside.earlier', { size: shown.size })
  const told = { agreed: count - places.length, count, form: brought.form, which }
  if (places.length > 4) return message('outside.agreed', told)
  return message('outside.almost', { ...told, differing: places.length, places })
}

/** From 1, as words are numbered. */
function differingPlaces(a: Hex, b: Hex): readonly number[] {
  const other = hexToBytes(b)
  return [...hexToBytes(a)].flatMap((byte, at) => (byte === other[at] ? [] : [at + 1]))
}

function malformed(fault: Phrase) {
  return refuse('ANCHOR_MALFORMED', { fault })
}
