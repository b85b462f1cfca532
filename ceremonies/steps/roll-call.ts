import { z } from 'zod'
import type { Field } from '../answers.ts'
import { fill, refuse } from '../refusal.ts'
import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { text } from './fields.ts'

/** Everybody is there, has been identified, is appointed, and has enrolled an authenticator of their own. */
export const rollCall = defineStep({
  name: 'roll-call',
  fields: z.strictObject({ identity: z.array(text).min(1) }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs
      ? state.plan.parts.flatMap((part): Field[] => [
          {
            name: `identity.${part.id}`,
            label: fill(fields['roll-call'].identity, { title: part.title }),
            type: 'choice',
            options: step.fields.identity,
          },
          {
            name: `appointed.${part.id}`,
            label: fill(fields['roll-call'].appointed, { title: part.title }),
            type: 'boolean',
          },
        ])
      : [],
  check: (step, state, answers, person) => {
    const absent = state.plan.parts.find((part) => state.enrolled[part.id] === undefined)
    if (absent) throw refuse('ROLL_CALL_INCOMPLETE', { person: absent.id })
    const unappointed =
      person === step.performs ? state.plan.parts.find((part) => answers[`appointed.${part.id}`] !== true) : undefined
    if (unappointed) throw refuse('NOT_APPOINTED', { person: unappointed.id })
  },
})
