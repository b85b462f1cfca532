import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import { makeFolders, removeEmpty } from '../folders.ts'
import { reasonOf } from '../reason.ts'
import { mediumOf, sameMedium } from './medium.ts'

export interface MirrorPlace {
  readonly folder: string
  /** The record's own file. */
  readonly beside: string
  /** True if somebody has said that the mirror may be on the record's own medium. */
  readonly mayShare: boolean
}

/** Where the mirror of the record at `beside` is; null for none. `sameMedium`: who says that it may be on the same medium. */
export function mirrorPlace(beside: string, folder: string | null, sameMedium: string | null): MirrorPlace | null {
  return folder === null ? null : { folder, beside, mayShare: sameMedium !== null }
}

/** Why the record of a new ceremony in the data folder `beside` could not be mirrored; null if it can. Nothing is left behind. */
export function mirrorProblem(beside: string, folder: string, sameMedium: string | null): Refused | null {
  try {
    const mirror = new Mirror({ folder, beside, mayShare: sameMedium !== null }, () => [])
    mirror.tryOut()
    return mirror.trouble && refused(mirror.trouble)
  } catch (error) {
    if (error instanceof Refusal) return refused(error)
    throw error
  }
}

/**
 * A copy of the facts on a second medium, line by line. The record comes first: a mirror that cannot be written is said, never
 * thrown, and brought up to date as soon as it can.
 */
export class Mirror {
  readonly #place: MirrorPlace
  readonly #path: string
  readonly #record: () => Iterable<string>
  #file: number | null = null
  #trouble: Refusal | null = null
  #shares = false

  /** Whole lines of the record that the mirror did not hold when it was opened; 0 if it could not be read. */
  readonly missing: number

  /**
   * Compares `folder/facts.jsonl` with the record: it must agree as far as it goes. Nothing is written before the first
   * `append`, because until people have looked at it the mirror is a witness. Throws MIRROR_DIFFERS; any other trouble is told
   * by `trouble`.
   */
  constructor(place: MirrorPlace, record: () => Iterable<string>) {
    this.#place = place
    this.#path = join(place.folder, 'facts.jsonl')
    this.#record = record
    this.missing = this.#tried(() => linesIn(this.#lacking())) ?? 0
    if (this.#trouble?.code === 'MIRROR_DIFFERS') throw this.#trouble
  }

  /** Makes the file of a new record. Throws what keeps it from being made: people can still give another folder. */
  begin(): void {
    this.append([])
    if (this.#trouble) throw this.#trouble
  }

  /** Makes and removes a folder on the medium, with the parents that it lacks: nothing is left. */
  tryOut(): void {
    this.#tried(() => {
      this.#lacking()
      const made = makeFolders(this.#place.folder)
      try {
        rmdirSync(mkdtempSync(join(this.#place.folder, '.strongroom-')))
      } finally {
        removeEmpty(made)
      }
    })
  }

  /** What keeps the mirror behind the record; null if it is up to date. */
  get trouble(): Refusal | null {
    return this.#trouble
  }

  /** True if one medium holds both. */
  get shares(): boolean {
    return this.#shares
  }

  /** Lines that are on record now. Where the mirror fell behind, all that it lacks is added; with no lines it is only tried. */
  append(lines: readonly string[]): void {
    this.#tried(() => {
      if (this.#file === null) this.#catchUp()
      else this.#write(this.#file, Buffer.from(lines.join('')))
    })
  }

  /** What it does; null and the reason told by `trouble` if the medium did not let it. */
  #tried<T>(act: () => T): T | null {
    try {
      const done = act()
      this.#trouble = null
      return done
    } catch (error) {
      this.close()
      this.#trouble =
        error instanceof Refusal ? error : refuse('MIRROR_FAILED', { path: this.#path, reason: reasonOf(error) })
      return null
    }
  }

  /** Never throws: what was written has been made durable already. */
  close(): void {
    try {
      if (this.#file !== null) closeSync(this.#file)
    } catch {
      // The medium has gone, and is said to have.
    }
    this.#file = null
  }

  #write(file: number, bytes: Uint8Array): void {
    mustBeThere(file, this.#path)
    for (let at = 0; at < bytes.length; ) {
      const written = writeSync(file, bytes, at)
      if (written === 0) throw Object.assign(new Error('nothing was taken'), { code: 'ENOSPC' })
      at += written
    }
    if (bytes.length > 0) fsyncSync(file)
  }

  #catchUp(): void {
    const lacking = this.#lacking()
    makeFolders(this.#place.folder)
    this.#file = openSync(this.#path, 'a', 0o600)
    this.#write(this.#file, lacking)
  }

  /** By what the medium holds now: it may be another than before, or have taken a part of a line. Makes no folder. */
  #lacking(): Uint8Array {
    const { folder, beside, mayShare } = this.#place
    this.#shares = sameMedium(mediumOf(folder), mediumOf(beside))
    // Where nothing is mounted, the folder would be made on the medium of the record itself.
    if (this.#shares && !mayShare) throw refuse('MIRROR_SAME_MEDIUM', { path: folder })
    const mirrored = existsSync(this.#path) ? readFileSync(this.#path) : Buffer.alloc(0)
    return missingFrom(mirrored, Buffer.from([...this.#record()].join('')), this.#path)
  }
}

/**
 * What a mirror lacks of the record. A torn last line, cut off by a crash or a full medium, is completed. Throws MIRROR_DIFFERS
 * for any other difference.
 */
function missingFrom(mirrored: Buffer, record: Buffer, path: string): Uint8Array {
  if (record.subarray(0, mirrored.length).equals(mirrored)) return record.subarray(mirrored.length)
  let at = 0
  while (at < mirrored.length && record[at] === mirrored[at]) at++
  throw refuse('MIRROR_DIFFERS', { path, line: linesIn(mirrored.subarray(0, at)) + 1 })
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0
  for (const byte of bytes) if (byte === 10) lines++
  return lines
}

/** A medium that was taken away may go on taking what is written, into nothing: the file must be the one at its path. */
function mustBeThere(file: number, path: string): void {
  const [open, there] = [fstatSync(file), statSync(path)]
  if (open.dev !== there.dev || open.ino !== there.ino)
    throw Object.assign(new Error('another file'), { code: 'ESTALE' })
}
