import { rowsFrom } from '../../kernel/rows.ts'
import { sharePutOnCard, shareTakenOffCard } from './card-facts.ts'
import {
  backupKeyDestroyed,
  backupKeyGone,
  backupKeyMade,
  backupKeyReloaded,
  setMade,
  setProved,
  setVoided,
  shareProved,
} from './facts.ts'

export const backupRows = [
  rowsFrom(sharePutOnCard, ({ set, index: share, card, to: holder, sha256 }) => [
    { kind: 'share-on-card', set, share, card, holder, sha256 },
  ]),
  rowsFrom(shareTakenOffCard, ({ set, index: share, card, holder }) => [
    { kind: 'share-off-card', set, share, card },
    { kind: 'card-seen', card, holder, applet: null, serial: null, found: 'broken' },
  ]),
  rowsFrom(shareProved, ({ set, index: share }) => [{ kind: 'share-on-paper', set, share }]),
  rowsFrom(setMade, ({ type: _type, ...made }) => [{ kind: 'set', ...made }]),
  rowsFrom(setProved, ({ set }) => [{ kind: 'set-status', set, status: 'proved' }]),
  rowsFrom(setVoided, ({ set }) => [{ kind: 'set-status', set, status: 'voided' }]),
  rowsFrom(backupKeyMade, ({ set, token, id, check }) => [{ kind: 'backup-key', set, token, id, check }]),
  rowsFrom(backupKeyReloaded, ({ set }) => [{ kind: 'backup-key-place', set, where: 'token' }]),
  rowsFrom(backupKeyGone, ({ set }) => [{ kind: 'backup-key-place', set, where: 'shares' }]),
  rowsFrom(backupKeyDestroyed, ({ set }) => [{ kind: 'backup-key-place', set, where: 'destroyed' }]),
]
