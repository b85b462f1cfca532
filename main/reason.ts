import { type Phrase, message } from '../ceremonies/base/message.ts'
import { refuse } from '../ceremonies/base/refusal.ts'
import { system } from '../ceremonies/texts/en/system.ts'

type Known = keyof typeof system

/** Why the system or SQLite did not do something, in words of our own; its code where we have none, else what the error says. */
export function reasonOf(error: unknown): Phrase {
  if (!(error instanceof Error)) return String(error)
  const known = knownCode(error)
  return known === null ? (codeOf(error) ?? error.message) : message(`system.${known}`)
}

/** The code of a trouble that an operating system or SQLite may have with a medium; null for an error of any other kind. */
export function knownCode(error: unknown): Known | null {
  const code = codeOf(error)
  if (code === null) return null
  // SQLite tells more after a second underscore: SQLITE_IOERR_READ.
  const names = [code, code.split('_').slice(0, 2).join('_')]
  return names.find(isKnown) ?? null
}

function isKnown(code: string): code is Known {
  return Object.hasOwn(system, code)
}

/** A trouble that an operating system or SQLite may have, as a refusal wherever it comes up; any other error stays what it is. */
export function refusedBySystem(error: unknown): unknown {
  if (knownCode(error) === null) return error
  return refuse('SYSTEM_REFUSED', { path: pathOf(error) ?? message('trouble.someFile'), reason: reasonOf(error) })
}

/** The path that the system names in its error; null if it names none. */
function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null
}

/**
 * The code of the system or of SQLite; null if the error has none. What Node removes folders with (C++'s filesystem) gives no
 * code for some troubles, only the words of strerror.
 */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.name === 'Refusal') return null
  if ('code' in error && typeof error.code === 'string' && error.code !== '') return error.code
  const spoken = Object.entries(strerror).find(([words]) => error.message.includes(words))
  return spoken?.[1] ?? null
}

const strerror: Readonly<Record<string, string>> = {
  'File name too long': 'ENAMETOOLONG',
  'Input/output error': 'EIO',
  'Stale file handle': 'ESTALE',
  'Transport endpoint is not connected': 'ENOTCONN',
  'Too many levels of symbolic links': 'ELOOP',
}
