import type { Algorithm } from '../algorithm.ts'
import { refuse } from '../refusal.ts'
import type { Backup, Key, State } from '../state.ts'

/** The key that an earlier step made under that label; throws KEY_UNKNOWN. */
export function keyOf(state: State, label: string): Key {
  const key = state.keys[label]
  if (!key) throw refuse('KEY_UNKNOWN', { label })
  return key
}

/** The backup key; throws NO_BACKUP_KEY. */
export function backupOf(state: State): Backup {
  if (!state.backup || state.backup.where === 'destroyed') throw refuse('NO_BACKUP_KEY')
  return state.backup
}

/** What every request about a key repeats of it. */
export function keyRequest({ token, label, id, algorithm, spki }: Key): {
  readonly token: string
  readonly label: string
  readonly id: string
  readonly algorithm: Algorithm
  readonly spki: string
} {
  return { token, label, id, algorithm, spki }
}
