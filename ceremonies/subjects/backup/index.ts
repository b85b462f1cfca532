import { SECRETS } from '../../devices/index.ts'
import { deviceLost } from '../../kernel/facts/devices.ts'
import type { Event, State, Subject } from '../../kernel/model.ts'
import { makeBackupKey } from './backup-key.ts'
import { sharePutOnCard, shareProvedByCard, shareTakenOffCard } from './card-facts.ts'
import { backupChecks } from './check.ts'
import { destroyBackupKey } from './destroy-backup-key.ts'
import {
  backup,
  backupKeyDestroyed,
  backupKeyGone,
  backupKeyMade,
  backupKeyReloaded,
  react,
  setCommitted,
  setMade,
  setProved,
  setVoided,
  shareProved,
  shareShown,
  sharesOf,
} from './facts.ts'
import { handOver } from './hand-over.ts'
import { printShare } from './print-share.ts'
import { proveSet } from './prove-set.ts'
import { proveShare } from './prove-share.ts'
import { reload } from './reload.ts'
import { scanShare } from './scan-share.ts'
import { sharePrinted, shareScanned } from './sheet-facts.ts'
import { split } from './split.ts'
import { voidFirst, voidSet } from './void-set.ts'
import { backupRows } from './rows.ts'

/** The backup key is a session object: it goes with the host that held the session. */
function gone(state: State, device: string | null): readonly Event[] {
  const { key } = backup.of(state)
  return key?.where === 'token' && key.token === device ? [backupKeyGone({ set: key.set })] : []
}

/** The backup key, and the custodians' shares of it or of another key. */
export const backupSubject = {
  name: 'backup',
  facts: [
    backupKeyMade,
    backupKeyReloaded,
    backupKeyGone,
    backupKeyDestroyed,
    setMade,
    setCommitted,
    setProved,
    setVoided,
    shareShown,
    shareProved,
    sharePutOnCard,
    shareProvedByCard,
    shareTakenOffCard,
    sharePrinted,
    shareScanned,
  ],
  kinds: [
    makeBackupKey,
    split,
    handOver,
    proveShare,
    printShare,
    scanShare,
    proveSet,
    destroyBackupKey,
    voidSet,
    reload,
  ],
  checks: backupChecks,
  rows: backupRows,
  react,
  onLoss: gone,
  onResuming: (state) => {
    const { key } = backup.of(state)
    const lost = sharesOf(state)?.held ? [deviceLost({ device: SECRETS, reason: 'SESSION_ENDED' })] : []
    return [...lost, ...gone(state, key?.token ?? null)]
  },
  inBetween: voidFirst,
} as const satisfies Subject
