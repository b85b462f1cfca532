/** What the record of an earlier ceremony says to one that opens its archives: which set is valid, and what that brings back. */
import { isPublicKeyOf } from '../subjects/certificates/x509/algorithms.ts'
import { algorithms } from '../devices/algorithm.ts'
import { eventOf } from '../index.ts'
import type { Rules } from '../kernel/model.ts'
import type { Fact } from '../record/line.ts'
import { archiveRewrapped } from '../subjects/change/facts.ts'
import { secretKeyFound, secretKeyMade } from '../subjects/keys/facts.ts'
import type { ArchivedKey } from '../subjects/recovery/facts.ts'
import { type Item, type Recoverable, recoverablesIn } from './contents.ts'

export interface EarlierSets {
  readonly set: Pick<Recoverable, 'set' | 'scheme' | 'identifier' | 'threshold' | 'shares' | 'check'>
  readonly cards: Recoverable['cards']
  readonly archives: readonly {
    readonly label: string
    readonly artifact: string
    readonly sha256: string
    readonly key: ArchivedKey
  }[]
}

/**
 * The sets of a whole record that are valid by it, with the keys that each brings back: none of a change of custodians that ended
 * before its new set was put in force.
 */
export function earlierSetsIn(facts: readonly Fact[], rules: Rules): readonly EarlierSets[] {
  const events = facts.flatMap((fact) => eventOf(fact, rules) ?? [])
  const secrets = new Map<string, ArchivedKey>()
  for (const event of events) {
    if (secretKeyMade.is(event) || secretKeyFound.is(event)) {
      const { label, algorithm, purpose, keyCheck } = event
      secrets.set(label, { algorithm, purpose, keyCheck })
    } else if (archiveRewrapped.is(event)) secrets.set(event.label, event.key)
  }
  return recoverablesIn(facts, rules).map(({ set, scheme, identifier, threshold, shares, check, cards, items }) => ({
    set: { set, scheme, identifier, threshold, shares, check },
    cards,
    archives: items.flatMap((item) => {
      const key = keyIn(item, secrets)
      const { label, artifact, sha256 } = item
      return key ? [{ label, artifact, sha256, key }] : []
    }),
  }))
}

/** Null for an envelope, and for a key of which the record does not say what it is. */
function keyIn(item: Item, secrets: ReadonlyMap<string, ArchivedKey>): ArchivedKey | null {
  if (item.kind === 'envelope') return null
  if (item.kind === 'secret-key') return secrets.get(item.label) ?? null
  const { spki } = item
  const algorithm = algorithms.find((one) => isPublicKeyOf(one, spki))
  return algorithm === undefined ? null : { algorithm, spki }
}
