import { system } from '../ceremonies/texts/en/system.ts'

/** Why the system or SQLite did not do something, in words of our own; its code where we have none, else what the error says. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null) return error.message
  // SQLite tells more after a second underscore: SQLITE_IOERR_READ.
  const known = [code, code.split('_').slice(0, 2).join('_')].find((one) => Object.hasOwn(system, one))
  return known === undefined ? code : (system[known] ?? code)
}
