import { z } from 'zod'
import { Scheme } from '../../devices/scheme.ts'
import { fact } from '../../kernel/fact.ts'
import { count, list, map } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { KeptThing, KnownSafe } from '../../custody/shapes.ts'
import { part, set } from '../fields.ts'

/** A set of shares of an earlier ceremony, as its record calls it and as its sheets say. */
const knownSet = z.strictObject({ set, scheme: Scheme, identifier: count, threshold: count, shares: count }).readonly()
export type KnownSet = z.infer<typeof knownSet>

/** The set that is called: by its record's name too, where the register has that. */
const calledShape = { scheme: Scheme, identifier: count, threshold: count, shares: count, set: set.nullable() } as const
export type CalledSet = Readonly<z.infer<z.ZodObject<typeof calledShape>>>

export const holdings = ['intact', 'damaged', 'missing'] as const

const inspectedShape = { share: count, by: part, bag: z.string(), state: z.enum(holdings) } as const
/** How a share was found, unopened; `bag`: its number, or the one that it should have. */
export type Inspected = Readonly<z.infer<z.ZodObject<typeof inspectedShape>>>

/** How the card of a share was found: the first is as it should be, and a blocked one may be unblocked. */
export const cardFound = ['answered', 'blocked', 'missing', 'changed', 'keyless'] as const

const cardShape = {
  share: count,
  by: part,
  card: z.string(),
  applet: z.enum(['piv', 'openpgp']),
  serial: z.string(),
  found: z.enum(cardFound),
  /** True if a program plays it. */
  software: z.boolean(),
  /** True if it was in the share's bag, which was opened for it. */
  bagged: z.boolean(),
  /** True if the share is on a sheet too. */
  onPaper: z.boolean(),
} as const
export type CardInspected = Readonly<z.infer<z.ZodObject<typeof cardShape>>>

interface Known {
  /** What earlier ceremonies keep, as the register had it when this one opened. */
  readonly before: readonly KeptThing[]
  /** The sets that those are of. */
  readonly sets: readonly KnownSet[]
  readonly called: CalledSet | null
  readonly inspected: readonly Inspected[]
  /** Cards that were asked for the shares that they keep. */
  readonly cards: readonly CardInspected[]
  /** Shares that came out of a damaged bag, and whether they were typed. */
  readonly reread: readonly { readonly share: number; readonly legible: boolean }[]
  /** What this one has given away, in its order. */
  readonly kept: readonly KeptThing[]
  /** Who sealed the bag of each of those today; null for one that was sealed before. */
  readonly sealed: readonly (string | null)[]
}

export const custody = new Slice<Known>('custody', {
  before: [],
  sets: [],
  called: null,
  inspected: [],
  cards: [],
  reread: [],
  kept: [],
  sealed: [],
})

/** The script's plan: whoever reads the register has no script. */
export const custodyPlanned = fact({
  type: 'custody.planned',
  level: 'restricted',
  shape: { safes: list(KnownSafe.readonly()), titles: map(z.string()), days: count },
})

export const custodyKnown = fact({
  type: 'custody.known',
  level: 'restricted',
  shape: { things: list(KeptThing.readonly()), sets: list(knownSet) },
  evolve: (state, { things, sets }) => custody.with(state, { before: things, sets }),
})

/** Whose shares are looked at today. */
export const setCalled = fact({
  type: 'set.called',
  level: 'restricted',
  shape: calledShape,
  evolve: (state, { type: _type, ...called }) => custody.with(state, { called }),
})

export const shareInspected = fact({
  type: 'share.inspected',
  level: 'restricted',
  shape: inspectedShape,
  evolve: (state, { type: _type, ...inspected }) =>
    custody.with(state, { inspected: [...custody.of(state).inspected, inspected] }),
})

/** A card that keeps a share was asked for, and what was found. */
export const cardInspected = fact({
  type: 'card.inspected',
  level: 'restricted',
  shape: cardShape,
  evolve: (state, { type: _type, ...inspected }) =>
    custody.with(state, { cards: [...custody.of(state).cards, inspected] }),
})

/** A share out of a damaged bag: typed, and of this set and number; or no longer legible. */
export const shareReread = fact({
  type: 'share.reread',
  level: 'restricted',
  shape: { share: count, by: part, legible: z.boolean() },
  evolve: (state, { share, legible }) =>
    custody.with(state, { reread: [...custody.of(state).reread, { share, legible }] }),
})

/** A thing that nobody is known to have. */
export function nowhere({ what, set: of, mark, bag }: Pick<KeptThing, 'what' | 'set' | 'mark' | 'bag'>): KeptThing {
  return { what, set: of, mark, title: '', bag, safe: null, holder: null, pin: null }
}

/** From here on nobody is known to have it; `bag`: where it should have been. */
export const thingLost = fact({
  type: 'thing.lost',
  level: 'restricted',
  shape: { what: z.literal('share'), set, mark: z.string(), bag: z.string(), by: part, step: z.string() },
  evolve: (state, { what, set: of, mark, bag }) => {
    const { kept, sealed } = custody.of(state)
    return custody.with(state, { kept: [...kept, nowhere({ what, set: of, mark, bag })], sealed: [...sealed, null] })
  },
})

export const thingKept = fact({
  type: 'thing.kept',
  level: 'restricted',
  /** `place`: where that is, as the script calls it. `sealedBy`: null for a bag that was sealed before and not opened. */
  shape: { ...KeptThing.shape, step: z.string(), sealedBy: z.string().nullable(), place: z.string() },
  evolve: (state, { type: _type, step: _step, sealedBy, place: _place, ...thing }) => {
    const { kept, sealed } = custody.of(state)
    return custody.with(state, { kept: [...kept, thing], sealed: [...sealed, sealedBy] })
  },
})
