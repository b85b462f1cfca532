/**
 * PINs of tokens and cards, as they are asked for: one that is chosen now (`isNew`), or one that is known. One that is chosen may
 * replace another (`replaces`), which is asked for too. A card is unblocked by its PUK or its admin PIN.
 */
export const pinAsks = {
  'new-so-pin': { pin: 'so-pin', isNew: true, replaces: false },
  'new-user-pin': { pin: 'user-pin', isNew: true, replaces: false },
  'user-pin': { pin: 'user-pin', isNew: false, replaces: false },
  'new-card-pin': { pin: 'card-pin', isNew: true, replaces: true },
  'card-pin': { pin: 'card-pin', isNew: false, replaces: false },
  'new-card-puk': { pin: 'card-puk', isNew: true, replaces: true },
  'card-puk': { pin: 'card-puk', isNew: false, replaces: false },
  'new-card-admin-pin': { pin: 'card-admin-pin', isNew: true, replaces: true },
  'badge-pin': { pin: 'badge-pin', isNew: false, replaces: false },
  'card-admin-pin': { pin: 'card-admin-pin', isNew: false, replaces: false },
} as const
export type PinAsk = keyof typeof pinAsks

export function isPinAsk(purpose: string): purpose is PinAsk {
  return Object.hasOwn(pinAsks, purpose)
}

/** True of one that is chosen in place of another: never the same. */
export function replacesAnother(purpose: string): boolean {
  return isPinAsk(purpose) && pinAsks[purpose].replaces
}
