import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Language } from '../../ceremonies/texts/index.ts'
import { requireInstalled as require, unpacked } from '../shipped.ts'
import { printable } from './glyphs.ts'
import { pages } from './pages.ts'

/** What we use of the Typst compiler's addon; it ships without types. */
interface Compiler {
  /** Throws an Error whose message lists Typst's diagnostics. */
  pdf(
    source: ({ mainFilePath: string } | { mainFileContent: string }) & { inputs: Record<string, string> },
    options: { pdfStandard: 'a-2a'; creationTimestamp: number },
  ): Buffer
  plainSvg(source: { mainFilePath: string; inputs: Record<string, string> }): string
  /** Frees what the compiler remembers of documents before; 0 frees all. */
  evictCache(age: number): void
}
interface Addon {
  NodeCompiler: { create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler }
}

const templates = unpacked('main/documents/templates')

const fonts = [
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf'),
  require.resolve(
    '@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  ),
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf'),
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf'),
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-mono/400Regular/AtkinsonHyperlegibleMono_400Regular.ttf'),
  require.resolve('@expo-google-fonts/atkinson-hyperlegible-mono/600SemiBold/AtkinsonHyperlegibleMono_600SemiBold.ttf'),
]

let loaded: Compiler | null = null

/** The compiler with our fonts and templates. */
export function compiler(): Compiler {
  if (loaded === null) {
    const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu') as Addon
    loaded = NodeCompiler.create({
      workspace: templates,
      fontArgs: [{ fontBlobs: fonts.map((file) => readFileSync(file)) }],
    })
  }
  return loaded
}

export type Template = 'transcript' | 'paper' | 'plan' | 'cards' | 'sheets' | 'printed'

/** ISO 19005-2 with its tags. */
export const pdfStandard = 'a-2a'

function isLatin(character: string): boolean {
  return /[\u0020-\u007e\u00a0-\u00ff]/.test(character)
}

/**
 * A tagged PDF/A-2a (ISO 19005-2) of a template and its data. The same data and time give the same bytes. Nothing of the
 * data is markup: it reaches the template as JSON. `at` is the document's date, RFC 3339; `language` that of the template's own
 * words. Throws DOCUMENT_FAILED.
 */
export function typeset(template: Template, data: object, at: string, language: Language): Buffer {
  const creationTimestamp = Math.floor(Date.parse(at) / 1000)
  const page = JSON.stringify(pages[language])
  const attempt = (shown: object): Buffer =>
    withoutSuspects(
      compiler().pdf(
        {
          mainFilePath: join(templates, `${template}.typ`),
          inputs: { data: JSON.stringify({ ...shown, dated: at }), page },
        },
        { pdfStandard, creationTimestamp },
      ),
    )
  try {
    return attempt(printable(data))
  } catch {
    // Characters that can be set alone may fail together; then only Latin letters stay as they are.
    return failing(() => attempt(printable(data, isLatin)))
  } finally {
    compiler().evictCache(0)
  }
}

/** A template that is a drawing, as SVG whose letters are paths. Throws DOCUMENT_FAILED. */
export function drawn(template: 'watermark', data: unknown): string {
  const inputs = { data: JSON.stringify(data) }
  return failing(() => compiler().plainSvg({ mainFilePath: join(templates, `${template}.typ`), inputs }))
}

const suspects = '/Suspects false'

/**
 * Without the entry that says what is so anyway (ISO 32000-1, table 321): poppler before 24 takes `false` there for an
 * error, and says so of every page that it shows. Spaces in its place leave every offset as it was.
 */
function withoutSuspects(pdf: Buffer): Buffer {
  const catalog = pdf.lastIndexOf('/MarkInfo')
  const at = pdf.indexOf(suspects, catalog)
  if (catalog >= 0 && at >= 0) pdf.write(' '.repeat(suspects.length), at, 'latin1')
  return pdf
}

function failing<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    throw refuse('DOCUMENT_FAILED', { reason: diagnostics(error) })
  }
}

/** The addon throws an Error whose code, of all things, lists Typst's diagnostics. */
function diagnostics(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.message, (error as { code?: unknown }).code].filter(Boolean).join(' ')
}
