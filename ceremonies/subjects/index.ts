import type { Made } from '../kernel/fact.ts'
import type { kernelFacts } from '../kernel/facts.ts'
import { backupSubject } from './backup/index.ts'
import { badgeSubject } from './badges/index.ts'
import { cardSubject } from './cards/index.ts'
import { certificateSubject } from './certificates/index.ts'
import { changeSubject } from './change/index.ts'
import { custodySubject } from './custody/index.ts'
import { evidenceSubject } from './evidence/index.ts'
import { keySubject } from './keys/index.ts'
import { recoverySubject } from './recovery/index.ts'
import { roomSubject } from './room/index.ts'
import { secretSubject } from './secrets/index.ts'
import { tokenSubject } from './tokens/index.ts'

/** What ceremonies are about. A new subject is one more line here. */
export const subjects = [
  roomSubject,
  tokenSubject,
  evidenceSubject,
  backupSubject,
  keySubject,
  certificateSubject,
  secretSubject,
  recoverySubject,
  changeSubject,
  custodySubject,
  cardSubject,
  badgeSubject,
] as const

/** Every step kind's name. */
export type KindName = (typeof subjects)[number]['kinds'][number]['name']

type FactKinds = (typeof kernelFacts)[number] | (typeof subjects)[number]['facts'][number]
/** Every fact that the rules know. */
export type Event = { [K in FactKinds['type']]: Made<Extract<FactKinds, { readonly type: K }>> }[FactKinds['type']]
export type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>
