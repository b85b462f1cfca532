import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { Refusal, refuse } from '../../ceremonies/refusal.ts'
import { makeFolders, removeEmpty, removeOrSay, syncFolder } from '../folders.ts'
import { knownCode, reasonOf } from '../reason.ts'

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
  makeDraft(path).undo()
  return {
    path,
    publish: async (fill) => {
      const draft = makeDraft(path)
      process.once('exit', draft.undo)
      try {
        const result = await fill(draft.path)
        mustBeNew(path)
        // At one stroke: a signal comes before it or after it, and finds a draft or the whole.
        draft.become(path)
        syncFolder(dirname(path))
        return result
      } catch (error) {
        draft.undo()
        throw error instanceof Refusal ? error : unwritable(path, error)
      } finally {
        process.removeListener('exit', draft.undo)
      }
    },
  }
}

/** A new file, for its owner alone, whole or not at all. Throws OUT_EXISTS or OUT_UNWRITABLE. */
export function newFile(path: string, bytes: Uint8Array): void {
  mustBeNew(path)
  let file: number | null = null
  try {
    file = openSync(path, 'wx', 0o600)
    writeFileSync(file, bytes)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    if (file !== null) removeOrSay(path)
    throw unwritable(path, error)
  }
}

interface Draft {
  readonly path: string
  readonly become: (path: string) => void
  /** Removes it, or what it has become, and the parents that were made for it. Never throws. */
  readonly undo: () => void
}

/** A hidden folder beside `path`, and the parents that are missing. Its name does not grow with that of `path`. */
function makeDraft(path: string): Draft {
  const draft = join(dirname(path), `.strongroom-${randomBytes(6).toString('hex')}`)
  let parents: readonly string[] = []
  let now = draft
  try {
    parents = makeFolders(dirname(path))
    mkdirSync(draft, { mode: 0o700 })
  } catch (error) {
    removeEmpty(parents)
    throw unwritable(path, error)
  }
  return {
    path: draft,
    become: (name) => {
      renameSync(draft, name)
      now = name
    },
    undo: () => {
      removeOrSay(now)
      removeEmpty(parents)
    },
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

/** The system's trouble as a refusal; anything else stays the fault that it is. */
function unwritable(path: string, error: unknown): unknown {
  return knownCode(error) === null ? error : refuse('OUT_UNWRITABLE', { path, reason: reasonOf(error) })
}
