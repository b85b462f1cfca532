import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'

/** Something that the script wants written down, in somebody's own words. */
export const note = defineStep({
  name: 'note',
  fields: nothing,
  basis: 'said',
  form: (step, _state, person) =>
    person === step.performs ? [{ name: 'text', label: fields.note.text, type: 'text' }] : [],
})
