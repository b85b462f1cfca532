import { message } from '../../base/message.ts'
import { defineStep } from '../../kernel/step.ts'
import { nothing } from '../fields.ts'

/** Something that the script wants written down, in somebody's own words. */
export const note = defineStep({
  name: 'note',
  reference: {
    is: 'Something is written down in somebody’s own words.',
    example: {},
  },
  fields: nothing,
  basis: 'said',
  form: (step, _state, person) =>
    person === step.performs ? [{ name: 'text', label: message('field.note.text'), type: 'text' }] : [],
})
