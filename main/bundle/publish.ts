import { linkSync, lstatSync, mkdirSync, renameSync, statfsSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { artifactFile } from '../../ceremonies/record/bundle.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { makeFolders, removeEmpty, removeOrSay, syncFolder } from '../folders.ts'
import { knownCode, reasonOf } from '../reason.ts'

/** A new folder that appears whole or not at all: `fill` writes into a hidden one beside it, which then takes its name. */
export interface NewFolder {
  readonly path: string
  /** Fills and publishes it, and returns what `fill` did. Throws OUT_EXISTS or OUT_UNWRITABLE; then nothing is left. */
  publish<T>(fill: (folder: string) => Promise<T>): Promise<T>
}

/** For bundle, its archive and transcript of a long ceremony, in bytes: asked for before the first step. */
export const roomForCeremony = 2 ** 24

/**
 * Tries at once whatever will be written at the end, so that nobody works for nothing: its name, the longest name within it, a
 * file's content made durable, and `room` free bytes. Throws OUT_EXISTS, OUT_UNWRITABLE or OUT_NO_ROOM; nothing is left.
 */
export function newFolder(at: string, room = 0): NewFolder {
  const path = resolve(at)
  mustBeNew(path)
  mustBeWritable(path, room)
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

/** A new file, for its owner alone, with the folders it lacks, whole or not at all. Throws OUT_EXISTS or OUT_UNWRITABLE. */
export function newFile(path: string, bytes: Uint8Array): void {
  mustBeNew(path)
  const draft = makeDraft(resolve(path))
  try {
    const inside = join(draft.path, 'file')
    writeFileSync(inside, bytes, { flag: 'wx', mode: 0o600, flush: true })
    giveName(inside, path)
    syncFolder(dirname(resolve(path)))
  } catch (error) {
    draft.undo()
    throw error instanceof Refusal ? error : unwritable(path, error)
  }
  removeOrSay(draft.path)
}

/** At one stroke, and never over what has that name by then; media that know no second name of a file (FAT) rename it. */
function giveName(file: string, path: string): void {
  try {
    linkSync(file, path)
  } catch {
    mustBeNew(path)
    renameSync(file, path)
  }
}

function mustBeWritable(path: string, room: number): void {
  const draft = makeDraft(path)
  process.once('exit', draft.undo)
  try {
    const { bavail, bsize } = statfsSync(draft.path)
    const free = bavail * bsize
    // Some media in user space do not tell.
    if (free < room && bsize > 0)
      throw refuse('OUT_NO_ROOM', { path, free: Math.floor(free / 1024), needed: Math.ceil(room / 1024) })
    const inside = join(draft.path, 'bundle', artifactFile('x'.repeat(64)))
    mkdirSync(dirname(inside), { recursive: true, mode: 0o700 })
    newFile(inside, Buffer.alloc(4096))
    draft.become(path)
  } catch (error) {
    throw error instanceof Refusal && error.code === 'OUT_NO_ROOM' ? error : unwritable(path, error)
  } finally {
    draft.undo()
    process.removeListener('exit', draft.undo)
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

export function mustBeNew(path: string): void {
  let found: unknown
  try {
    // Not existsSync: a link to nowhere is there too.
    found = lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw unwritable(path, error)
  }
  if (found !== undefined) throw refuse('OUT_EXISTS', { path })
}

/** The system's trouble as a refusal of that path; anything else stays the fault that it is. */
function unwritable(path: string, error: unknown): unknown {
  if (error instanceof Refusal && error.code === 'OUT_UNWRITABLE')
    return refuse(error.code, { ...error.parameters, path })
  return knownCode(error) === null ? error : refuse('OUT_UNWRITABLE', { path, reason: reasonOf(error) })
}
