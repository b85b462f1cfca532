import { z } from 'zod'
import type { Answers } from '../../kernel/answers.ts'
import type { State } from '../../kernel/model.ts'
import { CardAlgorithm } from '../../devices/card.ts'
import { applets } from '../../devices/readers.ts'
import { hex, part } from '../fields.ts'

export const card = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'reason.device')
  .describe('The card, by its name in the inventory.')
/** Of a request: which card it is about, who holds it, and by what it is known. */
export const heldCard = {
  card,
  holder: part,
  applet: z.enum(applets),
  serial: z.string().min(1),
  key: hex,
} as const
export const applet = z
  .enum(applets)
  .describe('Which application of the card is used: a card has one holder and one use, even if it has both.')
export const curve = CardAlgorithm.exclude(['RSA-2048'])

/** Of a request: what takes the place of a card that is given up; null while it is not. */
export const instead = z.strictObject({ instead: z.string().nullable(), paper: z.boolean() }).nullable()

/** What the performer answered in the attempt that is under way. */
export function answersOf({ performs }: { readonly performs: string }, { attempt }: Pick<State, 'attempt'>): Answers {
  return attempt?.answers[performs] ?? {}
}
