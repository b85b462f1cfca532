/** The script of the ceremony that a rehearsal holds before itself: as few steps as leave behind what its own steps ask for. */
import type { Plan } from '../ceremonies/kernel/planned.ts'
import { isSecret } from '../ceremonies/devices/algorithm.ts'
import type { z } from 'zod'
import type { keyAlgorithm } from '../ceremonies/subjects/fields.ts'

/** A card that must have been enrolled, by that part; `share`: the one that it keeps, or null. */
export interface AskedCard {
  readonly card: string
  readonly enroller: string
  readonly share: number | null
}

/** What the rehearsal asks of an earlier ceremony. `set`: null where only cards are asked for. */
export interface Asked {
  readonly keys: readonly { readonly key: string; readonly algorithm: z.infer<typeof keyAlgorithm> }[]
  readonly set: { readonly threshold: number; readonly shares: number } | null
  readonly cards: readonly AskedCard[]
}

/** Who has share `index` on a sheet. Parts of the rehearsal's own plan have cards alone. */
export const keeperOf = (index: number): string => `paper-keeper-${index}`

const done = { performs: 'leader', witnesses: ['onlooker-1', 'onlooker-2'] }
const step = (id: string, kind: string, fields: object = {}) => ({ id, kind, title: id, ...done, ...fields })
type Step = ReturnType<typeof step>

/** As JSON, which YAML includes. `parts`: those of the rehearsal's plan, whose ids the holders of cards keep. */
export function earlierScript({ keys, set, cards }: Asked, { parts }: Pick<Plan, 'parts'>): string {
  const enrollers = cards.map(({ enroller }) => enroller)
  const holders = Object.fromEntries(
    enrollers
      .map((one) => roleOf(one, enrollers, parts))
      .map(({ role, count }) => [role, { title: role, count }] as const),
  )
  const steps = [
    step('roll-call', 'roll-call', { identity: ['Passport'] }),
    step('clock', 'clock', { 'tolerance-seconds': 60 }),
    step('commission', 'commission', { token: 'hsm', 'so-pin': ['leader'], 'user-pin': ['leader'] }),
    step('record-key', 'record-key', { token: 'hsm' }),
    ...cards.map(({ card, enroller: performs }, i) =>
      // Both kinds of card are met.
      step(`enrol-${card}`, 'enrol-card', { performs, card, application: i % 2 === 0 ? 'piv' : 'openpgp' }),
    ),
    ...(set === null ? [] : setSteps(keys, set, cards)),
    step('seal', 'seal'),
  ]
  return JSON.stringify({
    strongroom: 1,
    title: 'Earlier ceremony of a rehearsal',
    purpose: 'To have something that a rehearsal can bring in.',
    policy: { name: 'None', version: '1' },
    parameters: {
      archive: { type: 'choice', title: 'Archive', of: ['wrapped', 'none'], default: 'wrapped' },
    },
    roles: {
      leader: { title: 'Leader' },
      onlooker: { title: 'Onlooker', count: 2, brings: 'value' },
      ...(set === null ? {} : { 'paper-keeper': { title: 'Keeper', count: set.shares } }),
      ...holders,
    },
    inventory: {
      hsms: { hsm: { title: 'HSM', label: 'earlier' } },
      cards: Object.fromEntries(cards.map(({ card }) => [card, { title: card }])),
    },
    acts: [{ id: 'all', title: 'All', steps }],
  })
}

/** The role of whoever enrols a card: one of the rehearsal's own plan, or one of as many as enrol cards. */
function roleOf(
  id: string,
  all: readonly string[],
  parts: Plan['parts'],
): { readonly role: string; readonly count: number } {
  const own = parts.find((part) => part.id === id)
  if (own) return { role: own.role, count: parts.filter(({ role }) => role === own.role).length }
  const [, role = id, number = ''] = /^(.+)-(\d+)$/.exec(id) ?? []
  if (number === '') return { role, count: 1 }
  const highest = all.filter((one) => one.startsWith(`${role}-`)).map((one) => Number(one.slice(role.length + 1)))
  return { role, count: Math.max(2, ...highest.filter(Number.isInteger)) }
}

/** A set of shares, for keys that are archived or, where there are none, for an envelope. */
function setSteps(keys: Asked['keys'], set: NonNullable<Asked['set']>, cards: readonly AskedCard[]): readonly Step[] {
  const shares = Array.from({ length: set.shares }, (_, i) => i + 1)
  const given = shares.map((share) => ({ share, onCard: cards.find((one) => one.share === share) }))
  const giving = given.map(({ share, onCard }) =>
    onCard
      ? step(`give-${share}`, 'put-share-on-card', { performs: onCard.enroller, share, card: onCard.card })
      : step(`give-${share}`, 'hand-over', { performs: keeperOf(share), share }),
  )
  const proving = given.map(({ share, onCard }) =>
    onCard
      ? step(`prove-${share}`, 'prove-card-share', { performs: onCard.enroller, share, card: onCard.card })
      : step(`prove-${share}`, 'prove-share', { performs: keeperOf(share), share }),
  )
  const halves = [step('split', 'split', set), ...giving, ...proving, step('prove-set', 'prove-set')]
  if (keys.length === 0)
    return [
      step('envelope-key', 'envelope-key'),
      ...halves,
      step('close', 'close-envelope', { label: 'nothing', artifact: 'earlier.json', secret: 'made' }),
      step('open', 'open-envelope', { artifact: 'earlier.json' }),
      step('destroy', 'destroy-envelope-key'),
    ]
  const types = [...new Set(keys.map(({ algorithm }) => algorithm))]
  const otherwise = { parameter: 'archive', is: 'none' }
  return [
    ...types.map((algorithm, i) => step(`probe-${i}`, 'probe-archive', { token: 'hsm', algorithm, otherwise })),
    step('backup-key', 'backup-key', { token: 'hsm' }),
    ...halves,
    ...keys.flatMap(keySteps),
    step('destroy', 'destroy-backup-key', { token: 'hsm' }),
  ]
}

function keySteps({ key, algorithm }: Asked['keys'][number], i: number): readonly Step[] {
  const artifact = `earlier-${i + 1}.kwp`
  const own = { token: 'hsm', label: key, algorithm, archive: { parameter: 'archive', is: 'wrapped' } }
  return [
    isSecret(algorithm)
      ? step(`make-${i}`, 'generate-secret', { ...own, purpose: algorithm === 'AES-256' ? 'encrypt' : 'mac' })
      : step(`make-${i}`, 'generate', { ...own, purpose: 'sign' }),
    step(`archive-${i}`, 'archive', { key, artifact }),
    step(`restore-${i}`, 'restore-proof', { key, artifact }),
    step(`lock-${i}`, 'make-unextractable', { key }),
  ]
}
