import type { Subject } from '../../kernel/model.ts'
import { recoveryChecks } from './check.ts'
import { destroyRecovered } from './destroy-recovered.ts'
import {
  archiveAccepted,
  backupKeyRecovered,
  goneWith,
  keyRecovered,
  recoveredKeyDestroyed,
  recordAccepted,
  recoveredKeyGone,
  recovery,
  secretKeyRecovered,
} from './facts.ts'
import { acceptRecord } from './accept-record.ts'
import { recoveryProof } from './proof.ts'
import { recoverBackupKey } from './recover-backup-key.ts'
import { recoverKey } from './recover-key.ts'
import { acceptArchive } from './accept-archive.ts'

/** Archives that are opened once more: in another token, with the shares of the set that was made for them. */
export const recoverySubject = {
  name: 'recovery',
  facts: [
    recordAccepted,
    archiveAccepted,
    backupKeyRecovered,
    recoveredKeyGone,
    recoveredKeyDestroyed,
    keyRecovered,
    secretKeyRecovered,
  ],
  kinds: [acceptArchive, acceptRecord, recoverBackupKey, recoverKey, destroyRecovered],
  checks: recoveryChecks,
  proof: recoveryProof,
  onLoss: goneWith,
  onResuming: (state) => goneWith(state, recovery.of(state).key?.token ?? null),
} as const satisfies Subject
