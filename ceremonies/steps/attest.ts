import { z } from 'zod'
import type { Field } from '../answers.ts'
import { defineStep } from './define.ts'
import { text } from './fields.ts'

const Asked = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: text,
  type: z.enum(['text', 'choice', 'boolean', 'integer', 'time', 'digest']),
  options: z.array(text).optional(),
  optional: z.boolean().optional(),
})

/** Somebody states something, and fills in what the script asks for; witnesses agree. */
export const attest = defineStep({
  name: 'attest',
  fields: z.strictObject({ statement: text, asks: z.array(Asked).default([]) }),
  basis: 'said',
  form: (step, _state, person): Field[] => {
    if (person !== step.performs) return []
    return step.fields.asks.map(({ name, label, type, options, optional }) => ({
      name,
      label,
      type,
      ...(options ? { options } : {}),
      ...(optional ? { optional } : {}),
    }))
  },
})
