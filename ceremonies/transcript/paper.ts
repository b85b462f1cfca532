import { condition as Condition } from '../subjects/fields.ts'
import { type Kept, bagsOf, cardsOf, mediaOf } from '../subjects/custody/things.ts'
import { hsmsOf } from '../subjects/tokens/hsm.ts'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Field } from '../kernel/answers.ts'
import { question } from '../kernel/question.ts'
import type { Part } from '../kernel/cast.ts'
import type { Hex } from '../base/crypto.ts'
import type { Json } from '../base/json.ts'
import { readSubject } from '../base/distinguished-name.ts'
import { bindParameters } from '../kernel/parameters.ts'
import { type Phrase, message } from '../base/message.ts'
import { makePlan, initialState } from '../index.ts'
import type { PlannedStep } from '../kernel/planned.ts'
import { wordsOf } from '../record/words.ts'
import type { Script } from '../kernel/script.ts'
import type { State } from '../kernel/model.ts'
import { formOf, spoken, statement, stepNumbers } from './course.ts'
import { custodySections } from './custody.ts'
import { entry, labelOf } from './entries.ts'
import { text, type TitleOf } from './entry.ts'
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
    policy: message('paper.policy', { ...script.policy }),
    script: { file: file.name, sha256: file.sha256, words: wordsOf(hexToBytes(file.sha256)) },
    parameters: Object.entries(script.parameters).map(([name, parameter]) =>
      text(parameter.title, plan.bound[name] ?? ''),
    ),
    people: peopleOf(script, plan.parts),
    conflicts: script.conflicts.map((group) => group.map((role) => script.roles[role]?.title ?? role)),
    equipment: equipmentOf(script),
    custody: custodySections(script, plan),
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
    details: [...statement(step), ...detailsOf(step, title, state.script)],
    fields: roll
      ? []
      : people.flatMap((person) =>
          formOf(step, state, person).map((field) => ({
            label: question(field),
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

function optionsOf({ type, options }: Field): readonly Phrase[] {
  return type === 'boolean' ? [message('answer.yes'), message('answer.no')] : (options ?? [])
}

/** At a roll call the same is asked of everybody, so that paper has one line a person. */
function rollOf(step: PlannedStep, state: State): PaperRoll | null {
  if (step.kind !== 'roll-call') return null
  const { parts } = state.plan
  const [first] = parts
  const questions = formOf(step, state, step.performs)
    .filter(({ about }) => about === first?.title)
    .map((field) => ({ label: field.label, options: optionsOf(field) }))
  return { people: parts.map(({ title }) => title), questions }
}

/** A step's own fields as people read them, but for those that are read aloud, stated or filled in. */
export function detailsOf({ fields }: PlannedStep, title: TitleOf, script: Script): readonly Entry[] {
  const named = (value: Json): Json =>
    typeof value === 'string' ? title(value) : Array.isArray(value) ? value.map(named) : value
  const hsms = hsmsOf(script)
  const token = (value: Json): Json => (typeof value === 'string' ? (hsms[value]?.title ?? value) : value)
  return Object.entries(fields)
    .filter(([name, value]) => !shownElsewhere.has(name) && value !== null)
    .flatMap(([name, value]) => [
      conditionEntry(name, value, script.parameters) ??
        entry(labelOf(name), name === 'token' ? token(value) : named(value)),
      ...(name === 'subject' ? encodedOrder(value) : []),
    ])
}

/** The value that a parameter has, where a field names one; null for any other field. */
function conditionEntry(name: string, value: Json, parameters: Script['parameters']): Entry | null {
  const { data: condition } = Condition.safeParse(value)
  return condition
    ? text(
        labelOf(name),
        message('course.is', {
          name: parameters[condition.parameter]?.title ?? condition.parameter,
          value: condition.is,
        }),
      )
    : null
}

/** The parts as they will follow each other in the certificate, where the first is the last of the text (RFC 4514 2.1). */
function encodedOrder(subject: Json): readonly Entry[] {
  const parts = typeof subject === 'string' ? (readSubject(subject)?.toReversed() ?? []) : []
  const order = parts.map(({ type, value }, i) => message('paper.part', { number: i + 1, type, value }))
  return parts.length === 0 ? [] : [text(labelOf('subject-encoded'), order)]
}

function equipmentOf(script: Script): readonly Section[] {
  const hsms = Object.values(hsmsOf(script)).map(({ title, label, serial, model, firmware, certificate }) => {
    const told = certificate ? message('paper.certified', { ...certificate }) : message('paper.uncertified')
    const members = [
      ['label', label],
      ['serial', serial],
      ['model', model],
      ['firmware', firmware],
    ] as const
    const named = members.flatMap(([name, value]) =>
      value === undefined ? [] : [message(`paper.hsm.${name}`, { value })],
    )
    return text(title, [...named, told])
  })
  const items = (things: Readonly<Record<string, Kept>>): Entry[] =>
    Object.values(things).map(({ title, expects }) => text(title, expects ?? ''))
  return [
    { title: message('paper.section.hsms'), entries: hsms },
    { title: message('paper.section.cards'), entries: items(cardsOf(script)) },
    { title: message('paper.section.bags'), entries: items(bagsOf(script)) },
    { title: message('paper.section.media'), entries: items(mediaOf(script)) },
  ].filter(({ entries }) => entries.length > 0)
}
