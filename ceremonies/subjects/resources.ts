/** What steps make for later ones; a kind of step says which it needs and makes. */
import type { Making, Need, Resource } from '../kernel/resource.ts'

export const token: Resource = { name: 'a token that is in use' }
export const recordKey: Resource = { name: 'the record key' }
export const key: Resource = { name: 'the key' }
export const archivedKey: Resource = { name: 'the archive of the key' }
export const provedArchive: Resource = { name: 'the proof of the archive' }
export const backupKey: Resource = { name: 'the backup key' }
export const envelopeKey: Resource = { name: 'the envelope key' }
/** The backup key, or the envelope key. */
export const keyToSplit: Resource = { name: 'a key that can be split' }
export const shareSet: Resource = { name: 'a set of shares' }
export const shareOnPaper: Resource = { name: 'a share on paper' }
export const shareOnSheet: Resource = { name: 'a share on a printed sheet' }
export const shareOnCard: Resource = { name: 'a share on a card' }
export const provedShare: Resource = { name: 'a proved share' }
export const provedSet: Resource = { name: 'a proved set of shares' }
/** An archive whose file and record agree, from this ceremony or from one before. */
export const openableArchive: Resource = { name: 'an archive that can be opened' }
export const openableSet: Resource = { name: 'the set that opens archives' }
export const recoveredBackupKey: Resource = { name: 'the recovered backup key' }
export const earlierRecord: Resource = { name: 'the record of the earlier ceremony' }
/** The new set is the valid one. */
export const setInForce: Resource = { name: 'the new set in force' }
export const enrolledCard: Resource = { name: 'an enrolled card' }
/** The shares of a set that an earlier ceremony made, which are looked at. */
export const calledShares: Resource = { name: 'a set whose shares are called' }
export const inspectedShare: Resource = { name: 'a share that was looked at' }
export const envelope: Resource = { name: 'the envelope' }

export const inToken = { resource: token, by: 'token', check: 'TOKEN-1' } as const satisfies Need
/** A key that was made or found. */
export const ofKey = { resource: key, by: 'key', check: 'KEY-1' } as const satisfies Need
export const makesKey = { resource: key, by: 'label' } as const satisfies Making
/** What is of value is made once the record can be signed. */
export const onRecord = { resource: recordKey, check: 'RECORD-2' } as const satisfies Need
export const signsRecord = { resource: recordKey, check: 'RECORD-1' } as const satisfies Need
