import { basename } from 'node:path'
import { sha256Hex } from '../../../ceremonies/base/digest.ts'
import { languageOf } from '../../../ceremonies/texts/index.ts'
import { newFile } from '../../bundle/publish.ts'
import type { DocumentName } from '../../../ceremonies/transcript/documents.ts'
import { documentOf } from '../../documents/of-script.ts'
import { scriptIn } from '../../language.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stdout } from '../../output.ts'

export interface PrintOptions {
  readonly out: string
  readonly set: readonly string[]
  readonly language?: string
  readonly document: DocumentName
}

/** Makes the paper script, or what is handed out beside it, from the same file that runs. `out` must be new. */
export async function print(path: string, { out, set, language, document }: PrintOptions): Promise<number> {
  const text = await readText(path)
  const file = { name: basename(path), sha256: sha256Hex(Buffer.from(text)) }
  const script = scriptIn(text, language)
  const settings = settingsFrom(set)
  const pdf = documentOf(document, {
    script,
    file,
    settings,
    language: languageOf(script.language ?? language ?? 'en'),
  })
  newFile(out, pdf)
  stdout.line(shown(out))
  return exits.done
}
