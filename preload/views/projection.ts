import { z } from 'zod'
import { Chosen } from './chosen.ts'
import { count, mode, text, words } from './common.ts'
import { Room, Step } from './room.ts'

/** What everybody may see, on the second screen: no person's name, nothing typed. */
export const Projection = z.strictObject({
  push: count,
  title: text,
  mode,
  softwareToken: z.boolean(),
  softwareCard: z.boolean(),
  phase: Room.shape.phase,
  act: text.nullable(),
  step: Step.pick({ id: true, kind: true, title: true, say: true, minutes: true, number: true, of: true }).nullable(),
  /** Titles of the parts that perform and witness the step at hand, of those who have confirmed it, and of those whose word is missing. */
  performs: text.nullable(),
  witnesses: z.array(text),
  confirmed: z.array(text),
  missing: z.array(text),
  /** What one person has proposed and one more is to agree to, beside the step. */
  proposed: z.enum(['resolve', 'abort', 'review', 'mirror', 'replace', 'by-code']).nullable(),
  /** True while it is not known how the step at hand ended. */
  doubtful: z.boolean(),
  /** Whose secret it is, by the part’s title, while one is typed or shown: the room is asked to look away. */
  lookAway: text.nullable(),
  busy: Room.shape.busy,
  sequence: count,
  words,
  checkpoint: Room.shape.checkpoint,
  course: Room.shape.course,
  language: Chosen.shape.language,
  contrast: Chosen.shape.contrast,
  /** In which language the script's sentences are, whatever the window speaks. */
  read: Room.shape.language,
})
export type Projection = z.infer<typeof Projection>
