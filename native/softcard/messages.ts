/** Every crossing between main and the process that plays cards for a rehearsal. */
import { z } from 'zod'
import { cardContract } from '../pcsc/messages.ts'
import { method } from '../serve.ts'

/** The cards by their names in the inventory; each has its memory in a file of `folder` (absolute), and is fresh if it has none. */
const Open = z.strictObject({
  folder: z.string().min(1).max(4096),
  cards: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)),
})

/** A badge for that name, in a reader of its own; one that is there for it already stays. */
const Badge = z.strictObject({ card: z.string().regex(/^[a-z][a-z0-9-]*$/), holder: z.string().min(1).max(1024) })

/** The authority that made it, which is thrown away with it, and its CRL; in DER, in hex. */
const Issued = z.strictObject({ certificate: z.string(), crl: z.string() })
export type Issued = z.output<typeof Issued>

export const softcardContract = {
  open: method(Open, z.null()),
  badge: method(Badge, Issued),
  ...cardContract,
}

/** What the reader is called in which a software card is. */
export const softwareReader = (card: string): string => `Software reader ${card}`
