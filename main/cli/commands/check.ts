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
  const findings = checkScript(await readText(path), settingsFrom(set))
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (json) process.stdout.write(`${JSON.stringify({ valid: errors === 0, findings })}\n`)
  else {
    for (const { id, line, column, severity, message } of findings) {
      process.stdout.write(`${path}:${line}:${column}: ${severity} ${id}: ${message}\n`)
    }
    process.stdout.write(`${fill(checkSummary, { errors, warnings: findings.length - errors })}\n`)
  }
  return errors === 0 ? exits.done : exits.refused
}
