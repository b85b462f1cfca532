/** A change of custodians as facts, for tests of what it refuses. */
import { current, initialState } from '../../../../ceremonies/index.ts'
import type { JsonObject } from '../../../../ceremonies/base/json.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import type { Event } from '../../../../ceremonies/subjects/index.ts'
import { envelope } from '../../../support/envelope.ts'
import { evolveAll } from '../../../support/known.ts'
import { plan, script } from '../../../support/succession.ts'

export const start: State = { ...initialState(script, plan), ceremony: 'ceremony-2', mode: 'rehearsal' }
export const check = (value: string) => ({ method: 'CMAC', length: 5, value }) as const
export const old = {
  set: 'old-set',
  scheme: 'SLIP-0039',
  identifier: 7,
  threshold: 2,
  shares: 3,
  check: check('a0d7f6c399'),
}
export const pair = { algorithm: 'EC-P256', spki: '30'.repeat(20) } as const
export const secret = { algorithm: 'AES-256', purpose: 'encrypt', keyCheck: check('0102030405') } as const
export const note = 'cd'.repeat(32)
export const archiveOf = (label: string, key: typeof pair | typeof secret) => ({
  label,
  artifact: `${label}.kwp`,
  sha256: 'ab'.repeat(32),
  length: 40,
  key,
})
export const read = {
  ceremony: 'ceremony-1',
  mode: 'rehearsal',
  anchored: true,
  size: 100,
  sets: [{ set: old, cards: [], archives: [archiveOf('root', pair), archiveOf('sealing', secret)] }],
} as const

export function stepOf(name: string) {
  const step = plan.steps.find(({ id }) => id === name)
  if (!step) throw new Error(`there is no step ${name}`)
  return step
}

export function accepted(result: JsonObject, state = start, typed: string = note): readonly Event[] {
  const step = stepOf('accept')
  return kindOf(current, step.kind).act?.conclude(step, { note: typed }, result, state, envelope) as readonly Event[]
}

export const made: readonly Event[] = [
  { type: 'backup-key.made', token: 'hsm', id: '01'.repeat(16), set: 'new-set', check: check('ffffffffff') },
  { type: 'set.made', set: 'new-set', scheme: 'SLIP-0039', identifier: 8, threshold: 3, shares: 3 },
  { type: 'set.proved', set: 'new-set', quorums: 1 },
]
export const rewrapped = (label: string, key: typeof pair | typeof secret): Event => ({
  type: 'archive.rewrapped',
  label,
  token: 'hsm',
  id: '02'.repeat(16),
  key,
  from: 'old-set',
  departures: [],
})
export const twin = { derLength: 1, trailingZeros: 0 }
export const both: readonly Event[] = [
  rewrapped('root', pair),
  { type: 'key.restored', label: 'root', challenge: '00', signature: '00', shares: [1, 2, 3], twin },
  rewrapped('sealing', secret),
  { type: 'secret-key.restored', label: 'sealing', keyCheck: secret.keyCheck, shares: [1, 2, 3], twin },
]
export const after = (...events: readonly Event[]): State => evolveAll(start, [...accepted(read), ...events])

export function agreed(
  name: string,
  state: State,
  answers: Readonly<Record<string, boolean | string>> = {},
): readonly Event[] {
  const step = stepOf(name)
  const kind = kindOf(current, step.kind)
  kind.check(step, state, answers, step.performs, envelope)
  return kind.conclude(step, state, { [step.performs]: answers }, envelope) as readonly Event[]
}
