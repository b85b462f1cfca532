/** The whole script of the ceremony that is held, with what was recorded at each step: asked for when people look something up. */
import { z } from 'zod'
import { instant, phrase, text } from './common.ts'

const Step = z.strictObject({
  /** Null for one that the course of events put in between. */
  id: text.nullable(),
  /** As on paper: `3.2`. */
  number: text,
  title: phrase,
  outcome: z.enum(['done', 'skipped', 'not reached']),
  finished: instant.nullable(),
  /** Titles of the parts that performed and witnessed it. */
  performed: text.nullable(),
  witnessed: z.array(text),
  said: text.nullable(),
  entries: z.array(z.strictObject({ label: phrase, value: phrase, form: z.enum(['text', 'hex', 'code']) })),
  remarks: z.array(z.strictObject({ at: instant, text: phrase, tone: z.enum(['note', 'warning']) })),
})

export const Course = z.strictObject({
  acts: z.array(z.strictObject({ title: text, steps: z.array(Step) })),
})
export type Course = z.infer<typeof Course>
