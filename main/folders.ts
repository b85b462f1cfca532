/** Making and removing folders on media that may be full, read-only, gone or strange. */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, rmdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Phrase } from '../ceremonies/base/message.ts'
import { shown } from '../ceremonies/base/shown.ts'
import { stderr } from './output.ts'
import { knownCode, reasonOf } from './reason.ts'
import { inWords } from './words.ts'

/**
 * Makes the folder and the parents that it lacks, each for its owner alone; returns those it made, the highest first. If
 * one cannot be made, none stays. Throws what the system says.
 *
 * One by one, because `mkdir` with `recursive` never ends, and takes no signal, where a folder cannot be made for a reason of
 * its own, as in /proc.
 */
export function makeFolders(folder: string): readonly string[] {
  const made: string[] = []
  try {
    for (const one of missingFolders(resolve(folder))) {
      mkdirSync(one, { mode: 0o700 })
      made.push(one)
      // A narrower umask would lock us out. A medium without permissions is left as it is.
      if ((statSync(one).mode & 0o700) !== 0o700) chmodSync(one, 0o700)
    }
    return made
  } catch (error) {
    removeEmpty(made)
    throw error
  }
}

/** The folders on this path that do not exist, the highest first. */
export function missingFolders(path: string): readonly string[] {
  const missing: string[] = []
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at)
  return missing
}

/** Removes those folders, the lowest first, while they are empty. */
export function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder)
  } catch {
    // Somebody else put something there meanwhile, or the medium has gone: it stays.
  }
}

/**
 * Removes a folder with all that is in it. Never throws, so that it hides no reason for which it was called: returns why
 * the folder stays, or null if it is gone. Whoever still writes there may make it not empty once more: it is tried again.
 */
export function removeTree(path: string): Phrase | null {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 20 })
    return null
  } catch (error) {
    return reasonOf(error)
  }
}

/** Removes it, and says on standard error what stays: nothing is left behind unsaid. */
export function removeOrSay(path: string): void {
  const reason = removeTree(path)
  if (reason !== null)
    stderr.line(`strongroom: ${shown(path)} could not be removed (${inWords(reason)}); remove it by hand.`)
}

/** Makes durable which names a folder holds. Some media cannot be asked to (FUSE): they do what they can by themselves. */
export function syncFolder(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } catch (error) {
    if (!['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(knownCode(error) ?? '')) throw error
  } finally {
    closeSync(file)
  }
}
