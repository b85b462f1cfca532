import { existsSync, statSync } from 'node:fs'
import type { CeremonyFolder } from '../store/data-folder.ts'

/** Milliseconds within which a file may change twice and look the same. */
const COARSE = 100

/**
 * What tells that a record's files have changed, without opening them; null if there is no record. Empty if one was changed
 * just now, so that its next change might not show.
 */
export function stampOf({ record }: CeremonyFolder): string | null {
  if (!existsSync(record)) return null
  const files = [record, `${record}-wal`].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }))
  const newest = Math.max(...files.map((stat) => (stat ? Math.max(Number(stat.mtimeMs), Number(stat.ctimeMs)) : 0)))
  if (Date.now() - newest < COARSE) return ''
  return files.map((stat) => (stat ? [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ') : '-')).join(', ')
}
