import { z } from 'zod'
import { fact } from '../../kernel/fact.ts'
import { count, list, map } from '../../kernel/shapes.ts'
import { Slice } from '../../kernel/slice.ts'
import { KeptThing, KnownSafe } from '../../custody/shapes.ts'

interface Known {
  /** What earlier ceremonies keep, as the register had it when this one opened. */
  readonly before: readonly KeptThing[]
  /** What this one has given away, in its order. */
  readonly kept: readonly KeptThing[]
  /** Who sealed the bag of each of those. */
  readonly sealed: readonly string[]
}

export const custody = new Slice<Known>('custody', { before: [], kept: [], sealed: [] })

/** The script's plan: whoever reads the register has no script. */
export const custodyPlanned = fact({
  type: 'custody.planned',
  level: 'restricted',
  shape: { safes: list(KnownSafe.readonly()), titles: map(z.string()), days: count },
})

export const custodyKnown = fact({
  type: 'custody.known',
  level: 'restricted',
  shape: { things: list(KeptThing.readonly()) },
  evolve: (state, { things }) => custody.with(state, { before: things }),
})

export const thingKept = fact({
  type: 'thing.kept',
  level: 'restricted',
  /** `place`: where that is, as the script calls it. */
  shape: { ...KeptThing.shape, step: z.string(), sealedBy: z.string(), place: z.string() },
  evolve: (state, { type: _type, step: _step, sealedBy, place: _place, ...thing }) => {
    const { kept, sealed } = custody.of(state)
    return custody.with(state, { kept: [...kept, thing], sealed: [...sealed, sealedBy] })
  },
})
