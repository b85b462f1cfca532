/**
 * Writes ceremonies/base/unicode/coverage.ts: the characters that transcript and paper script can set in each of their styles.
 * Run it when fonts, compiler or Unicode of Node.js change; a unit test compares.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiler, pdfStandard } from '../../../main/documents/typst.ts'

/** Every way in which the templates set text that somebody wrote. */
const styles = [
  'set text(font: families.text)',
  'set text(font: families.text, weight: 600)',
  'set text(font: families.text, weight: 700)',
  'show: said',
  'set text(font: families.code)',
  'set text(font: families.code, weight: 600)',
]

function main(style: string): string {
  return `#import "style.typ": families, said
#set document(title: "Characters", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: families.text, fallback: false, lang: "en")
#${style}
#sys.inputs.data`
}

/** As many as one document takes, each in a line of its own. */
const most = 500

/** Those of the characters for which some style has no glyph: PDF/A names each one. */
export function withoutGlyph(characters: readonly string[]): ReadonlySet<string> {
  const missing = new Set<string>()
  for (let from = 0; from < characters.length; from += most) {
    const some = characters.slice(from, from + most)
    for (const character of styles.flatMap((style) => missingIn(style, some))) missing.add(character)
  }
  return missing
}

function missingIn(style: string, characters: readonly string[]): readonly string[] {
  try {
    compiler().pdf(
      { mainFileContent: main(style), inputs: { data: characters.join('\n') } },
      { pdfStandard, creationTimestamp: 0 },
    )
    return []
  } catch (error) {
    const named = [...String(error).matchAll(/the text `\\"(.*?)\\"` could not be displayed/gsu)].map(([, text = '']) =>
      text.replace(/^\\\\u\{([0-9a-f]+)\}$/, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16))),
    )
    if (named.length === 0) throw error
    return named
  } finally {
    compiler().evictCache(0)
  }
}

/** Every character that can be printed at all. */
export function printableCharacters(): readonly string[] {
  const all: string[] = []
  for (let point = 0x20; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point)
    if (!/[\p{C}\p{Zl}\p{Zp}]/u.test(character)) all.push(character)
  }
  return all
}

/** `20-7e a0`: in the order of the code points, in hexadecimal. */
function ranges(characters: readonly string[]): string {
  const found: { first: number; last: number }[] = []
  for (const point of characters.map((character) => character.codePointAt(0) ?? 0)) {
    const range = found.at(-1)
    if (range?.last === point - 1) range.last = point
    else found.push({ first: point, last: point })
  }
  return found
    .map(({ first, last }) => (first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`))
    .join(' ')
}

if (import.meta.main) {
  const all = printableCharacters()
  const missing = withoutGlyph(all)
  const lines = ranges(all.filter((character) => !missing.has(character))).match(/.{1,110}(?= |$)/g) ?? []
  const file = join(import.meta.dirname, '../../../ceremonies/base/unicode/coverage.ts')
  writeFileSync(
    file,
    `// Written by test/main/documents/coverage.ts.

/** The code points that transcript and paper script can print, in hexadecimal. */
export const coverage = \`
${lines.map((line) => line.trim()).join('\n')}
\`
`,
  )
  execFileSync(join(import.meta.dirname, '../../../node_modules/.bin/biome'), ['format', '--write', file])
}
