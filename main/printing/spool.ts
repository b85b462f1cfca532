/** Where CUPS puts what it prints: the words of a share may touch nothing that keeps them. */
import { readdirSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { reasonOf } from '../reason.ts'

/** What CUPS is told by its two files (cups-files.conf(5), cupsd.conf(5)). */
export interface Spool {
  /** RequestRoot: a job's files are there until it is over. */
  readonly requests: string
  /** TempDir: what filters write on the way. */
  readonly temporary: string
}

/** `linux/magic.h`: kinds of file system that live in memory alone. */
const inMemory: ReadonlySet<number> = new Set([0x01021994, 0x858458f6])

/**
 * The spool of a CUPS that keeps nothing. Throws SHEET_SPOOL_CONFIGURATION if its files cannot be read, SHEET_SPOOL_KEEPS if it keeps
 * the files of jobs, SHEET_SPOOL_ON_DISK, and SHEET_SPOOL_UNSEEN if this user cannot see whether it was swept.
 */
export function mustKeepNothing(root: string): Spool {
  const [files, daemon] = [settingsIn(join(root, 'cups-files.conf')), settingsIn(join(root, 'cupsd.conf'))]
  const kept = daemon('PreserveJobFiles') ?? '86400'
  if (!/^(no|off|false|0)$/i.test(kept))
    throw refuse('SHEET_SPOOL_KEEPS', { file: join(root, 'cupsd.conf'), line: 'PreserveJobFiles No' })
  const requests = files('RequestRoot') ?? '/var/spool/cups'
  const under = files('TempDir') ?? join(requests, 'tmp')
  const temporary = isAbsolute(under) ? under : join(files('ServerRoot') ?? root, under)
  for (const folder of [requests, temporary]) mustBeInMemory(folder)
  return { requests, temporary }
}

function mustBeInMemory(folder: string): void {
  let type: number
  try {
    ;({ type } = statfsSync(folder))
  } catch (error) {
    throw refuse('SHEET_SPOOL_UNSEEN', { folder, reason: reasonOf(error) })
  }
  if (!inMemory.has(type)) throw refuse('SHEET_SPOOL_ON_DISK', { folder })
}

/** Directives by name, in whatever case; of several the last counts, as for CUPS. */
function settingsIn(file: string): (name: string) => string | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw refuse('SHEET_SPOOL_CONFIGURATION', { file, reason: reasonOf(error) })
  }
  const lines = text.split('\n').map((line) => /^\s*([A-Za-z]+)\s+(.*\S)\s*$/.exec(line))
  return (name) => lines.findLast((line) => line?.[1]?.toLowerCase() === name.toLowerCase())?.[2]
}

/** What lies among the temporary files, to be compared afterwards. Throws SHEET_SPOOL_UNSEEN. */
export function temporaryFiles({ temporary }: Spool): ReadonlySet<string> {
  try {
    return new Set(readdirSync(temporary))
  } catch (error) {
    throw refuse('SHEET_SPOOL_UNSEEN', { folder: temporary, reason: reasonOf(error) })
  }
}

/**
 * Throws SHEET_SPOOL_LEFT, with the folder, if a file of that job or a temporary one that was not there `before` is still there, and
 * SHEET_SPOOL_UNSEEN if nobody can tell.
 */
export function mustBeSwept(spool: Spool, job: string, before: ReadonlySet<string>): void {
  const number = job.slice(job.lastIndexOf('-') + 1).padStart(5, '0')
  // A job of one document has one data file (cupsd's `d00001-001`).
  const data = join(spool.requests, `d${number}-001`)
  if (isThere(data)) throw refuse('SHEET_SPOOL_LEFT', { folder: spool.requests })
  const left = [...temporaryFiles(spool)].filter((name) => !before.has(name))
  if (left.length > 0) throw refuse('SHEET_SPOOL_LEFT', { folder: spool.temporary })
}

function isThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    throw refuse('SHEET_SPOOL_UNSEEN', { folder: path, reason: reasonOf(error) })
  }
}
