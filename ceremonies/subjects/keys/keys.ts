import type { Algorithm } from '../../devices/algorithm.ts'
import { algorithm, device, hex, keyCheck, label, purpose, secretAlgorithm } from '../fields.ts'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { type Backup, backup, type ShareSet } from '../backup/facts.ts'
import type { ObjectRef, Template } from '../../devices/hsm.ts'
import { mustHaveDestroyedRecovered } from '../recovery/archives.ts'
import { type Key, keys, type SecretKey } from './slice.ts'
import { restoredKey, restoredSecret } from './session-objects.ts'

/** The key pair or secret key that an earlier step made or found under that label; throws KEY_UNKNOWN. */
export function anyKeyOf(state: State, name: string): Key | SecretKey {
  const key = labelled(state, name)
  if (!key) throw refuse('KEY_UNKNOWN', { label: name })
  return key
}

/** The key pair that an earlier step made or found under that label; throws KEY_UNKNOWN or KEY_IS_SECRET. */
export function keyOf(state: State, name: string): Key {
  const key = anyKeyOf(state, name)
  if (!('spki' in key)) throw refuse('KEY_IS_SECRET', { label: name })
  return key
}

/** The same; null where there is none. */
export function keyOrNull(state: State, name: string): Key | SecretKey | null {
  return labelled(state, name) ?? null
}

function labelled(state: State, name: string): Key | SecretKey | undefined {
  // A label such as "constructor" is no key because objects have it.
  const { byLabel, secrets, rewrapped } = keys.of(state)
  if (Object.hasOwn(byLabel, name)) return byLabel[name]
  if (Object.hasOwn(secrets, name)) return secrets[name]
  return Object.hasOwn(rewrapped, name) ? rewrapped[name] : undefined
}

/** Throws LABEL_EXISTS if a key of this ceremony has the label, whatever its kind. */
export function mustBeNewLabel(state: State, name: string, token: string): void {
  if (labelled(state, name)) throw refuse('LABEL_EXISTS', { label: name, device: token })
}

/** Every key of this ceremony but its record key and its backup key. */
export function allKeys(state: State): readonly (Key | SecretKey)[] {
  const { byLabel, secrets } = keys.of(state)
  return [...Object.values(byLabel), ...Object.values(secrets)]
}

/** The backup key; throws NO_BACKUP_KEY. */
export function backupOf(state: State): Backup {
  const { key } = backup.of(state)
  if (!key || key.where === 'destroyed') throw refuse('NO_BACKUP_KEY')
  return key
}

/**
 * Throws BACKUP_KEY_ALIVE unless the backup key, if there ever was one, has been destroyed in its token, as one that was recovered,
 * and ENVELOPE_KEY_ALIVE unless a key for envelopes has been destroyed.
 */
export function mustHaveDestroyedBackup(state: State): void {
  mustHaveDestroyedRecovered(state)
  const { key, envelopeKey } = backup.of(state)
  if (envelopeKey?.destroyed === false) throw refuse('ENVELOPE_KEY_ALIVE')
  if (key !== null && key.where !== 'destroyed') throw refuse('BACKUP_KEY_ALIVE', { token: key.token })
}

/** Throws KEY_NOT_LOCKED if a key that this ceremony made can still leave its token. */
export function mustBeLocked(state: State): void {
  const unlocked = allKeys(state).find(({ extractable, found }) => extractable && found !== true)
  if (unlocked) throw refuse('KEY_NOT_LOCKED', { label: unlocked.label })
}

/** Throws QUORUM_SHORT unless the key came back from as many different shares of its set as it needs. */
export function mustBeQuorum(
  { threshold, shares }: Pick<ShareSet, 'threshold' | 'shares'>,
  used: readonly number[],
): void {
  const different = new Set(used.filter((index) => index >= 1 && index <= shares)).size
  if (different < threshold) throw refuse('QUORUM_SHORT', { missing: threshold - different })
}

/** What every request about a key repeats of it. */
export const keyRequested = {
  token: device,
  label,
  id: hex,
  algorithm,
  spki: hex,
} as const

export function keyRequest({ token, label: name, id, algorithm: type, spki }: Key): {
  readonly token: string
  readonly label: string
  readonly id: string
  readonly algorithm: Algorithm
  readonly spki: string
} {
  return { token, label: name, id, algorithm: type, spki }
}

/** The same of a secret key. */
export const secretRequested = {
  token: device,
  label,
  id: hex,
  algorithm: secretAlgorithm,
  purpose,
  keyCheck,
} as const

export function secretRequest({ token, label: name, id, algorithm: type, purpose: use, keyCheck: value }: SecretKey) {
  return { token, label: name, id, algorithm: type, purpose: use, keyCheck: { ...value } }
}

/** What a request about a key of either kind repeats of it. */
export function anyKeyRequest(key: Key | SecretKey) {
  return 'spki' in key ? keyRequest(key) : secretRequest(key)
}

type Requested = ReturnType<typeof anyKeyRequest>

/** The object in the token that is the key itself. */
export function objectOf(key: Requested | Key | SecretKey): ObjectRef & { readonly class: 'private' | 'secret' } {
  return { class: 'spki' in key ? 'private' : 'secret', id: key.id }
}

/** How it comes back from its archive, under that CKA_ID. */
export function restoredFrom(key: Requested, id: string): Template {
  return 'spki' in key ? restoredKey(key.algorithm, id) : restoredSecret(key.algorithm, key.purpose, id)
}
