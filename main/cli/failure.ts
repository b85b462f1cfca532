import { Refusal, type RefusalCode } from '../../ceremonies/refusal.ts'
import { refusedBySystem } from '../reason.ts'

/** How the program ends (docs/EXIT-CODES.md). */
export const exits = {
  done: 0,
  /** Refused, or looked at and found invalid. */
  refused: 1,
  /** A file that cannot be read, or a command line that is not understood. */
  unreadable: 2,
  /** The ceremony was left before its end; `resume` goes on. */
  unfinished: 3,
  /** The ceremony was broken off by its people: its record has ended, unsealed. */
  aborted: 4,
  /** Sealed, but the copy on the second medium that was asked for is not complete. */
  incomplete: 5,
  /** EX_SOFTWARE of sysexits.h: a fault of this program. */
  fault: 70,
  interrupted: 130,
} as const

const unreadable: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'USAGE',
  'FILE_UNREADABLE',
  'FILE_NOT_TEXT',
  'BUNDLE_UNREADABLE',
  'STORE_UNREADABLE',
  'ANCHOR_MALFORMED',
])

/** Says on standard error why a command did not do what it was asked, and answers with the exit code. */
export function report(thrown: unknown, json: boolean): number {
  const error = refusedBySystem(thrown)
  const [code, message] =
    error instanceof Refusal
      ? [error.code, error.message]
      : [
          'FAULT',
          `a fault of Strongroom, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        ]
  process.stderr.write(json ? `${JSON.stringify({ error: { code, message } })}\n` : `strongroom: ${code}: ${message}\n`)
  if (!(error instanceof Refusal)) return exits.fault
  return unreadable.has(error.code) ? exits.unreadable : exits.refused
}
