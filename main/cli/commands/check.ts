import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { checkScript, makePlan, parseScript } from '../../../ceremonies/index.ts'
import { findingMessage } from '../../../ceremonies/kernel/check.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { terminal as words } from '../../../ceremonies/texts/en/terminal.ts'
import { summary } from '../../../ceremonies/texts/en/check.ts'
import { custodySections, judgedPlan, linesOf, setsOf } from '../../../ceremonies/transcript/custody.ts'
import type { Plan } from '../../../ceremonies/kernel/planned.ts'
import type { Script } from '../../../ceremonies/kernel/script.ts'
import { exits } from '../failure.ts'
import { readText, settingsFrom } from '../files.ts'
import { shown } from '../../../ceremonies/base/shown.ts'
import { stderr, stdout } from '../../output.ts'
import { shipped } from '../../shipped.ts'
import { fill, inWords } from '../../words.ts'

export interface CheckOptions {
  readonly set: readonly string[]
  readonly json?: boolean
}

/**
 * Says all that can be said against a script before the day, and what follows from its custody plan. Exit 1 if a real ceremony
 * would be refused.
 */
export async function check(path: string, { set, json }: CheckOptions): Promise<number> {
  const settings = settingsFrom(set)
  const text = await readText(path)
  remarkSchema(path, text)
  const findings = checkScript(text, settings)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const told = findings.map((finding) => ({ ...finding, message: inWords(findingMessage(finding)) }))
  const planned = errors === 0 ? plannedIn(text, settings) : null
  if (json) stdout.json({ valid: errors === 0, findings: told, custody: planned && custodyOf(planned) })
  else {
    for (const { id, line, column, severity, setting, message } of told) {
      const where = shown(
        setting === null ? `${path}:${line}:${column}` : `--set ${setting}=${settings[setting] ?? ''}`,
      )
      stdout.line(`${where}: ${severity} ${id}: ${message}`)
    }
    for (const line of planned ? linesOfPlan(planned) : []) stdout.line(line)
    stdout.line(fill(summary, { errors, warnings: findings.length - errors }))
  }
  return errors === 0 ? exits.done : exits.refused
}

/** The schema that the file names for editors; null if it names none. */
const modeline = /^#\s*yaml-language-server:\s*\$schema=(\S+)/m

/** A script that was copied without its schema is as good as it was; only the editor is left without it. */
function remarkSchema(path: string, text: string): void {
  const named = modeline.exec(text)?.[1]
  if (named === undefined || /^[a-z]+:/i.test(named) || existsSync(resolve(dirname(path), named))) return
  const schema = shipped('ceremonies/scripts/ceremony.schema.json')
  stderr.line(`strongroom: ${fill(words.schemaAbsent, { named: shown(named), schema })}`)
}

type Planned = readonly [Script, Plan]

function plannedIn(text: string, settings: Readonly<Record<string, string>>): Planned {
  const script = parseScript(text)
  return [script, makePlan(script, bindParameters(script.parameters, settings))]
}

/** Null for a script without a custody plan. */
function custodyOf(planned: Planned) {
  const known = judgedPlan(...planned)
  return known && setsOf(known)
}

function linesOfPlan(planned: Planned): readonly string[] {
  return linesOf(custodySections(...planned, Number.POSITIVE_INFINITY), inWords)
}
