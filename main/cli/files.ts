import { readFileSync } from 'node:fs'
import { refuse } from '../../ceremonies/refusal.ts'

/** The bytes of a file that the command line names; `-` is standard input. Throws FILE_UNREADABLE. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path === '-' ? 0 : path)
  } catch (error) {
    throw refuse('FILE_UNREADABLE', { path, reason: (error as NodeJS.ErrnoException).code ?? String(error) })
  }
}

/** The text of such a file, exactly. Throws FILE_UNREADABLE or FILE_NOT_TEXT. */
export function readText(path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readBytes(path))
  } catch (error) {
    throw error instanceof TypeError ? refuse('FILE_NOT_TEXT', { path }) : error
  }
}

/** NAME=VALUE pairs by name. Throws SETTING_MALFORMED, also for a name given twice. */
export function settingsFrom(pairs: readonly string[]): Readonly<Record<string, string>> {
  const settings = new Map<string, string>()
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (at < 1 || settings.has(name)) throw refuse('SETTING_MALFORMED', { setting: pair })
    settings.set(name, pair.slice(at + 1))
  }
  return Object.fromEntries(settings)
}
