import { hexToBytes } from '@noble/hashes/utils.js'
import type { Field } from '../answers.ts'
import type { Part } from '../cast.ts'
import type { Hex } from '../crypto.ts'
import type { Json } from '../json.ts'
import { readSubject } from '../certificate/subject.ts'
import { bindParameters } from '../parameters.ts'
import { makePlan, type PlannedStep } from '../plan.ts'
import { wordsOf } from '../record/words.ts'
import type { Script } from '../script.ts'
import { type State, initialState } from '../state.ts'
import { formOf, spoken, statement, stepNumbers } from './course.ts'
import { capitalised, entry, labelOf, plain, text, type TitleOf } from './entries.ts'
import type { Entry, PaperModel, PaperRoll, PaperStep, Section } from './model.ts'

const exceptionSheets = 3
/** A digest as words: one a byte of SHA-256. */
const wordCount = 32
/** Fields whose content the paper shows in another way: read aloud, stated, or as lines to fill in. */
const shownElsewhere = new Set(['text', 'statement', 'asks', 'items', 'identity'])

/** The paper script, from the script alone; throws as `bindParameters` and `makePlan` do. */
export function paperOf(
  script: Script,
  file: { readonly name: string; readonly sha256: Hex },
  settings: Readonly<Record<string, string>>,
): PaperModel {
  const plan = makePlan(script, bindParameters(script.parameters, settings))
  const state = initialState(script, plan)
  const numbers = stepNumbers(plan)
  const title = (part: string): string => plan.parts.find(({ id }) => id === part)?.title ?? part
  const minutes = (steps: readonly PlannedStep[]): number => steps.reduce((sum, step) => sum + step.minutes, 0)
  return {
    title: script.title,
    purpose: script.purpose,
    policy: `${script.policy.name}, version ${script.policy.version}`,
    script: { file: file.name, sha256: file.sha256, words: wordsOf(hexToBytes(file.sha256)) },
    parameters: Object.entries(script.parameters).map(([name, parameter]) =>
      text(parameter.title, plan.bound[name] ?? ''),
    ),
    people: peopleOf(script, plan.parts),
    conflicts: script.conflicts.map((group) => group.map((role) => script.roles[role]?.title ?? role)),
    equipment: equipmentOf(script),
    minutes: minutes(plan.steps),
    acts: plan.acts.map((act, index) => {
      const steps = plan.steps.filter((step) => step.act === act.id)
      return {
        number: index + 1,
        title: act.title,
        minutes: minutes(steps),
        steps: steps.map((step) => paperStep(step, numbers.get(step.id) ?? '', state, title)),
      }
    }),
    exceptionSheets,
  }
}

/** A role's duty stands beside the first who has it. */
function peopleOf(script: Script, parts: readonly Part[]): PaperModel['people'] {
  return parts.map(({ title, role }, index) => ({
    title,
    duty: parts.findIndex((part) => part.role === role) === index ? (script.roles[role]?.duty ?? null) : null,
  }))
}

function paperStep(step: PlannedStep, number: string, state: State, title: TitleOf): PaperStep {
  const people = [step.performs, ...step.witnesses]
  const roll = rollOf(step, state)
  return {
    number,
    title: step.title,
    performs: title(step.performs),
    witnesses: step.witnesses.map(title),
    minutes: step.minutes,
    say: spoken(step),
    details: [...statement(step), ...detailsOf(step, title)],
    fields: roll
      ? []
      : people.flatMap((person) =>
          formOf(step, state, person).map((field) => ({
            label: field.label,
            by: title(person),
            options: optionsOf(field),
            digest: field.type === 'digest',
          })),
        ),
    roll,
    controls: step.controls,
    words: step.kind === 'checkpoint' || step.kind === 'seal' ? wordCount : 0,
  }
}

function optionsOf({ type, options }: Field): readonly string[] {
  return type === 'boolean' ? ['yes', 'no'] : (options ?? [])
}

/** At a roll call the same is asked of everybody, so that paper has one line a person. */
function rollOf(step: PlannedStep, state: State): PaperRoll | null {
  if (step.kind !== 'roll-call') return null
  const { parts } = state.plan
  const [first] = parts
  const prefix = `${first?.title ?? ''}: `
  const questions = formOf(step, state, step.performs)
    .filter(({ label }) => label.startsWith(prefix))
    .map((field) => ({ label: capitalised(field.label.slice(prefix.length)), options: optionsOf(field) }))
  return { people: parts.map(({ title }) => title), questions }
}

/** A step's own fields as people read them, but for those that are read aloud, stated or filled in. */
export function detailsOf({ fields }: PlannedStep, title: TitleOf): readonly Entry[] {
  const named = (value: Json): Json =>
    typeof value === 'string' ? title(value) : Array.isArray(value) ? value.map(named) : value
  return Object.entries(fields)
    .filter(([name, value]) => !shownElsewhere.has(name) && value !== null)
    .flatMap(([name, value]) => [
      entry(labelOf(name), typeof value === 'string' ? title(value) : plain(named(value))),
      ...(name === 'subject' ? encodedOrder(value) : []),
    ])
}

/** The parts as they will follow each other in the certificate, where the first is the last of the text (RFC 4514 2.1). */
function encodedOrder(subject: Json): readonly Entry[] {
  const parts = typeof subject === 'string' ? (readSubject(subject)?.toReversed() ?? []) : []
  const order = parts.map(({ type, value }, i) => `${i + 1}. ${type}=${value}`).join(', ')
  return parts.length === 0 ? [] : [text(labelOf('subject-encoded'), order)]
}

function equipmentOf({ inventory }: Script): readonly Section[] {
  const hsms = Object.values(inventory.hsms).map(({ title, label, serial, model, firmware, certificate }) => {
    const told = certificate
      ? `${certificate.scheme} ${certificate.level}, certificate ${certificate.number}`
      : 'no certificate on record: a software token'
    return text(
      title,
      [
        `label ${label}`,
        serial && `serial ${serial}`,
        model && `model ${model}`,
        firmware && `firmware ${firmware}`,
        told,
      ]
        .filter(Boolean)
        .join('; '),
    )
  })
  const items = (things: Script['inventory']['bags']): Entry[] =>
    Object.values(things).map(({ title, expects }) => text(title, expects ?? ''))
  return [
    { title: 'HSMs', entries: hsms },
    { title: 'Cards', entries: items(inventory.cards) },
    { title: 'Bags', entries: items(inventory.bags) },
    { title: 'Media', entries: items(inventory.media) },
  ].filter(({ entries }) => entries.length > 0)
}
