import { z } from 'zod'
import type { Field } from '../../kernel/answers.ts'
import type { Part } from '../../kernel/cast.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { prose } from '../../base/prose.ts'

export const identity = z.array(prose()).min(1).describe('How people may be identified.')

/** What is asked of one person: who that is, and whether the role is theirs. */
export function askedOf({ id, title }: Part, documents: readonly string[]): readonly Field[] {
  return [
    {
      name: `identity.${id}`,
      label: message('field.roll-call.identity'),
      about: title,
      type: 'choice',
      options: documents,
    },
    {
      name: `appointed.${id}`,
      label: message('field.roll-call.appointed'),
      about: title,
      type: 'boolean',
      should: true,
    },
  ]
}

/** Everybody is there, has been identified, is appointed, and has enrolled an authenticator of their own. */
export const rollCall = defineStep({
  name: 'roll-call',
  reference: {
    is: 'Everybody is there, is identified, appointed to the trusted role, and has enrolled. It comes first.',
    example: { identity: ['Passport', 'Identity card'] },
  },
  fields: z.strictObject({ identity }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs ? state.plan.parts.flatMap((part) => askedOf(part, step.fields.identity)) : [],
  check: (_step, state) => {
    const absent = state.plan.parts.find((part) => state.enrolled[part.id] === undefined)
    if (absent) throw refuse('ROLL_CALL_INCOMPLETE', { person: absent.id })
  },
})
