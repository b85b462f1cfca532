import { Refusal, type RefusalCode } from '../../ceremonies/base/refusal.ts'
import { shown } from '../../ceremonies/base/shown.ts'
import { stderr } from '../output.ts'
import { type Verdict, isSound } from '../../ceremonies/record/outcome.ts'
import { refusedBySystem } from '../reason.ts'
import { inWords } from '../words.ts'

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
  /** A record whose rules this program does not know: not invalid, and not judged to its end. */
  rulesUnknown: 5,
  /** Sealed, but the copy on the second medium that was asked for is not complete. */
  incomplete: 6,
  /** EX_SOFTWARE of sysexits.h: a fault of this program. */
  fault: 70,
  interrupted: 130,
} as const

const unreadable: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'USAGE',
  'FILE_UNREADABLE',
  'FILE_NOT_TEXT',
  'FILE_TOO_LARGE',
  'FILE_NOT_REGULAR',
  'BUNDLE_UNREADABLE',
  'BUNDLE_TOO_LARGE',
  'STORE_UNREADABLE',
  'ANCHOR_MALFORMED',
  'ANCHOR_INSIDE',
  'ANCHOR_TOO_LONG',
])

/** The exit code for what a record turned out to be. */
export function exitOf({ outcome }: Pick<Verdict, 'outcome'>): number {
  if (outcome === 'rules-unknown') return exits.rulesUnknown
  return isSound({ outcome }) ? exits.done : exits.refused
}

/** What an error says in one line, and where it came about in those after it. */
function faultText(error: unknown): string {
  if (!(error instanceof Error)) return shown(String(error))
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line))
  return [shown(`${error.name}: ${error.message}`), ...frames].join('\n')
}

/** Says on standard error why a command did not do what it was asked, and returns the exit code. */
export function report(thrown: unknown, json: boolean): number {
  const error = refusedBySystem(thrown)
  const [code, message] =
    error instanceof Refusal
      ? [error.code, inWords(error)]
      : ['FAULT', `a fault of Strongroom, please report it: ${faultText(error)}`]
  if (json) stderr.json({ error: { code, message } })
  else stderr.line(`strongroom: ${code}: ${message}`)
  if (!(error instanceof Refusal)) return exits.fault
  return unreadable.has(error.code) ? exits.unreadable : exits.refused
}
