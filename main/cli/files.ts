import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factsFile } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { reasonOf } from '../reason.ts'

/** The bytes of a file that the command line names; `-` is standard input. Throws FILE_UNREADABLE. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return path === '-' ? await standardInput() : await readFile(path)
  } catch (error) {
    throw refuse('FILE_UNREADABLE', { path, reason: reasonOf(error) })
  }
}

/**
 * As a stream, because a pipe or socket may have nothing to give yet (EAGAIN), and so that signals are heard meanwhile. The
 * pieces are zeroed: they may be shares.
 */
async function standardInput(): Promise<Buffer> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of process.stdin) pieces.push(piece as Buffer)
    return Buffer.concat(pieces)
  } finally {
    for (const piece of pieces) piece.fill(0)
  }
}

/** The text of such a file, exactly. Throws FILE_UNREADABLE or FILE_NOT_TEXT. */
export async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readBytes(path))
  } catch (error) {
    throw error instanceof TypeError ? refuse('FILE_NOT_TEXT', { path }) : error
  }
}

/**
 * NAME=VALUE pairs by name; `option` and `form` say in a refusal how they are written. Throws SETTING_MALFORMED, also for a
 * name given twice.
 */
export function settingsFrom(
  pairs: readonly string[],
  option = '--set',
  form = 'NAME=VALUE',
): Readonly<Record<string, string>> {
  const settings = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (at < 1 || settings.has(name)) throw refuse('SETTING_MALFORMED', { option, form, setting: pair })
    settings.set(name, pair.slice(at + 1))
  }
  return Object.fromEntries(settings)
}

/** How the launcher hands us a variable that the command line names for a module (bin/clean-start). */
const forModules = 'STRONGROOM_ENV_'

/** Variables that a module's process is to have, by name: ours has them under another. Throws ENVIRONMENT_MISSING. */
export function handedOn(names: readonly string[], device: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      const value = process.env[`${forModules}${name}`] ?? process.env[name]
      if (value === undefined) throw refuse('ENVIRONMENT_MISSING', { name, device })
      return [name, value]
    }),
  )
}

/** The bundle that a path means: itself, or the one inside a folder that a ceremony, a rehearsal or `disclose` left. */
export function bundleAt(path: string): string {
  const inside = join(path, 'bundle')
  const isFolderWithBundle = !existsSync(join(path, factsFile)) && existsSync(join(inside, factsFile))
  return isFolderWithBundle ? inside : path
}
