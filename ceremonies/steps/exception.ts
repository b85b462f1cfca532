import { fill, refuse } from '../refusal.ts'
import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'

/** The deviations of the day are gone through: all of them are on record, and the open remedies are named. */
export const exception = defineStep({
  name: 'exception',
  fields: nothing,
  basis: 'said',
  form: (step, state, person) =>
    person === step.performs
      ? [
          {
            name: 'recorded',
            label: fill(fields.exception.recorded, { count: state.exceptions }),
            type: 'integer',
            max: 1000,
          },
          { name: 'complete', label: fields.exception.complete, type: 'boolean' },
        ]
      : [],
  check: (step, state, answers, person) => {
    const wrong = person === step.performs && (answers['recorded'] !== state.exceptions || answers['complete'] !== true)
    if (wrong) throw refuse('EXCEPTIONS_DIFFER', { recorded: state.exceptions })
  },
})
