import { message } from '../../base/message.ts'
import { breakStarted } from '../../kernel/facts/said.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing } from '../fields.ts'

/** People leave, the room is sealed; the ceremony goes on when they are back. */
export const pause = defineStep({
  name: 'break',
  reference: {
    is: 'People leave, and the room is sealed until they are back.',
    example: {},
  },
  fields: nothing,
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs
      ? [
          { name: 'reason', label: message('field.break.reason'), type: 'text' },
          { name: 'sealed', label: message('field.break.sealed'), type: 'text' },
        ]
      : [],
  conclude: (step, _state, answers) => {
    const said = answers[step.performs] ?? {}
    return [breakStarted({ by: step.performs, reason: String(said['reason']), sealed: String(said['sealed']) })]
  },
})
