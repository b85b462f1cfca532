import { checkScript } from '../../../ceremonies/check.ts'
import { fill } from '../../../ceremonies/refusal.ts'
import { checkSummary } from '../../../ceremonies/texts/en/index.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { shown } from '../../../ceremonies/shown.ts'
import { stdout } from '../../output.ts'

export interface CheckOptions {
  readonly set: readonly string[]
  readonly json?: boolean
}

/** Says all that can be said against a script before the day. Exit 1 if a real ceremony would be refused. */
export async function check(path: string, { set, json }: CheckOptions): Promise<number> {
  const settings = settingsFrom(set)
  const findings = checkScript(await readText(path), settings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) stdout.json({ valid: errors === 0, findings })
  else {
    for (const { id, line, column, severity, setting, message } of findings) {
      const where = shown(
        setting === null ? `${path}:${line}:${column}` : `--set ${setting}=${settings[setting] ?? ''}`,
      )
      stdout.line(`${where}: ${severity} ${id}: ${message}`)
    }
    stdout.line(fill(checkSummary, { errors, warnings: findings.length - errors }))
  }
  return errors === 0 ? exits.done : exits.refused
}
