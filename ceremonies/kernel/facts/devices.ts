/** What becomes of devices and of the copy on the second medium. */
import { z } from 'zod'
import { fact } from '../fact.ts'

export const deviceLost = fact({
  type: 'device.lost',
  level: 'restricted',
  weight: 'nothing',
  shape: { device: z.string(), reason: z.string() },
})

export const loginRefused = fact({
  type: 'login.refused',
  level: 'restricted',
  weight: 'nothing',
  shape: { device: z.string(), code: z.string() },
})

/** People were told that a token has few tries left for a PIN, and go on. */
export const triesTold = fact({
  type: 'tries.told',
  level: 'restricted',
  shape: { device: z.string(), role: z.enum(['user', 'security officer']), left: z.enum(['few', 'one']) },
})

export const mirrorNamed = fact({
  type: 'mirror.named',
  level: 'confidential',
  shape: { folder: z.string() },
  evolve: (state, { folder }) => ({ ...state, accepted: { ...state.accepted, mirror: folder } }),
})

export const mirrorKept = fact({
  type: 'mirror.kept',
  level: 'public',
  shape: { accepted: z.string().nullable() },
  evolve: (state, { accepted }) => ({ ...state, mirror: 'whole', sameMedium: accepted }),
})

export const mirrorLost = fact({
  type: 'mirror.lost',
  level: 'public',
  shape: { code: z.string() },
  // What was proposed is proposed anew once it is decided how to go on.
  evolve: (state) => ({ ...state, mirror: 'lost', proposal: null }),
})

export const mirrorRestored = fact({
  type: 'mirror.restored',
  level: 'public',
  shape: {},
  evolve: (state) => ({
    ...state,
    mirror: 'whole',
    proposal: state.proposal?.subject === 'mirror' ? null : state.proposal,
  }),
})

export const mirrorAbandoned = fact({
  type: 'mirror.abandoned',
  level: 'restricted',
  shape: { statement: z.string() },
  evolve: (state) => ({ ...state, mirror: 'abandoned', proposal: null }),
})
