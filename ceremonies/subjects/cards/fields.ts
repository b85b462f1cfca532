import { z } from 'zod'
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
