import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'

/** Characters that nobody sees or that change how others are seen, one of each kind. */
export const unseenTexts: readonly (readonly [what: string, character: string])[] = [
  ['a NUL', '\0'],
  ['a tab', '\t'],
  ['an escape', '\u001b'],
  ['a C1 control', '\u009b'],
  ['a no-break space', '\u00a0'],
  ['a soft hyphen', '\u00ad'],
  ['a combining grapheme joiner', '\u034f'],
  ['an Arabic letter mark', '\u061c'],
  ['a Hangul choseong filler', '\u115f'],
  ['a Khmer inherent vowel', '\u17b4'],
  ['a Mongolian vowel separator', '\u180e'],
  ['a zero-width space', '\u200b'],
  ['a zero-width joiner', '\u200d'],
  ['a right-to-left mark', '\u200f'],
  ['a line separator', '\u2028'],
  ['a right-to-left override', '\u202e'],
  ['a word joiner', '\u2060'],
  ['an isolate', '\u2067'],
  ['a Braille blank', '\u2800'],
  ['an ideographic space', '\u3000'],
  ['a Hangul filler', '\u3164'],
  ['a lone surrogate', '\ud800'],
  ['a private character', '\ue000'],
  ['a variation selector', '\ufe0f'],
  ['a byte order mark', '\ufeff'],
  ['a half-width filler', '\uffa0'],
  ['a replacement character', '\ufffd'],
  ['an interlinear anchor', '\ufff9'],
  ['a musical begin beam', '\u{1d173}'],
  ['a language tag', '\u{e0001}'],
  ['a tag', '\u{e0041}'],
  ['a supplementary variation selector', '\u{e0100}'],
  ['a private character of plane 16', '\u{100000}'],
]

/** Eight words are enough to be suspicious; this is a whole share in its length. */
export const shareText = wordList.slice(40, 73).join(' ')
