import { coverage } from './coverage.ts'

const points = coverage
  .trim()
  .split(/\s+/)
  .map((range) => range.replace(/[0-9a-f]+/g, (digits) => `\\u{${digits}}`))
  .join('')
const covered = new RegExp(`^[${points}]$`, 'u')

/** True if transcript and paper script have a glyph for the character, wherever they print it. */
export function hasGlyph(character: string): boolean {
  return covered.test(character)
}

/** The characters of a text that come out as their code point, each once. */
export function withoutGlyph(text: string): readonly string[] {
  return [...new Set(text.normalize('NFC'))].filter((character) => character !== '\n' && !hasGlyph(character))
}
