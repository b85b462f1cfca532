import { existsSync, lstatSync, mkdirSync, rmSync, rmdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal, refuse } from '../../ceremonies/refusal.ts'
import { reasonOf } from '../reason.ts'

/** A new folder that appears whole or not at all: `fill` writes into a hidden one beside it, which then takes its name. */
export interface NewFolder {
  readonly path: string
  /** Fills and publishes it, and answers what `fill` did. Throws OUT_EXISTS or OUT_UNWRITABLE; then nothing is left. */
  publish<T>(fill: (folder: string) => Promise<T>): Promise<T>
}

/** Throws OUT_EXISTS or OUT_UNWRITABLE at once, so that nobody works for nothing. */
export function newFolder(at: string): NewFolder {
  const path = resolve(at)
  mustBeNew(path)
  const tried = makeDraft(path, draftOf(path))
  tried()
  return {
    path,
    publish: async (fill) => {
      const draft = draftOf(path)
      const undo = makeDraft(path, draft)
      process.once('exit', undo)
      try {
        const result = await fill(draft)
        mustBeNew(path)
        await rename(draft, path)
        await sync(dirname(path))
        return result
      } catch (error) {
        undo()
        throw error instanceof Refusal ? error : unwritable(path, error)
      } finally {
        process.removeListener('exit', undo)
      }
    },
  }
}

function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`)
}

/** Makes the draft and the parents that are missing; answers with what removes them again. */
function makeDraft(path: string, draft: string): () => void {
  const made: string[] = []
  const undo = (): void => {
    rmSync(draft, { recursive: true, force: true })
    removeEmpty(made)
  }
  try {
    // `mkdir` with `recursive` never ends where a folder cannot be made for a reason of its own, as in /proc.
    for (const folder of [...missingParents(path), draft]) {
      mkdirSync(folder, { mode: 0o700 })
      if (folder !== draft) made.push(folder)
    }
    return undo
  } catch (error) {
    undo()
    throw unwritable(path, error)
  }
}

/** The parents of `path` that do not exist, the highest first. */
function missingParents(path: string): readonly string[] {
  const missing: string[] = []
  for (let at = dirname(path); !existsSync(at); at = dirname(at)) missing.unshift(at)
  return missing
}

/** Removes those folders, the lowest first, while they are empty. */
function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders.toReversed()) rmdirSync(folder)
  } catch {
    // Somebody else put something there meanwhile: it stays.
  }
}

function mustBeNew(path: string): void {
  let found: unknown
  try {
    // Not existsSync: a link to nowhere is there too.
    found = lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw unwritable(path, error)
  }
  if (found !== undefined) throw refuse('OUT_EXISTS', { path })
}

function unwritable(path: string, error: unknown): Refusal {
  if ((error as NodeJS.ErrnoException).code === undefined) throw error
  return refuse('OUT_UNWRITABLE', { path, reason: reasonOf(error) })
}

async function sync(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}
