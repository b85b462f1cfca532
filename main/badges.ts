/** What an organisation publishes of its badges, as people brought it on a medium: read when a badge is checked. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../ceremonies/base/refusal.ts'
import type { BadgeAuthorities, BadgeFiles } from '../ceremonies/devices/badges.ts'
import { badgeFilesIn } from '../ceremonies/subjects/badges/files.ts'

/** Bytes that one file may have: a CRL of about 25,000 certificates. */
const LARGEST = 2 ** 20
const MOST_FILES = 64

/** A file, or every file of a folder but hidden ones, each with certificates or CRLs; null where nobody named one. */
export function badgeFilesAt(path: string | null): BadgeAuthorities {
  return {
    read: () => {
      if (path === null) throw refuse('BADGE_FILES_NOT_GIVEN')
      const read = namesAt(path).map((file) => readOne(file))
      return Promise.resolve({
        certificates: read.flatMap(({ certificates }) => certificates),
        crls: read.flatMap(({ crls }) => crls),
      })
    },
  }
}

function namesAt(path: string): readonly string[] {
  return trying(path, () => {
    if (!statSync(path).isDirectory()) return [path]
    const names = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'))
    if (names.length > MOST_FILES) throw refuse('BADGE_FILES_MANY', { path, most: MOST_FILES })
    return names.filter((entry) => !entry.isDirectory()).map(({ name }) => join(path, name))
  })
}

function readOne(file: string): BadgeFiles {
  return trying(file, () => {
    const { size } = statSync(file)
    if (size > LARGEST) throw refuse('BADGE_FILE_LARGE', { path: file, most: LARGEST })
    const found = badgeFilesIn(readFileSync(file))
    if (found.certificates.length + found.crls.length === 0) throw refuse('BADGE_FILE_NONE', { path: file })
    return found
  })
}

function trying<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw refuse('BADGE_FILE_UNREADABLE', { path, code: String(error.code) })
    throw error
  }
}
