/** Paper before the first step: script, witness cards, share sheets, and the sheet of a plan. */
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Agreement } from '../../ceremonies/kernel/agreement.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { type Language, languageOf } from '../../ceremonies/texts/index.ts'
import type { DocumentName } from '../../ceremonies/transcript/documents.ts'
import { newFile } from '../bundle/publish.ts'
import type { Printing } from '../printing/cups.ts'
import type { ScriptFile } from './scripts.ts'

export interface Paper {
  readonly file: ScriptFile
  readonly script: Script
  readonly settings: Readonly<Record<string, string>>
  /** What of the script is printed; or the plan that the room is about to agree on. */
  readonly content: DocumentName | Agreement
  /** The language that the window speaks, for a script that has no choice of them. */
  readonly language: Language
}

/**
 * Prints it and returns null; without a printer, makes a PDF in the home folder and returns its path. Throws CARDS_NONE,
 * SHEETS_NONE, DOCUMENT_FAILED, OUT_UNWRITABLE, and what `Printing.print` throws.
 */
export async function givePaper(printing: Printing, printer: string | null, paper: Paper): Promise<string | null> {
  const pdf = await pdfOf(paper)
  const { name } = paper.file
  if (printer !== null) {
    await printing.print(printer, `Strongroom: ${name}`, pdf)
    return null
  }
  const path = freePath(name, typeof paper.content === 'string' ? paper.content : 'plan')
  newFile(path, pdf)
  return path
}

async function pdfOf({ file, script, settings, content, language: spoken }: Paper): Promise<Buffer> {
  const language = languageOf(script.language ?? spoken)
  if (typeof content !== 'string') {
    const { planPdf } = await import('../documents/handouts.ts')
    return planPdf(script, file.name, content, language)
  }
  const { documentOf } = await import('../documents/of-script.ts')
  return documentOf(content, { script, file: { name: file.name, sha256: file.digest }, settings, language })
}

/** A file that does not exist yet, in the home folder, such as `root-key-sheets.pdf`. */
function freePath(script: string, what: string): string {
  const name = join(homedir(), `${script.replace(/\.ya?ml$/, '')}-${what}`)
  for (let copy = 1; ; copy++) {
    const path = `${name}${copy === 1 ? '' : `-${copy}`}.pdf`
    if (!existsSync(path)) return path
  }
}
