import { z } from 'zod'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Plan } from '../../kernel/planned.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { Scheme, usualScheme } from '../../devices/scheme.ts'
import { splitIn } from '../backup/split.ts'
import { calledShares } from '../resources.ts'
import { type CalledSet, custody, setCalled } from './facts.ts'

const fields = z.strictObject({
  identifier: z.int().min(0).max(32767).describe('The number of the set, which each of its sheets says.'),
  threshold: z.int().min(2).max(16).describe('How many of its shares bring the key back.'),
  shares: z.int().min(2).max(16).describe('How many shares it has.'),
  scheme: Scheme.default(usualScheme).describe('How its key was split, as the transcript says.'),
})

/** The set whose shares are looked at today, as paper of the ceremony that made it says. */
export const callSet = defineStep({
  name: 'call-set',
  reference: {
    is: 'Somebody says which set’s shares are looked at today, from the transcript of the ceremony that made it.',
    alsoMakes: 'Where the register knows the set, it must have as many shares, and as many must bring the key back.',
    example: { identifier: 4711, threshold: 3, shares: 5 },
  },
  makes: [{ resource: calledShares }],
  fields,
  basis: 'seen',
  checkAtOpening: ({ fields: { threshold, shares } }) => {
    if (threshold > shares) throw refuse('THRESHOLD_TOO_LARGE', { threshold, shares })
  },
  form: ({ performs, fields: of }, _state, person) =>
    person === performs
      ? [
          { name: 'transcript', label: message('field.call-set.transcript'), type: 'text' },
          { name: 'agrees', label: message('field.call-set.agrees', of), type: 'boolean', should: true },
        ]
      : [],
  check: ({ performs, fields: { identifier, threshold, shares, scheme } }, state, _answers, person) => {
    const known = knownAs(state, identifier)
    if (person !== performs || !known) return
    const isSo = known.threshold === threshold && known.shares === shares && known.scheme === scheme
    if (!isSo)
      throw refuse('CUSTODY_SET_DIFFERS', {
        identifier,
        threshold: known.threshold,
        shares: known.shares,
        scheme: known.scheme,
      })
  },
  conclude: ({ fields: of }, state) => [setCalled({ ...of, set: knownAs(state, of.identifier)?.set ?? null })],
})

const knownAs = (state: State, identifier: number) =>
  custody.of(state).sets.find((one) => one.identifier === identifier)

/** The set that is called; throws SET_NOT_CALLED. */
export function calledSet(state: State): CalledSet {
  const { called } = custody.of(state)
  if (called === null) throw refuse('SET_NOT_CALLED')
  return called
}

/** What the set is called on record: where the register does not know it, by its number. */
export const nameOf = ({ set, identifier }: CalledSet): string => set ?? String(identifier)

/** How many shares the steps of that plan are about: those that it makes, or those that it looks at; null for neither. */
export function sizeIn(plan: Pick<Plan, 'steps'>): { readonly threshold: number; readonly shares: number } | null {
  return splitIn(plan) ?? calledIn(plan)
}

/** The set that the steps of that plan call; null for a plan without one. */
export function calledIn({ steps }: Pick<Plan, 'steps'>): z.infer<typeof fields> | null {
  const step = steps.find(({ kind }) => kind === callSet.name)
  return step ? fields.parse(step.fields) : null
}
