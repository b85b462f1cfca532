import { z } from 'zod'
import { defineStep } from '../../kernel/step.ts'
import { prose } from '../../base/prose.ts'

/** A text is read aloud to the room; witnesses say that they heard it. */
export const readAloud = defineStep({
  name: 'read-aloud',
  reference: {
    is: 'A text is read to the room, and the witnesses say that they heard it.',
    example: { text: 'Whoever sees a deviation says so at once.' },
  },
  fields: z.strictObject({ text: prose().describe('The text.') }),
  basis: 'said',
})
