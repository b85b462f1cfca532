import { z } from 'zod'

/** How a key is split into shares, and with that how a share is written, and what a card keeps of it (docs/CARDS.md, docs/SHAMIR.md). */
export const schemes = ['SLIP-0039', 'shamirs-secret-sharing'] as const

export const Scheme = z.enum(schemes)
export type Scheme = z.output<typeof Scheme>

/** Of whatever does not say another. */
export const usualScheme = 'SLIP-0039' satisfies Scheme
