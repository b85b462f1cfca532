/** How a ceremony that was left goes on, and how far the record key vouches for it. */
import { z } from 'zod'
import { Application } from '../command.ts'
import { fact } from '../fact.ts'
import { type Accepted, type Change, NO_MIRROR } from '../review.ts'
import { count, hex, list, note } from '../shapes.ts'
import { vouchedFor } from '../state.ts'

const change = z.strictObject({
  what: z.enum(['application', 'module', 'mirror', 'same-medium', 'missing']),
  device: z.string().nullable(),
  was: z.string(),
  now: z.string(),
})

export const sessionResumed = fact({
  type: 'session.resumed',
  level: 'restricted',
  weight: 'nothing',
  shape: {
    application: Application.readonly(),
    unsigned: z.strictObject({ from: count, to: count }).nullable(),
    changes: list(change),
  },
  // Whoever is here now says anew what was proposed before: nobody's word of another session lets an act begin.
  evolve: (state, { unsigned, changes }) => ({
    ...state,
    enrolled: {},
    proposal: null,
    examined: null,
    review: unsigned !== null || changes.length > 0 ? { unsigned, changes } : null,
  }),
})

export const sessionReviewed = fact({
  type: 'session.reviewed',
  level: 'restricted',
  shape: { statement: z.string(), changes: list(change) },
  evolve: (state, { changes }) => ({
    ...state,
    review: null,
    proposal: null,
    accepted: changes.reduce(acceptedWith, state.accepted),
  }),
})

function acceptedWith(accepted: Accepted, { what, device, now }: Change): Accepted {
  switch (what) {
    case 'application':
      return { ...accepted, application: now }
    case 'module':
      return { ...accepted, modules: { ...accepted.modules, [device ?? '']: now } }
    case 'mirror':
      return { ...accepted, mirror: now === NO_MIRROR ? null : now }
    case 'same-medium':
    case 'missing':
      return accepted
  }
}

/** The record key has signed the record as it stood. */
export const recordSigned = fact({
  type: 'record.signed',
  level: 'public',
  weight: 'nothing',
  shape: { size: count, root: hex, note },
  evolve: (state, { size, note: signed }) => vouchedFor(state, size, signed),
})
