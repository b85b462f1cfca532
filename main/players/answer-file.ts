import { z } from 'zod'
import type { Answer } from '../../ceremonies/kernel/answers.ts'
import { departureFormOf } from '../../ceremonies/kernel/departure.ts'
import { Choice } from '../../ceremonies/kernel/command.ts'
import type { Plan, PlannedStep } from '../../ceremonies/kernel/planned.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { pinsOfCards } from '../../ceremonies/subjects/cards/pins-of-cards.ts'
import { current } from '../../ceremonies/index.ts'
import { kindOf } from '../../ceremonies/kernel/rules.ts'
import { formOf } from '../../ceremonies/transcript/course.ts'
import { type YamlFile, readYaml } from '../../ceremonies/base/yaml.ts'
import { type Issue, plainIssue } from '../../ceremonies/base/issue.ts'
import { message } from '../../ceremonies/base/message.ts'

const text = z.string().min(1).max(2000)
const tries = z.union([text.transform((one) => [one]), z.array(text).min(1)])

/** What belongs to no field: secrets of a throw-away token, a choice in doubt, a disagreement. */
const special = {
  /** A share typed back: `shown`, or words; or a secret. Several are tries one after another. */
  typed: tries.optional(),
  'so-pin': tries.optional(),
  'user-pin': tries.optional(),
  // Of a card: as it is when it is enrolled or used, and as it is chosen.
  'card-pin': tries.optional(),
  'new-card-pin': tries.optional(),
  'card-puk': tries.optional(),
  'new-card-puk': tries.optional(),
  'card-admin-pin': tries.optional(),
  'new-card-admin-pin': tries.optional(),
  /** The path of a picture of a printed sheet. */
  picture: tries.optional(),
  'badge-pin': tries.optional(),
  choice: Choice.exclude(['perform']).optional(),
  dispute: text.optional(),
}
const Person = z.object(special).catchall(z.union([z.string(), z.boolean(), z.int(), z.array(z.string())]))

const File = z.strictObject({
  'strongroom-answers': z.literal(1),
  /** What becomes of an ask that the file has no entry for. */
  otherwise: z.enum(['refuse', 'rehearse']).default('refuse'),
  names: z.record(z.string(), text).default({}),
  follows: z
    .string()
    .regex(/^([0-9a-f]{64}|none)$/, 'reason.digest')
    .default('none'),
  brought: z.record(z.string(), text).default({}),
  steps: z.record(z.string(), z.record(z.string(), Person)).default({}),
})

/** What the file calls what is typed by the way for secrets. */
export const secretKeys = [
  'typed',
  'so-pin',
  'user-pin',
  'card-pin',
  'new-card-pin',
  'card-puk',
  'new-card-puk',
  'card-admin-pin',
  'new-card-admin-pin',
  'picture',
  'badge-pin',
] as const
export type SecretKey = (typeof secretKeys)[number]

/** What one person does at one step. */
export interface PersonEntry {
  readonly answers: Readonly<Record<string, Answer>>
  readonly secrets: Readonly<Partial<Record<SecretKey, readonly string[]>>>
  readonly choice: z.infer<typeof special.choice>
  readonly dispute: string | undefined
}

export interface AnswerFile {
  readonly otherwise: 'refuse' | 'rehearse'
  readonly names: Readonly<Record<string, string>>
  readonly follows: string
  readonly brought: Readonly<Record<string, string>>
  readonly steps: Readonly<Record<string, Readonly<Record<string, PersonEntry>>>>
}

/** Reads an answer file for the ceremony that `state` begins. Throws ANSWERS_INVALID with line and column. */
export function parseAnswers(source: string, state: State): AnswerFile {
  const yaml = readYaml(source)
  const [broken] = yaml.problems
  if (broken) throw refuse('ANSWERS_INVALID', { ...broken })
  const parsed = File.safeParse(yaml.value, { reportInput: true })
  if (!parsed.success) throw invalid(yaml, issueOf(parsed.error))
  const wrong = misfits(parsed.data, state)
  if (wrong) throw invalid(yaml, wrong)
  const { otherwise, names, follows, brought, steps } = parsed.data
  return { otherwise, names, follows, brought, steps: mapValues(steps, (people) => mapValues(people, entryOf)) }
}

