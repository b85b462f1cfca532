import { existsSync, realpathSync, statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkpointFile, factsFile, requiredFiles } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { gather, readAtMost } from '../bounded.ts'
import { reasonOf } from '../reason.ts'

/** In bytes. A script of a million characters, which is the longest, has no more. */
const longest = 4_194_304

/** The bytes of a file that the command line names; `-` is standard input. Throws FILE_UNREADABLE or FILE_TOO_LARGE. */
export async function readBytes(path: string): Promise<Buffer> {
  const found = await readOr(path)
  if (found === null) throw refuse('FILE_TOO_LARGE', { path, longest })
  return found
}

async function readOr(path: string): Promise<Buffer | null> {
  try {
    return await (path === '-' ? gather(process.stdin, longest) : readAtMost(path, longest))
  } catch (error) {
    throw refuse('FILE_UNREADABLE', { path, reason: reasonOf(error) })
  }
}

/**
 * The text of such a file, exactly. Throws FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_TEXT, and FILE_NOT_REGULAR for what may
 * never end or can be read but once.
 */
export async function readText(path: string): Promise<string> {
  if (path !== '-') await mustBeFile(path)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readBytes(path))
  } catch (error) {
    throw error instanceof TypeError ? refuse('FILE_NOT_TEXT', { path }) : error
  }
}

/** Throws FILE_NOT_REGULAR or FILE_UNREADABLE. A folder is refused when it is read. */
async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw refuse('FILE_UNREADABLE', { path, reason: reasonOf(error) })
  })
  if (!found.isFile() && !found.isDirectory()) throw refuse('FILE_NOT_REGULAR', { path })
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

/**
 * The bundle that a path means: itself, or the one inside a folder that a ceremony, a rehearsal or `disclose` left, which has
 * no file of a bundle of its own. Whoever reads it is told which.
 */
export function bundleAt(path: string): string {
  const inside = join(path, 'bundle')
  const isBundle = requiredFiles.some((name) => existsSync(join(path, name)))
  return !isBundle && existsSync(join(inside, factsFile)) ? inside : path
}

/**
 * What travelled with a bundle says nothing that the bundle does not say itself. Throws ANCHOR_INSIDE for a file that lies in
 * a bundle, this one or another (as that beside its archive), or is a link to such a file.
 */
export function mustBeOutside(checkpoint: string, bundle: string): void {
  try {
    const { dev, ino } = statSync(checkpoint)
    const own = statSync(join(bundle, checkpointFile), { throwIfNoEntry: false })
    const travelled = existsSync(join(dirname(realpathSync(checkpoint)), factsFile))
    if (!travelled && !(own?.dev === dev && own.ino === ino)) return
  } catch {
    // What is not there is for its reader to say; of an archive's inside nothing is known.
    return
  }
  throw refuse('ANCHOR_INSIDE', { path: checkpoint })
}
