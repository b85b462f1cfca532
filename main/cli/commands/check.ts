import { checkScript } from '../../../ceremonies/index.ts'
import { findingMessage } from '../../../ceremonies/kernel/check.ts'
import { summary } from '../../../ceremonies/texts/en/check.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stdout } from '../../output.ts'
import { fill, inWords } from '../../words.ts'

export interface CheckOptions {
  readonly set: readonly string[]
  readonly json?: boolean
}

/** Says all that can be said against a script before the day. Exit 1 if a real ceremony would be refused. */
export async function check(path: string, { set, json }: CheckOptions): Promise<number> {
  const settings = settingsFrom(set)
  const findings = checkScript(await readText(path), settings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const told = findings.map((finding) => ({ ...finding, message: inWords(findingMessage(finding)) }))
  if (json) stdout.json({ valid: errors === 0, findings: told })
  else {
    for (const { id, line, column, severity, setting, message } of told) {
      const where = shown(
        setting === null ? `${path}:${line}:${column}` : `--set ${setting}=${settings[setting] ?? ''}`,
      )
      stdout.line(`${where}: ${severity} ${id}: ${message}`)
    }
    stdout.line(fill(summary, { errors, warnings: findings.length - errors }))
  }
  return errors === 0 ? exits.done : exits.refused
}
