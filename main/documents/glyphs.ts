import { shownLines } from '../../ceremonies/base/shown.ts'
import { hasGlyph } from '../../ceremonies/base/unicode/glyphs.ts'

/**
 * PDF/A refuses text without glyphs, and a name may hold any character. One that cannot be set, or that would change how
 * its neighbours are read (controls, bidirectional overrides), is printed as its code point: [U+1F511].
 */

/** The data with every string as it can be printed; `can` tells of a character whether it can be set. */
export function printable<T>(data: T, can = hasGlyph): T {
  if (typeof data === 'string') return shownLines(data.normalize('NFC'), can) as T
  if (Array.isArray(data)) return data.map((item: unknown) => printable(item, can)) as T
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printable(value as unknown, can)])) as T
}
