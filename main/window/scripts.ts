import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256Hex } from '../../ceremonies/digest.ts'
import { bindParameters } from '../../ceremonies/parameters.ts'
import { makePlan } from '../../ceremonies/plan.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { Refusal, refuse } from '../../ceremonies/refusal.ts'
import { parseScript } from '../../ceremonies/script.ts'
import type { House } from '../../preload/views.ts'

/** The ceremonies that we ship. */
export const shippedScripts = fileURLToPath(new URL('../../ceremonies/scripts/', import.meta.url))

export interface ScriptFile {
  readonly name: string
  readonly text: string
  /** SHA-256 of the file's bytes. */
  readonly digest: string
}

/** Every script of a folder that can be read, by the name of its file. */
export function scriptsIn(folder: string): readonly ScriptFile[] {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  return names.sort().flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    const text = textOf(bytes)
    return text === null ? [] : [{ name, text, digest: sha256Hex(bytes) }]
  })
}

/** The script of that name, as it is on disk now: a name that is not listed opens no file. Throws SCRIPT_UNKNOWN. */
export function scriptCalled(folder: string, name: string): ScriptFile {
  const found = scriptsIn(folder).find((file) => file.name === name)
  if (!found) throw refuse('SCRIPT_UNKNOWN', { script: name })
  return found
}

type Line = House['scripts'][number]

/** What was said of each file's bytes so far: to read a script takes far longer than to draw the first screen. */
const said = new Map<string, Omit<Line, 'file'> | null>()

/** What the first screen says of each script of a folder. A script is read again only when its bytes have changed. */
export function scriptLines(folder: string): readonly Line[] {
  const files = scriptsIn(folder)
  for (const file of files) if (!said.has(file.digest)) said.set(file.digest, lineOf(file))
  return files.flatMap(({ name, digest }) => {
    const line = said.get(digest)
    return line ? [{ file: name, ...line }] : []
  })
}

/** With its parameters' defaults; null for a file that is no script. */
function lineOf({ text, digest }: ScriptFile): Omit<Line, 'file'> | null {
  try {
    const script = parseScript(text)
    const { steps } = makePlan(script, bindParameters(script.parameters, {}))
    return {
      title: script.title,
      purpose: script.purpose,
      digest,
      words: [...wordsOf(Buffer.from(digest, 'hex'))],
      acts: script.acts.length,
      steps: steps.length,
      minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0),
    }
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** Null for what is not UTF-8: the bytes hashed must be the text that is read. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
