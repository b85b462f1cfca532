/** The archives that this ceremony opens, and the backup key that opens them. */
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Presence, State } from '../../kernel/model.ts'
import { type Archive, type EarlierSet, type Recovered, recovery } from './facts.ts'

/** The kind of step at which the backup key of an earlier set comes into a token. */
export const RECOVER = 'recover-backup-key'

/** The kind of step that opens an archive with it. */
export const OPEN = 'recover-key'

/** The archive of the key with that label; throws ARCHIVE_NOT_ACCEPTED. */
export function archiveOf(state: State, label: string): Archive {
  const { archives } = recovery.of(state)
  const found = Object.hasOwn(archives, label) ? archives[label] : undefined
  if (!found) throw refuse('ARCHIVE_NOT_ACCEPTED', { label })
  return found
}

/** The set that opens them; throws NO_ARCHIVE_ACCEPTED. */
export function setOfArchives(state: State): EarlierSet {
  const { set } = recovery.of(state)
  if (set === null) throw refuse('NO_ARCHIVE_ACCEPTED')
  return set
}

/** The recovered backup key in that token; throws BACKUP_KEY_NOT_RECOVERED. */
export function recoveredIn(state: State, token: string): Recovered {
  const { key } = recovery.of(state)
  if (key?.where !== 'token' || key.token !== token) throw refuse('BACKUP_KEY_NOT_RECOVERED', { token })
  return key
}

/**
 * What that token held before a backup key was recovered in it, which may have gone with its session since; throws
 * BACKUP_KEY_NOT_RECOVERED.
 */
export function heldBefore(state: State, token: string): Recovered['before'] {
  const { key } = recovery.of(state)
  if (key === null || key.where === 'destroyed' || key.token !== token)
    throw refuse('BACKUP_KEY_NOT_RECOVERED', { token })
  return key.before
}

/** Throws BACKUP_KEY_ALIVE while a recovered backup key is in a token. */
export function mustHaveDestroyedRecovered(state: State): void {
  const { key } = recovery.of(state)
  if (key?.where === 'token') throw refuse('BACKUP_KEY_ALIVE', { token: key.token })
}

/** Where it went with its session, the same people recover it once more. Where it never was, the act itself refuses. */
export const recoveredInToken: Presence = {
  here: (state) => recovery.of(state).key?.where !== 'gone',
  bringBack: (state, before) => {
    const step = state.plan.steps.find(({ kind }) => kind === RECOVER) ?? before
    const title = message('inserted.recover-backup-key')
    return { ...step, id: `${RECOVER}-before-${before.id}`, title, say: null, when: null, controls: [], turn: null }
  },
}
