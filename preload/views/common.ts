/** What the shapes of all views are made of. */
import { z } from 'zod'
import { insertedNames, kindNames } from '../../ceremonies/steps/names.ts'

export const text = z.string()
export const hex = z.string().regex(/^([0-9a-f]{2})*$/)
export const count = z.int().min(0)
export const instant = z.string()
export const words = z.array(text)
export const mode = z.enum(['real', 'rehearsal'])
export const kind = z.enum([...kindNames, ...insertedNames])

/** A refusal as it crosses: the screen finds the sentence in its own language by the code. */
export const Refused = z.strictObject({
  code: text,
  parameters: z.record(text, z.union([text, z.number()])),
  message: text,
})
export type Refused = z.infer<typeof Refused>
