/** From what people have filled in to a plan: every problem at its field, and the digest once nothing stands in the way. */
import { type Agreement, planDigest } from '../../ceremonies/kernel/agreement.ts'
import { algorithms } from '../../ceremonies/devices/algorithm.ts'
import { expandRoles } from '../../ceremonies/kernel/cast.ts'
import { type Finding, findingMessage, mustPass } from '../../ceremonies/kernel/check.ts'
import { checkScript, makePlan } from '../../ceremonies/index.ts'
import { type Parameter, bindParameters } from '../../ceremonies/kernel/parameters.ts'
import type { Plan } from '../../ceremonies/kernel/planned.ts'
import { type Message, titled } from '../../ceremonies/base/message.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { isAbsolute } from 'node:path'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Draft, House, Preparation } from '../../preload/views.ts'
import type { Forewarning } from '../../ceremonies/subjects/preflight.ts'
import { offeredIn, scriptLike } from '../language.ts'
import { tryToOpen } from '../opening.ts'
import { broughtProblem, namesProblems, paperProblems } from './people.ts'
import type { ScriptFile } from './scripts.ts'
import { agreedTokens, tokenProblems } from './tokens.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

/** What is known beside script and draft. */
interface Around {
  /** What the records of earlier ceremonies say otherwise. */
  readonly remarks: (draft: Draft) => readonly Message[]
  /** What laptop, tokens and printers show before anybody fills in a name. */
  readonly forewarnings: (script: Script, plan: Plan, draft: Draft) => readonly Forewarning[]
  /** Why the facts cannot be copied to the folder that the draft names, which is absolute. */
  readonly mirror: (draft: Draft) => Refused | null
}

const nothingKnown: Around = { remarks: () => [], forewarnings: () => [], mirror: () => null }

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

/**
 * Throws SCRIPT_INVALID. `tokens`: those that are present, null while that is not known. `around`: what else is known.
 */
export function prepare(
  file: ScriptFile,
  given: Draft,
  tokens: House['tokens'],
  around: Around = nothingKnown,
): Preparation {
  const draft = cleaned(given)
  const script = scriptOf(file, draft)
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
  const parts = plan?.parts ?? attempted(() => expandRoles(script, bindParameters(script.parameters, known)), []) ?? []
  const nameProblem = namesProblems(script, parts, draft.names)
  const hsms = hsmsFor(script, draft, tokens)
  attempt(() => void bindParameters(script.parameters, { ...unknownOf(script, draft.settings) }))
  problems.push(...paperProblems(parts, draft))
  const forewarned = plan ? around.forewarnings(script, plan, draft) : []
  const said = new Set(hsms.map(({ problem }) => problem?.code))
  problems.push(
    ...forewarned.flatMap((one) => (one.severity === 'stops' && !said.has(one.said.code) ? [one.said] : [])),
  )
  const findings = findingsIn(file, known)
  if (draft.mode === 'real') attempt(() => mustPass(findings))
  const mirrorProblem = mirrorProblemOf(draft, around)
  if (mirrorProblem) problems.push(mirrorProblem)
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
    languages: [...offeredIn(script)],
    language: script.language,
    digest: file.digest,
    parameters,
    parts: parts.map((part) => ({
      ...part,
      name: draft.names[part.id] ?? '',
      problem: nameProblem.get(part.id) ?? null,
      broughtProblem: broughtProblem(part, draft),
    })),
    hsms,
    mirrorProblem,
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map((finding) => ({ ...finding, said: titled(findingMessage(finding), noThings, titlesOf(script)) }))
      .map(({ id, severity, line, column, said }) => ({ id, severity, line, column, said })),
    acts: plan === null ? [] : actsOf(plan),
    minutes: plan?.steps.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0,
    problems,
    remarks: around.remarks(draft).map(refused),
    forewarnings: forewarned.map(({ severity, said }) => ({ severity, said: refused(said) })),
    plan: ready ? digestOf(agreementOf(file, script, draft, tokens)) : null,
  }
}

function mirrorProblemOf(draft: Draft, around: Around): Refused | null {
  if (draft.mirror === '') return null
  return isAbsolute(draft.mirror) ? around.mirror(draft) : refused(refuse('OUT_RELATIVE', { path: draft.mirror }))
}

const noThings: ReadonlyMap<string, string> = new Map()

/** What the script's steps and acts are called: who reads a finding here has the course beside it, and not the file. */
function titlesOf({ acts }: Script) {
  return { step: titles(acts.flatMap(({ steps }) => steps)), act: titles(acts) }
}

const titles = (all: readonly { readonly id: string; readonly title: string }[]) =>
  new Map(all.map(({ id, title }) => [id, title] as const))

/** The last script and its last check: a form asks again with every name that is typed, and neither depends on names. */
let lastScript: { readonly of: string; readonly script: Script } | null = null
let lastCheck: { readonly of: string; readonly findings: readonly Finding[] } | null = null

/** The script in the draft's language, as far as it is offered. */
export function scriptOf({ digest, text }: ScriptFile, { language }: Draft): Script {
  const of = `${digest} ${language}`
  if (lastScript?.of !== of) lastScript = { of, script: scriptLike(text, language) }
  return lastScript.script
}

function findingsIn({ digest, text }: ScriptFile, settings: Draft['settings']): readonly Finding[] {
  const of = JSON.stringify([digest, settings])
  if (lastCheck?.of !== of) lastCheck = { of, findings: checkScript(text, settings) }
  return lastCheck.findings
}

/** What the room agrees on with this draft, which is ready. */
export function agreementOf(
  { digest: script }: ScriptFile,
  { language }: Script,
  draft: Draft,
  present: House['tokens'],
): Agreement {
  const { mode, settings, names, follows, brought } = draft
  const mirror = draft.mirror === '' ? null : draft.mirror
  const tokens = agreedTokens(draft, present)
  const sameMedium = draft.sameMedium === '' ? null : draft.sameMedium
  return { script, mode, settings, language, names, follows, brought, tokens, mirror, sameMedium }
}

function digestOf(agreement: Agreement): NonNullable<Preparation['plan']> {
  const digest = planDigest(agreement)
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

function hsmsFor(script: Script, draft: Draft, tokens: House['tokens']): Preparation['hsms'] {
  const problems = tokenProblems(script, draft, tokens)
  return Object.entries(hsmsOf(script)).map(([name, { title, certificate }]) => ({
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
