import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { backup } from '../backup/facts.ts'
import { nothing } from '../fields.ts'
import { type Key, keys, type SecretKey } from '../keys/slice.ts'
import { keyOrNull } from '../keys/keys.ts'
import { acceptedRecord, archiveOf, setOfArchives } from '../recovery/archives.ts'
import type { ArchivedKey } from '../recovery/facts.ts'
import { earlierRecord, provedSet, setInForce as inForce } from '../resources.ts'
import { change, setInForce } from './facts.ts'

/**
 * The new set takes the place of the earlier one: until this is on record the earlier one is valid, and afterwards the new one is,
 * which recovers every key by then. Nothing is destroyed here, so that each recovers the keys on both sides of this step.
 */
export const putInForce = defineStep({
  name: 'put-in-force',
  reference: {
    is: 'The new set of shares is the valid one from here on, in place of the earlier one. Refused until every archive of the earlier record was rewrapped and proved.',
    alsoNeeds:
      'A restore proof of every key of the earlier record, rewrapped, or found in its token and archived anew.',
    example: {},
  },
  needs: [
    { resource: earlierRecord, check: 'CHANGE-2' },
    { resource: provedSet, check: 'SHARE-4' },
  ],
  makes: [{ resource: inForce }],
  fields: nothing,
  basis: 'seen',
  check: (_step, state) => void successionIn(state),
  conclude: (_step, state) => [setInForce(successionIn(state))],
})

/** What takes whose place; throws SET_UNPROVED, SET_UNCHANGED, SET_IN_FORCE or ARCHIVES_UNPROVED. */
function successionIn(state: State) {
  const { ceremony, keys: labels } = acceptedRecord(state)
  const old = setOfArchives(state)
  const { key } = backup.of(state)
  if (!key?.whole) throw refuse('SET_UNPROVED')
  if (key.set === old.set || key.identifier === old.identifier || sameCheck(key.check, old.check))
    throw refuse('SET_UNCHANGED', { identifier: old.identifier })
  if (change.of(state).inForce !== null) throw refuse('SET_IN_FORCE')
  const unproved = labels.filter((label) => !isProved(state, label))
  if (unproved.length > 0) throw refuse('ARCHIVES_UNPROVED', { keys: unproved, identifier: old.identifier })
  return { set: key.set, over: old.set, ceremony, threshold: old.threshold, keys: [...labels] }
}

/**
 * That key itself came back from the new set, and not another of its label: it was wrapped anew out of its earlier archive, or it
 * could still leave its token, and was found there and archived anew.
 */
function isProved(state: State, label: string): boolean {
  const key = keyOrNull(state, label)
  if (key?.status !== 'restored' && key?.status !== 'locked') return false
  const isEarlier = key.found === true || Object.hasOwn(keys.of(state).rewrapped, label)
  const archive = archiveOf(state, label)
  return isEarlier && archive.ceremony === acceptedRecord(state).ceremony && isKeyIn(archive.key, key)
}

function isKeyIn(archived: ArchivedKey, key: Key | SecretKey): boolean {
  if ('spki' in archived) return 'spki' in key && key.spki === archived.spki
  return 'keyCheck' in key && sameCheck(archived.keyCheck, key.keyCheck)
}

type Check = Pick<ReturnType<typeof setOfArchives>['check'] | SecretKey['keyCheck'], 'method' | 'length' | 'value'>

function sameCheck(a: Check, b: Check): boolean {
  return a.method === b.method && a.length === b.length && a.value === b.value
}
