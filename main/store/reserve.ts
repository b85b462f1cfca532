/** Room on the medium of a record, so that what has happened can be written down though the medium is full. */
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { knownCode, reasonOf } from '../reason.ts'

/** Held back in a file of its own; many times what the facts and files of one act need. */
const RESERVED = 512 * 1024
/** What must be free beside it before an act with a device begins. */
const FREE = 512 * 1024

/** A file beside the record that only takes room; the room is given back when the record could not be written without it. */
export class Reserve {
  readonly #record: string
  readonly #path: string
  #held = false

  /** `record`: the path of the record's file. Nothing is held yet. */
  constructor(record: string) {
    this.#record = record
    this.#path = join(dirname(record), 'reserve')
  }

  /** Gives the room back; false if none was held, by this process or by one that was killed. Never throws. */
  release(): boolean {
    this.#held = false
    try {
      rmSync(this.#path)
      return true
    } catch {
      // There was none, or the medium has gone.
      return false
    }
  }

  /**
   * Holds the room back, if it is not held already, and looks what is free beside it. Throws DATA_NO_ROOM or DATA_UNUSABLE.
   * A quota, or what a medium does not tell, shows itself when the reserve is written.
   */
  mustHaveRoom(): void {
    try {
      if (!this.#held) this.#fill()
    } catch (error) {
      this.release()
      if (knownCode(error) === null) throw error
      throw this.#noRoom(error)
    }
    const { bavail, bsize } = statfsSync(dirname(this.#record))
    if (bavail * bsize < FREE) throw refuse('DATA_NO_ROOM', { path: this.#record, kib: FREE / 1024 })
  }

  #fill(): void {
    // Chance, because some media keep what repeats itself in less room.
    const bytes = randomBytes(RESERVED)
    const file = openSync(this.#path, 'w', 0o600)
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    this.#held = true
  }

  #noRoom(error: unknown): Error {
    const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(knownCode(error) ?? '')
    const path = this.#record
    return full
      ? refuse('DATA_NO_ROOM', { path, kib: (RESERVED + FREE) / 1024 })
      : refuse('DATA_UNUSABLE', { path: dirname(path), reason: reasonOf(error) })
  }
}