/**
 * For tokens that exist outside the rehearsal: every PIN that is chosen stands in the file, because none is invented for them.
 * Throws PIN_NOT_GIVEN.
 */
export function mustGivePins({ steps }: AnswerFile, plan: Plan): void {
  for (const step of plan.steps) {
    for (const { pin: what, token: device, people } of kindOf(current, step.kind).pins(step)) {
      for (const person of people) {
        if (steps[step.id]?.[person]?.secrets[what] === undefined)
          throw refuse('PIN_NOT_GIVEN', { what, person, device })
      }
    }
  }
}

/**
 * For real cards, by their names in the inventory: whoever enrols one has in the file its PINs as they are and as they are to be.
 * Throws CARD_PIN_NOT_GIVEN.
 */
export function mustGiveCardPins({ steps }: AnswerFile, plan: Plan, cards: readonly string[]): void {
  for (const { id, performs: person, card: device, pins } of pinsOfCards(plan)) {
    if (!cards.includes(device)) continue
    const what = pins.find((pin) => steps[id]?.[person]?.secrets[pin] === undefined)
    if (what !== undefined) throw cardPinMissing({ what, person, device }, id)
  }
}

interface PinWanted {
  readonly what: string
  readonly person: string
  readonly device: string
}

export function cardPinMissing({ what, person, device }: PinWanted, step: string): Refusal {
  return refuse('CARD_PIN_NOT_GIVEN', { what, person, card: device, step })
}

type Misfit = Issue

function invalid({ place }: YamlFile, { path, reason }: Misfit) {
  return refuse('ANSWERS_INVALID', { ...place(path), reason })
}

function issueOf({ issues: [issue] }: z.ZodError): Misfit {
  return issue ? plainIssue(issue) : { path: [], reason: message('reason.form') }
}

/** The first thing in the file that the ceremony does not have; null if it has all. */
function misfits({ names, brought, steps }: z.infer<typeof File>, state: State): Misfit | null {
  const parts = new Set(state.plan.parts.map(({ id }) => id))
  for (const [member, people] of Object.entries({ names, brought })) {
    const stranger = Object.keys(people).find((part) => !parts.has(part))
    if (stranger !== undefined)
      return { path: [member, stranger], reason: message('reason.noPart', { part: stranger }) }
  }
  for (const [id, people] of Object.entries(steps)) {
    const step = stepCalled(state.plan, id)
    if (step === null) return { path: ['steps', id], reason: message('reason.noStep', { step: id }) }
    for (const [part, entry] of Object.entries(people)) {
      const path = ['steps', id, part]
      if (!parts.has(part)) return { path, reason: message('reason.noPart', { part }) }
      const field = step === 'inserted' ? undefined : unknownField(step, part, entry, state)
      if (field !== undefined)
        return { path: [...path, field], reason: message('reason.noField', { part, field, step: id }) }
    }
  }
  return null
}

/** Steps that the course of events puts before another are called after it: `KIND-before-ID`. */
function stepCalled(plan: Plan, id: string): PlannedStep | 'inserted' | null {
  const found = plan.steps.find((step) => step.id === id)
  if (found) return found
  const isInserted = plan.steps.some((step) => {
    const end = `-before-${step.id}`
    return id.endsWith(end) && current.kinds.has(id.slice(0, -end.length))
  })
  return isInserted ? 'inserted' : null
}

function unknownField(step: PlannedStep, part: string, entry: object, state: State): string | undefined {
  const takesPart = step.performs === part || step.witnesses.includes(part)
  const form = takesPart ? formOf(step, state, part) : []
  const fields = new Set([...form, ...departureFormOf(form)].map(({ name }) => name))
  return Object.keys(entry).find((name) => !fields.has(name) && !Object.hasOwn(special, name))
}

function entryOf({ choice, dispute, ...entry }: z.infer<typeof Person>): PersonEntry {
  const answers: Record<string, Answer> = {}
  for (const [name, value] of Object.entries(entry))
    if (value !== undefined && !secretKeys.some((key) => key === name)) answers[name] = value
  return { answers, secrets: Object.fromEntries(secretKeys.map((key) => [key, entry[key]])), choice, dispute }
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))
}
