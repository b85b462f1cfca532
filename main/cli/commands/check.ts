import { checkScript } from '../../../ceremonies/check.ts'
import { fill } from '../../../ceremonies/refusal.ts'
import { checkSummary } from '../../../ceremonies/texts/en/index.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'

export interface CheckOptions {
  readonly set: readonly string[]
  readonly json?: boolean
}

/** Says all that can be said against a script before the day. Exit 1 if a real ceremony would be refused. */
export async function check(path: string, { set, json }: CheckOptions): Promise<number> {
  const settings = settingsFrom(set)
  const findings = checkScript(await readText(path), settings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) process.stdout.write(`${JSON.stringify({ valid: errors === 0, findings })}\n`)
  else {
    for (const { id, line, column, severity, setting, message } of findings) {
      const where = setting === null ? `${path}:${line}:${column}` : `--set ${setting}=${settings[setting] ?? ''}`
      process.stdout.write(`${where}: ${severity} ${id}: ${message}\n`)
    }
    process.stdout.write(`${fill(checkSummary, { errors, warnings: findings.length - errors })}\n`)
  }
  return errors === 0 ? exits.done : exits.refused
}
