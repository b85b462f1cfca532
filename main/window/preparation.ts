/** From what people have filled in to a plan: every problem at its field, and the digest once nothing stands in the way. */
import { planDigest } from '../../ceremonies/agreement.ts'
import { algorithms } from '../../ceremonies/algorithm.ts'
import { casts, isWitness } from '../../ceremonies/cast.ts'
import { type Finding, checkScript, mustPass } from '../../ceremonies/check.ts'
import { type Parameter, bindParameters } from '../../ceremonies/parameters.ts'
import { type Plan, makePlan } from '../../ceremonies/plan.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { Refusal, type Refused, refused } from '../../ceremonies/refusal.ts'
import { type Script, parseScript } from '../../ceremonies/script.ts'
import type { Draft, House, Preparation } from '../../preload/views.ts'
import { tryToOpen } from '../opening.ts'
import { namesProblems, paperProblems } from './people.ts'
import type { ScriptFile } from './scripts.ts'
import { agreedTokens, tokenProblems } from './tokens.ts'

/** As many findings as a screen can show; the first errors come first in the file's order. */
const MOST_FINDINGS = 200

/** A draft as it will stand in the record: Unicode in form C, without blanks around it, nothing empty. */
export function cleaned(draft: Draft): Draft {
  const text = (value: string): string => value.normalize('NFC').trim()
  const texts = (record: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([name, value]) => (text(value) === '' ? [] : [[name, text(value)]])),
    )
  return {
    ...draft,
    settings: texts(draft.settings),
    names: texts(draft.names),
    brought: texts(draft.brought),
    follows: text(draft.follows).toLowerCase() || 'none',
  }
}

/** Throws SCRIPT_INVALID. `tokens`: those that are present, null while that is not known. */
export function prepare(file: ScriptFile, given: Draft, tokens: House['tokens']): Preparation {
  const draft = cleaned(given)
  const script = scriptIn(file)
  const parameters = Object.entries(script.parameters).map(([name, parameter]) => parameterOf(name, parameter, draft))
  const known = Object.fromEntries(
    parameters.flatMap(({ name, problem }) => {
      const setting = draft.settings[name]
      return problem === null && setting !== undefined ? [[name, setting]] : []
    }),
  )
  const problems: Refused[] = []
  const attempt = <T>(work: () => T): T | null => attempted(work, problems)
  const plan = attempt(() => makePlan(script, bindParameters(script.parameters, known)))
  const parts = plan?.parts ?? attempted(() => casts(script, bindParameters(script.parameters, known)), []) ?? []
  const nameProblem = namesProblems(script, parts, draft.names)
  const hsms = hsmsOf(script, draft, tokens)
  attempt(() => void bindParameters(script.parameters, { ...unknownOf(script, draft.settings) }))
  problems.push(...paperProblems(parts, draft))
  const findings = findingsIn(file, known)
  if (draft.mode === 'real') attempt(() => mustPass(findings))
  const fields = [...parameters, ...[...nameProblem.values()].map((problem) => ({ problem })), ...hsms]
  const whole = problems.length === 0 && fields.every(({ problem }) => problem === null)
  if (whole && plan) {
    attempt(() => {
      tryToOpen(script, plan, file.digest, { ...draft, mirror: draft.mirror || null })
    })
  }
  const ready = whole && problems.length === 0
  return {
    title: script.title,
    purpose: script.purpose,
    digest: file.digest,
    parameters,
    parts: parts.map((part) => ({
      ...part,
      witness: isWitness(part),
      name: draft.names[part.id] ?? '',
      problem: nameProblem.get(part.id) ?? null,
    })),
    hsms,
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map(({ id, severity, line, column, message }) => ({ id, severity, line, column, message })),
    acts: plan === null ? [] : actsOf(plan),
    minutes: plan?.steps.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0,
    problems,
    plan: ready ? digestOf(file, draft, tokens) : null,
  }
}

/** The last script and its last check: a form asks again with every name that is typed, and neither depends on names. */
let lastScript: { readonly digest: string; readonly script: Script } | null = null
let lastCheck: { readonly of: string; readonly findings: readonly Finding[] } | null = null

function scriptIn({ digest, text }: ScriptFile): Script {
  if (lastScript?.digest !== digest) lastScript = { digest, script: parseScript(text) }
  return lastScript.script
}

function findingsIn({ digest, text }: ScriptFile, settings: Draft['settings']): readonly Finding[] {
  const of = JSON.stringify([digest, settings])
  if (lastCheck?.of !== of) lastCheck = { of, findings: checkScript(text, settings) }
  return lastCheck.findings
}

function digestOf({ digest: script }: ScriptFile, draft: Draft, present: House['tokens']) {
  const { mode, settings, names, follows, brought } = draft
  const mirror = draft.mirror === '' ? null : draft.mirror
  const tokens = agreedTokens(draft, present)
  const sameMedium = draft.sameMedium === '' ? null : draft.sameMedium
  const digest = planDigest({ script, mode, settings, names, follows, brought, tokens, mirror, sameMedium })
  return { digest, words: [...wordsOf(Buffer.from(digest, 'hex'))] }
}

function parameterOf(name: string, parameter: Parameter, { settings }: Draft): Preparation['parameters'][number] {
  const value = settings[name] ?? String(parameter.default)
  const wrong: Refused[] = []
  attempted(() => bindParameters({ [name]: parameter }, { [name]: value }), wrong)
  const { type, title } = parameter
  const options = type === 'choice' ? [...parameter.of] : type === 'algorithm' ? [...algorithms] : []
  const [min, max] =
    type === 'integer' ? [parameter.min, parameter.max] : [null, type === 'text' ? parameter.max : null]
  return { name, title, type, options, min, max, value, problem: wrong[0] ?? null }
}

/** Settings that the script has no parameter for. */
function unknownOf({ parameters }: Script, settings: Draft['settings']): Draft['settings'] {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !Object.hasOwn(parameters, name)))
}

function hsmsOf(script: Script, draft: Draft, tokens: House['tokens']): Preparation['hsms'] {
  const problems = tokenProblems(script, draft, tokens)
  return Object.entries(script.inventory.hsms).map(([name, { title, certificate }]) => ({
    name,
    title,
    // Throw-away tokens are software, whatever the script records.
    certified: certificate !== undefined && draft.tokens[name] !== undefined,
    problem: problems.get(name) ?? null,
  }))
}

function actsOf(plan: Plan): Preparation['acts'] {
  return plan.acts.map(({ id, title }) => ({
    title,
    steps: plan.steps.filter(({ act }) => act === id).map((step) => ({ title: step.title, minutes: step.minutes })),
  }))
}

function attempted<T>(work: () => T, problems: Refused[]): T | null {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(refused(error))
    return null
  }
}
