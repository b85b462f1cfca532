import { z } from 'zod'
import { CardAlgorithm } from '../../devices/card.ts'
import { applets } from '../../devices/readers.ts'

export const card = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'reason.device')
  .describe('The card, by its name in the inventory.')
export const applet = z
  .enum(applets)
  .describe('Which application of the card is used: a card has one holder and one use, even if it has both.')
export const curve = CardAlgorithm.exclude(['RSA-2048'])
