import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'

/** People leave, the room is sealed; the ceremony goes on when they are back. */
export const pause = defineStep({
  name: 'break',
  fields: nothing,
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs
      ? [
          { name: 'reason', label: fields.break.reason, type: 'text' },
          { name: 'sealed', label: fields.break.sealed, type: 'text' },
        ]
      : [],
  conclude: (step, _state, answers) => {
    const said = answers[step.performs] ?? {}
    return [
      {
        type: 'break.started',
        by: step.performs,
        reason: String(said['reason']),
        sealed: String(said['sealed']),
      },
    ]
  },
})
