import type { Algorithm } from '../algorithm.ts'
import { refuse } from '../refusal.ts'
import type { Backup, Key, State } from '../state.ts'

/** The key that an earlier step made under that label; throws KEY_UNKNOWN. */
export function keyOf(state: State, label: string): Key {
  // A label such as "constructor" is no key because objects have it.
  const key = Object.hasOwn(state.keys, label) ? state.keys[label] : undefined
  if (!key) throw refuse('KEY_UNKNOWN', { label })
  return key
}

/** The backup key; throws NO_BACKUP_KEY. */
export function backupOf(state: State): Backup {
  if (!state.backup || state.backup.where === 'destroyed') throw refuse('NO_BACKUP_KEY')
  return state.backup
}

/** Throws BACKUP_KEY_ALIVE unless the backup key, if there ever was one, has been destroyed in its token. */
export function mustBeRidOfBackup({ backup }: State): void {
  if (backup !== null && backup.where !== 'destroyed') throw refuse('BACKUP_KEY_ALIVE', { token: backup.token })
}

/** Throws KEY_NOT_LOCKED if a key of this ceremony can still leave its token. */
export function mustBeLocked({ keys }: State): void {
  const unlocked = Object.values(keys).find((key) => key.status !== 'locked')
  if (unlocked) throw refuse('KEY_NOT_LOCKED', { label: unlocked.label })
}

/** Throws QUORUM_SHORT unless the backup key came back from as many different shares of its set as it needs. */
export function mustBeQuorum({ threshold, shares }: Backup, used: readonly number[]): void {
  const different = new Set(used.filter((index) => index >= 1 && index <= shares)).size
  if (different < threshold) throw refuse('QUORUM_SHORT', { missing: threshold - different })
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
