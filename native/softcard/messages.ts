/** Every crossing between main and the process that plays cards for a rehearsal. */
import { z } from 'zod'
import { cardContract } from '../pcsc/messages.ts'
import { method } from '../serve.ts'

/** The cards by their names in the inventory; each has its memory in a file of `folder` (absolute), and is fresh if it has none. */
const Open = z.strictObject({
  folder: z.string().min(1).max(4096),
  cards: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)),
})

export const softcardContract = { open: method(Open, z.null()), ...cardContract }

/** What the reader is called in which a software card is. */
export const softwareReader = (card: string): string => `Software reader ${card}`
