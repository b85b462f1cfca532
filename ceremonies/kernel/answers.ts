import { z } from 'zod'
import { type Message, type Phrase, message } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import { flawOf } from '../base/unicode/plain.ts'

/** What one person fills in at one step. Everything filled in is recorded: no field is for a secret. */
export interface Field {
  readonly name: string
  /** What the script asks in words of its own, or the program. */
  readonly label: Phrase
  /** The thing or person that is asked about, where several are. */
  readonly about?: string
  readonly type: 'text' | 'choice' | 'boolean' | 'integer' | 'time' | 'digest' | 'people'
  readonly options?: readonly string[]
  readonly optional?: boolean
  /** The one answer that agrees with the record. A player of people's parts does not show it. */
  readonly expected?: string | boolean
  /** What is copied in here from where people see it, such as words on the screen. A face that people read does not show it. */
  readonly shown?: string | number
  /** True where each person answers something of their own, such as which clock they read. */
  readonly own?: true
  /** True for what each types from a paper of their own: whoever has yet to type it is not shown what another has typed. */
  readonly covered?: true
  /** What the script expects is yes, or a digest: a no, or none, goes on with an exception that others confirm (`departure.ts`). */
  readonly should?: true
  /** For `people`: how many; for `integer`: the largest. */
  readonly max?: number
}
/** In letters: what anybody says in one go. */
export const LONGEST_TEXT = 2000

export const Answer = z.union([z.string(), z.boolean(), z.int(), z.array(z.string()).readonly()])
export type Answer = z.infer<typeof Answer>
export const Answers = z.record(z.string(), Answer).readonly()
export type Answers = z.infer<typeof Answers>

/** Throws ANSWER_UNKNOWN, ANSWER_MISSING or ANSWER_INVALID, or TEXT_* for a text, naming the field. */
export function checkAnswers(step: string, fields: readonly Field[], answers: Answers): void {
  const known = new Set(fields.map((field) => field.name))
  for (const name of Object.keys(answers)) {
    if (!known.has(name))
      throw refuse('ANSWER_UNKNOWN', {
        step,
        field: name,
        known: known.size > 0 ? [...known] : message('nothing.none'),
      })
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
function wrong(field: Field, answer: Answer): Message | null {
  if (field.expected === true) return answer === true ? null : message('reason.mustBeYes')
  if (field.expected !== undefined && answer !== field.expected) return message('reason.disagrees')
  switch (field.type) {
    case 'boolean':
      return typeof answer === 'boolean' ? null : message('reason.yesOrNo')
    case 'integer':
      return typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0 && answer <= (field.max ?? 1e9)
        ? null
        : message('reason.wholeNumber', { max: field.max ?? 1e9 })
    case 'choice':
      return (field.options ?? []).some((option) => option === answer)
        ? null
        : message('reason.oneOf', { options: field.options ?? [] })
    case 'people':
      return wrongPeople(field, answer)
    case 'time':
      return isTime(answer) ? null : message('reason.time')
    case 'digest':
      return typeof answer === 'string' && /^([0-9a-f]{64}|none)$/.test(answer) ? null : message('reason.digest')
    case 'text':
      return typeof answer === 'string' ? null : message('reason.text')
  }
}

function wrongPeople(field: Field, answer: Answer): Message | null {
  const people: readonly unknown[] = Array.isArray(answer) ? answer : []
  if (people.length !== field.max || new Set(people).size !== people.length)
    return message('reason.somePeople', { count: field.max ?? 0 })
  const stranger = people.find((person) => !(field.options ?? []).some((option) => option === person))
  return stranger === undefined ? null : message('reason.peopleOf', { options: field.options ?? [] })
}

function isTime(answer: Answer): boolean {
  if (typeof answer !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(answer)) return false
  const date = new Date(answer)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(answer.slice(0, 19))
}

/** An answer as people read it; `exception`: the number of the one by which it went on although it is no. */
export function answerPhrase(answer: Answer, exception: number | null = null): Phrase {
  if (exception !== null) return message(answer === 'none' ? 'answer.departedNone' : 'answer.departed', { exception })
  if (typeof answer === 'boolean') return message(answer ? 'answer.yes' : 'answer.no')
  return answer
}
