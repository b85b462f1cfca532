import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { sha256Hex } from '../../ceremonies/digest.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { Refusal, refuse } from '../../ceremonies/refusal.ts'
import { Summary, summaryOf } from '../../ceremonies/summary.ts'
import type { House } from '../../preload/views.ts'
import { shipped } from '../shipped.ts'

/** The ceremonies that we ship. */
export const shippedScripts = shipped('ceremonies/scripts')

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

/** By the digest of the bytes, null for what is no script: to read one takes longer than to draw the first screen. */
let summaries: Map<string, Summary | null> | null = null

/** What the first screen says of each script of a folder. A script is read again only when its bytes have changed. */
export function scriptLines(folder: string): readonly Line[] {
  summaries ??= shippedSummaries()
  const known = summaries
  const files = scriptsIn(folder)
  for (const { digest, text } of files) if (!known.has(digest)) known.set(digest, summaryOrNull(text))
  return files.flatMap(({ name, digest }) => {
    const summary = known.get(digest)
    return summary ? [{ file: name, digest, words: [...wordsOf(Buffer.from(digest, 'hex'))], ...summary }] : []
  })
}

/** Of the ceremonies that we ship, as the build wrote them. Without them, as among the sources, each script is read. */
function shippedSummaries(): Map<string, Summary> {
  try {
    const text = readFileSync(shipped('ceremonies/scripts/summaries.json'), 'utf8')
    return new Map(Object.entries(z.record(z.string(), Summary).parse(JSON.parse(text))))
  } catch {
    return new Map()
  }
}

function summaryOrNull(text: string): Summary | null {
  try {
    return summaryOf(text)
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
