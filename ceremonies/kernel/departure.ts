/**
 * A question that the script expects a yes to may be answered no, and a digest that it expects may be missing: then people say,
 * with the answer, how they continue. Apart from its shape, because the page has no schemas.
 */
import { message } from '../base/message.ts'
import { refuse } from '../base/refusal.ts'
import type { Answers, Field } from './answers.ts'
import type { Departure } from './departure-shape.ts'
import { question } from './question.ts'

const PREFIX = 'exception.'

const asked = (name: Exclude<keyof Departure, 'open'>): Field => ({
  name: `${PREFIX}${name}`,
  label: message(`field.departure.${name}`),
  type: 'text',
})

/** What is asked besides, where a question that should be answered yes is answered no. */
export const departureForm: readonly Field[] = [
  asked('happened'),
  asked('decided'),
  asked('effect'),
  asked('remedy'),
  { name: `${PREFIX}open`, label: message('field.departure.open'), type: 'boolean' },
]

/** The form of a departure where those fields allow one; else nothing. */
export function departureFormOf(fields: readonly { readonly should?: true | undefined }[]): readonly Field[] {
  return fields.some(({ should }) => should === true) ? departureForm : []
}

/** The fields that should be answered yes and are answered no, or a digest that there should be and is not. */
export function departed<F extends { readonly name: string; readonly should?: true | undefined }>(
  fields: readonly F[],
  answers: Answers,
): readonly F[] {
  return fields.filter(({ name, should }) => should === true && (answers[name] === false || answers[name] === 'none'))
}

/** What was filled in of both forms, as a command has it: what is missing of a departure is for `decide` to refuse. */
export function withDeparture(given: Answers): { readonly answers: Answers; readonly exception: Departure | null } {
  const isOf = ([name]: readonly [string, unknown]): boolean => departureForm.some((field) => field.name === name)
  const answers = Object.fromEntries(Object.entries(given).filter((one) => !isOf(one)))
  if (!Object.entries(given).some(isOf)) return { answers, exception: null }
  const text = (name: string): string => String(given[`${PREFIX}${name}`] ?? '')
  const exception = {
    happened: text('happened'),
    decided: text('decided'),
    effect: text('effect'),
    remedy: text('remedy'),
    open: given[`${PREFIX}open`] === true,
  }
  return { answers, exception }
}

/** Throws EXCEPTION_NEEDED for a no without an exception, and EXCEPTION_UNNEEDED for an exception without a no. */
export function mustBeExplained(
  step: string,
  fields: readonly Field[],
  answers: Answers,
  exception: Departure | null,
): void {
  const [first] = departed(fields, answers)
  if (first && exception === null) {
    const answer = answers[first.name] === 'none' ? 'none' : 'no'
    throw refuse('EXCEPTION_NEEDED', { step, field: first.name, question: question(first), answer })
  }
  if (!first && exception !== null) throw refuse('EXCEPTION_UNNEEDED', { step })
}
