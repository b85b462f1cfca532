/** The file that holds a picture of a share: read once, then overwritten and removed. */
import { randomFillSync } from 'node:crypto'
import { closeSync, constants, fstatSync, fsyncSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { reasonOf } from '../reason.ts'

/** As much as a picture of a sheet takes in the largest of its formats. */
const MOST_BYTES = 160 * 1024 * 1024

/** The bytes of the file; the caller zeroes them. Throws SHEET_FILE_UNREADABLE, SHEET_FILE_LARGE. */
export function takenFrom(file: string): Buffer {
  const opened = open(file)
  try {
    const { size } = fstatSync(opened)
    if (size > MOST_BYTES) throw refuse('SHEET_FILE_LARGE', { file, most: MOST_BYTES / 1024 / 1024 })
    const bytes = Buffer.alloc(size)
    let read = 0
    while (read < size) {
      const more = readSync(opened, bytes, read, size - read, read)
      if (more === 0) break
      read += more
    }
    return bytes.subarray(0, read)
  } finally {
    closeSync(opened)
  }
}

/** A pipe or a device would never end: only what is a file is opened. */
function open(file: string): number {
  let opened: number
  try {
    opened = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  } catch (error) {
    throw refuse('SHEET_FILE_UNREADABLE', { file, reason: reasonOf(error) })
  }
  if (fstatSync(opened).isFile()) return opened
  closeSync(opened)
  throw refuse('SHEET_FILE_UNREADABLE', { file, reason: 'not a file' })
}

/** Overwrites the file and removes it. False if the medium does not let it; what a flash medium still holds of it nobody can tell. */
export function removed(file: string): boolean {
  try {
    const opened = openSync(file, constants.O_WRONLY | constants.O_NOFOLLOW)
    try {
      let left = fstatSync(opened).size
      const noise = randomFillSync(Buffer.alloc(Math.min(Math.max(left, 1), 1024 * 1024)))
      while (left > 0) left -= writeSync(opened, noise, 0, Math.min(left, noise.length))
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
    unlinkSync(file)
    return true
  } catch {
    return false
  }
}
