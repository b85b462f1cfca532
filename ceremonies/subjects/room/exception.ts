import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing } from '../fields.ts'

/** The deviations of the day are gone through: all of them are on record, and the open remedies are named. */
export const exception = defineStep({
  name: 'exception',
  reference: {
    is: 'The exceptions of the day are counted, and somebody says that they are all on record.',
    example: {},
  },
  fields: nothing,
  basis: 'said',
  form: (step, state, person) =>
    person === step.performs
      ? [
          {
            name: 'recorded',
            label: message('field.exception.recorded', { count: state.exceptions }),
            type: 'integer',
            max: 1000,
            shown: state.exceptions,
          },
          { name: 'complete', label: message('field.exception.complete'), type: 'boolean' },
        ]
      : [],
  check: (step, state, answers, person) => {
    const wrong = person === step.performs && (answers['recorded'] !== state.exceptions || answers['complete'] !== true)
    if (wrong) throw refuse('EXCEPTIONS_DIFFER', { recorded: state.exceptions })
  },
})
