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
  const fields = fieldsOf(script, draft, tokens)
  const { plan, parts, problem: planProblem } = planned(script, fields.known)
  const people = peopleOf(script, parts, draft)
  const forewarned = plan ? around.forewarnings(script, plan, draft) : []
  const findings = findingsIn(file, fields.known)
  const mirrorProblem = mirrorProblemOf(draft, around)
  const unplanned = [
    ...planProblem,
    ...problemsOf(() => bindParameters(script.parameters, unknownOf(script, draft.settings))),
    ...paperProblems(parts, draft),
    ...stopping(forewarned, fields.hsms),
    ...(draft.mode === 'real' ? problemsOf(() => mustPass(findings)) : []),
    ...(mirrorProblem ? [mirrorProblem] : []),
  ]
  const isWhole = [...fields.parameters, ...people, ...fields.hsms].every(({ problem }) => problem === null)
  const opening =
    plan && isWhole && unplanned.length === 0
      ? problemsOf(() => tryToOpen(script, plan, file.digest, { ...draft, mirror: draft.mirror || null }))
      : []
  const problems = [...unplanned, ...opening]
  const isReady = isWhole && problems.length === 0
  return {
    title: script.title,
    purpose: script.purpose,
    languages: [...offeredIn(script)],
    language: script.language,
    digest: file.digest,
    parameters: fields.parameters,
    parts: people,
    hsms: fields.hsms,
    mirrorProblem,
    findings: findings.slice(0, MOST_FINDINGS).map((finding) => shownFinding(finding, script)),
    acts: plan === null ? [] : actsOf(plan),
    minutes: plan?.steps.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0,
    problems,
    remarks: around.remarks(draft).map(refused),
    forewarnings: forewarned.map(({ severity, said }) => ({ severity, said: refused(said) })),
    plan: isReady ? digestOf(agreementOf(file, script, draft, tokens)) : null,
  }
}

/** What has a field of its own: parameters and HSMs, and the settings that fit their parameters. */
function fieldsOf(script: Script, draft: Draft, tokens: House['tokens']) {
  const parameters = Object.entries(script.parameters).map(([name, parameter]) => parameterOf(name, parameter, draft))
  const fitting = parameters.filter(({ problem, name }) => problem === null && draft.settings[name] !== undefined)
  const known = Object.fromEntries(fitting.map(({ name, value }) => [name, value]))
  return { parameters, known, hsms: hsmsFor(script, draft, tokens) }
}

/** The plan with the settings that fit; where there is none, who takes part as far as that can be told. */
function planned(script: Script, known: Draft['settings']) {
  const bound = () => bindParameters(script.parameters, known)
  const { value: plan, problem } = attempted(() => makePlan(script, bound()))
  const parts = plan?.parts ?? attempted(() => expandRoles(script, bound())).value ?? []
  return { plan, parts, problem: problem ? [problem] : [] }
}

function peopleOf(script: Script, parts: Plan['parts'], draft: Draft): Preparation['parts'] {
  const problems = namesProblems(script, parts, draft.names)
  return parts.map((part) => ({
    ...part,
    name: draft.names[part.id] ?? '',
    problem: problems.get(part.id) ?? null,
    broughtProblem: broughtProblem(part, draft),
  }))
}

/** What stops a real ceremony, unless a field of an HSM says it already. */
function stopping(forewarned: readonly Forewarning[], hsms: Preparation['hsms']): readonly Refused[] {
  const said = new Set(hsms.map(({ problem }) => problem?.code))
  return forewarned.flatMap((one) => (one.severity === 'stops' && !said.has(one.said.code) ? [one.said] : []))
}

function shownFinding(finding: Finding, script: Script): Preparation['findings'][number] {
  const { id, severity, line, column } = finding
  return { id, severity, line, column, said: titled(findingMessage(finding), noThings, titlesOf(script)) }
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
  const { problem } = attempted(() => bindParameters({ [name]: parameter }, { [name]: value }))
  const { type, title } = parameter
  const options = type === 'choice' ? [...parameter.of] : type === 'algorithm' ? [...algorithms] : []
  const [min, max] =
    type === 'integer' ? [parameter.min, parameter.max] : [null, type === 'text' ? parameter.max : null]
  return { name, title, type, options, min, max, value, problem }
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

/** What comes of `work`, or what it is refused for. */
function attempted<T>(work: () => T): { readonly value: T | null; readonly problem: Refused | null } {
  try {
    return { value: work(), problem: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { value: null, problem: refused(error) }
  }
}

function problemsOf(work: () => unknown): readonly Refused[] {
  const { problem } = attempted(work)
  return problem ? [problem] : []
}
