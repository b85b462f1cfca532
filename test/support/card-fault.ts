/** What goes wrong between a card and its reader, at one APDU. */
import { Buffer } from 'node:buffer'
import { z } from 'zod'
import type { SoftwareCard } from '../../native/softcard/card.ts'

export const CardFault = z.strictObject({
  /** Which APDU, counted from 1. */
  nth: z.int().min(1),
  /** Whether the card had done what it was asked by then. */
  when: z.enum(['before', 'after']),
  /** A number is the status that is answered instead. */
  what: z.union([z.enum(['pull', 'silence']), z.int()]),
})
export type CardFault = z.output<typeof CardFault>

export interface Spoken {
  readonly bytes: Buffer
  readonly after: 'answer' | 'pull' | 'silence'
}

/** The card with one fault, counting what it is asked. */
export function faultyCard(card: SoftwareCard, fault: CardFault | null): (apdu: Buffer) => Spoken {
  let count = 0
  return (apdu) => {
    count++
    if (fault?.nth !== count) return { bytes: card.answer(apdu), after: 'answer' }
    if (fault.when === 'after') card.answer(apdu)
    if (typeof fault.what === 'string') return { bytes: Buffer.alloc(2), after: fault.what }
    return { bytes: Buffer.from([fault.what >> 8, fault.what & 0xff]), after: 'answer' }
  }
}
