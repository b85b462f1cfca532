import { z } from 'zod'
import { defineStep } from './define.ts'
import { text } from './fields.ts'

/** A text is read aloud to the room; witnesses say that they heard it. */
export const readAloud = defineStep({
  name: 'read-aloud',
  fields: z.strictObject({ text }),
  basis: 'said',
})
