/** The archives that this ceremony opens, and the backup key that opens them. */
import { sha256Hex } from '../../base/digest.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import type { Token } from '../../devices/hsm.ts'
import type { Performing, Presence, State } from '../../kernel/model.ts'
import { backup } from '../backup/facts.ts'
import { type Accepted, type Archive, type EarlierSet, type Recovered, recovery } from './facts.ts'

/** The kind of step at which the backup key of an earlier set comes into a token. */
export const RECOVER = 'recover-backup-key'

/** The kind of step at which an earlier set and its archives are destroyed. */
export const RETIRE = 'retire-set'

/** The kind of step that opens an archive with it. */
export const OPEN = 'recover-key'

/** The archive of the key with that label; throws ARCHIVE_NOT_ACCEPTED. */
export function archiveOf(state: State, label: string): Archive {
  const { archives } = recovery.of(state)
  const found = Object.hasOwn(archives, label) ? archives[label] : undefined
  if (!found) throw refuse('ARCHIVE_NOT_ACCEPTED', { label })
  return found
}

/** The wrapped key of that archive, from this record or from the earlier one; throws ARCHIVE_DIFFERS if the file is another by now. */
export async function blobOf(
  { artifact: read, earlier, state }: Pick<Performing, 'artifact' | 'earlier' | 'state'>,
  { artifact, ceremony, sha256 }: Pick<Archive, 'artifact' | 'ceremony' | 'sha256'>,
): Promise<Uint8Array> {
  const blob = ceremony === state.ceremony ? read(artifact) : await earlier.file(artifact)
  const found = sha256Hex(blob)
  if (found !== sha256) throw refuse('ARCHIVE_DIFFERS', { artifact, expected: sha256, found })
  return blob
}

/** The record of an earlier ceremony that was accepted; throws NO_RECORD_ACCEPTED. */
export function acceptedRecord(state: State): Accepted {
  const { record } = recovery.of(state)
  if (record === null) throw refuse('NO_RECORD_ACCEPTED')
  return record
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

/** What the token holds, but for this ceremony's own backup key, which comes and goes there under ids of its own. */
export async function heldIn(token: Token, state: State): Promise<Recovered['before'][number][]> {
  const own = backup.of(state).key?.id
  const others = (await token.objects()).filter(({ class: type, id }) => type !== 'secret' || id !== own)
  return others.map(({ class: type, id, label }) => ({ class: type, id, label }))
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
