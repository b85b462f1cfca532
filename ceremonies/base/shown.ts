import { codePoint } from './code-point.ts'

/**
 * Text from outside (bundles, scripts, tokens, file names) as it may be shown: whatever acts on a terminal, or changes how its
 * neighbours are read, is replaced by its code point: [U+001B]. Everything that prints goes through here.
 */

const ordinary = /^[\u0020-\u007e\n]*$/

/**
 * Controls, formats (bidirectional overrides among them), lone surrogates, private use and unassigned; line and paragraph
 * separators; what leaves no mark at all.
 */
const misleading = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/v

/** One value within a text of ours: it does not get beyond its line. */
export function shown(text: string): string {
  return shownLines(text).replaceAll('\n', '[U+000A]')
}

/** A whole text with its line breaks. `has` says whether a character can be printed at all. */
export function shownLines(text: string, has: (character: string) => boolean = () => true): string {
  if (ordinary.test(text)) return text
  let said = ''
  let codes: string[] = []
  const flush = (): void => {
    if (codes.length > 0) said += `[${codes.join(' ')}]`
    codes = []
  }
  for (const character of text) {
    if (character === '\n' || (!misleading.test(character) && has(character))) {
      flush()
      said += character
    } else codes.push(codePoint(character))
  }
  flush()
  return said
}

/** JSON of a value, in which the same characters are escaped as JSON has it: the value stays what it was. */
export function shownJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\n -~]/gu, (character) =>
    misleading.test(character)
      ? Array.from({ length: character.length }, (_, at) => unicodeEscape(character.charCodeAt(at))).join('')
      : character,
  )
}

const unicodeEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`
