import { basename } from 'node:path'
import { sha256Hex } from '../../../ceremonies/digest.ts'
import { parseScript } from '../../../ceremonies/script.ts'
import { paperOf } from '../../../ceremonies/transcript/paper.ts'
import { newFile } from '../../bundle/publish.ts'
import { paperScript } from '../../documents/paper-script.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { shown } from '../../../ceremonies/shown.ts'
import { stdout } from '../../output.ts'

export interface PrintOptions {
  readonly out: string
  readonly set: readonly string[]
}

/** Makes the paper script, from the same file that runs. `out` must be new. */
export async function print(path: string, { out, set }: PrintOptions): Promise<number> {
  const text = await readText(path)
  const file = { name: basename(path), sha256: sha256Hex(Buffer.from(text)) }
  const paper = paperOf(parseScript(text), file, settingsFrom(set))
  const pdf = paperScript(paper, new Date().toISOString())
  newFile(out, pdf)
  stdout.line(shown(out))
  return exits.done
}
