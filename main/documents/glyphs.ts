/**
 * PDF/A refuses text without glyphs, and a name may hold any character. One that cannot be set, or that would change how
 * its neighbours are read (controls, bidirectional overrides), is printed as its code point: [U+1F511].
 */

/** The data with every string as it can be printed. */
export function printable<T>(data: T, hasGlyph: (character: string) => boolean): T {
  if (typeof data === 'string') return printableText(data, hasGlyph) as T
  if (Array.isArray(data)) return data.map((item: unknown) => printable(item, hasGlyph)) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, printable(value as unknown, hasGlyph)]),
  ) as T
}

const ordinary = /^[\u0020-\u007e\n]*$/
/** Controls, formats, lone surrogates, private use, unassigned; line and paragraph separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u

function printableText(text: string, hasGlyph: (character: string) => boolean): string {
  if (ordinary.test(text)) return text
  let shown = ''
  let codes: string[] = []
  const flush = (): void => {
    if (codes.length > 0) shown += `[${codes.join(' ')}]`
    codes = []
  }
  for (const character of text.normalize('NFC')) {
    if (character === '\n' || (!unprintable.test(character) && hasGlyph(character))) {
      flush()
      shown += character
    } else {
      codes.push(`U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    }
  }
  flush()
  return shown
}
