/** How people want the window shown: told to every page that begins, and remembered for the next start. */
import { z } from 'zod'

export const languages = ['en', 'de'] as const

export const Chosen = z.strictObject({
  /** Null while nobody has chosen one: each page then speaks the language of the system. */
  language: z.enum(languages).nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  contrast: z.enum(['usual', 'high']).default('usual'),
  /** Of the room's window; the projector's is as large as its wall. */
  percent: z.int().min(100).max(200),
})
export type Chosen = z.infer<typeof Chosen>
