import { lstatSync, mkdirSync, rmSync, rmdirSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal, refuse } from '../../ceremonies/refusal.ts'

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
  try {
    const first = mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    mkdirSync(draft, { mode: 0o700 })
    return () => {
      rmSync(draft, { recursive: true, force: true })
      if (first !== undefined) removeEmpty(dirname(path), dirname(first))
    }
  } catch (error) {
    throw unwritable(path, error)
  }
}

/** Removes the folders from `folder` up to, and not with, `top` while they are empty. */
function removeEmpty(folder: string, top: string): void {
  try {
    for (let at = folder; at !== top; at = dirname(at)) rmdirSync(at)
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
  const reason = (error as NodeJS.ErrnoException).code
  if (reason === undefined) throw error
  return refuse('OUT_UNWRITABLE', { path, reason })
}

async function sync(folder: string): Promise<void> {
  await using handle = await open(folder)
  await handle.sync()
}
