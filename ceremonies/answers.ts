import { fill, refuse } from './refusal.ts'
import { LONGEST_TEXT } from './said.ts'
import { reasons } from './texts/en/reasons.ts'
import { flawOf } from './unicode/plain.ts'

/** What one person fills in at one step. Everything filled in is recorded: no field is for a secret. */
export interface Field {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'choice' | 'boolean' | 'integer' | 'time' | 'digest' | 'people'
  readonly options?: readonly string[]
  readonly optional?: boolean
  /** The one answer that agrees with the record. A player of people's parts does not show it. */
  readonly expected?: string | boolean
  /** For `people`: how many; for `integer`: the largest. */
  readonly max?: number
}
export type Answer = string | boolean | number | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

/** Throws ANSWER_UNKNOWN, ANSWER_MISSING or ANSWER_INVALID, or TEXT_* for a text, naming the field. */
export function checkAnswers(step: string, fields: readonly Field[], answers: Answers): void {
  const known = new Set(fields.map((field) => field.name))
  for (const name of Object.keys(answers)) {
    if (!known.has(name)) throw refuse('ANSWER_UNKNOWN', { step, field: name })
  }
  for (const field of fields) {
    const answer = answers[field.name]
    if (answer === undefined || answer === '') {
      if (!field.optional) throw refuse('ANSWER_MISSING', { step, field: field.name })
      continue
    }
    const flaw =
      typeof answer === 'string' ? flawOf(answer, { field: field.name, most: LONGEST_TEXT, lines: true }) : null
    if (flaw) throw flaw
    const reason = wrong(field, answer)
    if (reason !== null) throw refuse('ANSWER_INVALID', { step, field: field.name, reason })
  }
}

/** What is wrong with an answer, or null. */
function wrong(field: Field, answer: Answer): string | null {
  if (field.expected === true) return answer === true ? null : reasons.mustBeYes
  if (field.expected !== undefined && answer !== field.expected) return reasons.disagrees
  switch (field.type) {
    case 'boolean':
      return typeof answer === 'boolean' ? null : reasons.yesOrNo
    case 'integer':
      return Number.isSafeInteger(answer) && (answer as number) >= 0 && (answer as number) <= (field.max ?? 1e9)
        ? null
        : fill(reasons.wholeNumber, { max: field.max ?? 1e9 })
    case 'choice':
      return (field.options ?? []).includes(answer as string)
        ? null
        : fill(reasons.oneOf, { options: optionsOf(field) })
    case 'people':
      return wrongPeople(field, answer)
    case 'time':
      return isTime(answer) ? null : reasons.time
    case 'digest':
      return typeof answer === 'string' && /^([0-9a-f]{64}|none)$/.test(answer) ? null : reasons.digest
    case 'text':
      return typeof answer === 'string' ? null : reasons.text
  }
}

function wrongPeople(field: Field, answer: Answer): string | null {
  const people: readonly unknown[] = Array.isArray(answer) ? answer : []
  if (people.length !== field.max || new Set(people).size !== people.length)
    return fill(reasons.somePeople, { count: field.max ?? 0 })
  const stranger = people.find((person) => !(field.options ?? []).includes(person as string))
  return stranger === undefined ? null : fill(reasons.peopleOf, { options: optionsOf(field) })
}

function optionsOf({ options }: Field): string {
  return (options ?? []).join(', ')
}

function isTime(answer: Answer): boolean {
  if (typeof answer !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(answer)) return false
  const date = new Date(answer)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(answer.slice(0, 19))
}

/** An answer as people read it. */
export function answerText(answer: Answer): string {
  if (answer === true) return 'yes'
  if (answer === false) return 'no'
  return Array.isArray(answer) ? answer.join(', ') : String(answer)
}
