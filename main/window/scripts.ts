import { readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { Summary } from '../../ceremonies/kernel/summary-shape.ts'
import type { House } from '../../preload/views.ts'
import { sha256 } from '../listing.ts'
import { shipped } from '../shipped.ts'

/** The ceremonies that we ship. */
export const shippedScripts = shipped('ceremonies/scripts')

export interface ScriptFile {
  readonly name: string
  readonly text: string
  /** SHA-256 of the file's bytes. */
  readonly digest: string
}

/** A script that can be chosen. */
interface Shelved extends ScriptFile {
  /** What it is asked for by: its name, or its whole path where people opened it from elsewhere. */
  readonly place: string
}

/** Where scripts are: a folder, and files that people opened from elsewhere. */
export interface Shelf {
  readonly folder: string
  readonly opened: ReadonlySet<string>
}

/** Every script that can be read; those from elsewhere come last. */
function scriptsOn({ folder, opened }: Shelf): readonly Shelved[] {
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  const own = names.sort().flatMap((name) => scriptAt(join(folder, name), name))
  return [...own, ...[...opened].filter(isFile).flatMap((path) => scriptAt(path, path))]
}

/** False for one that has gone, and for a pipe: this process would wait for it. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function scriptAt(path: string, place: string): readonly Shelved[] {
  const bytes = readFileSync(path)
  const text = textOf(bytes)
  return text === null ? [] : [{ name: basename(path), place, text, digest: sha256(bytes) }]
}

/** The script of that place, as it is on disk now: one that is not listed opens no file. Throws SCRIPT_UNKNOWN. */
export function scriptCalled(shelf: Shelf, place: string): ScriptFile {
  const found = scriptsOn(shelf).find((file) => file.place === place)
  if (!found) throw refuse('SCRIPT_UNKNOWN', { script: place })
  return found
}

type Line = House['scripts'][number]

/** By the digest of the bytes, null for what is no script: to read one takes longer than to draw the first screen. */
let summaries: Map<string, Summary | null> | null = null

/** Says what a script is; throws a refusal for what is none. */
export type SummaryOf = (text: string) => Summary

/** True if some script has to be read before anything can be said of it. */
export function hasUnknown(shelf: Shelf): boolean {
  summaries ??= shippedSummaries()
  const known = summaries
  return scriptsOn(shelf).some(({ digest }) => !known.has(digest))
}

/**
 * What the first screen says of each script. A script is read again only when its bytes have changed; without
 * `summaryOf` those that are not known yet are left out.
 */
export function scriptLines(shelf: Shelf, summaryOf: SummaryOf | null): readonly Line[] {
  summaries ??= shippedSummaries()
  const known = summaries
  const files = scriptsOn(shelf)
  for (const { digest, text } of files)
    if (summaryOf && !known.has(digest)) known.set(digest, summaryOrNull(summaryOf, text))
  const lines = files.flatMap(({ place, digest }): readonly Line[] => {
    const summary = known.get(digest)
    return summary ? [{ file: place, digest, words: [...wordsOf(Buffer.from(digest, 'hex'))], ...summary }] : []
  })
  return lines.toSorted(
    (a, b) => Number(shelf.opened.has(a.file)) - Number(shelf.opened.has(b.file)) || a.steps - b.steps,
  )
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

function summaryOrNull(summaryOf: SummaryOf, text: string): Summary | null {
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
