import { archive } from './archive.ts'
import { attest } from './attest.ts'
import { makeBackupKey } from './backup-key.ts'
import { pause } from './break.ts'
import { certificate } from './certificate.ts'
import { checkpoint } from './checkpoint.ts'
import { clock } from './clock.ts'
import { commission } from './commission.ts'
import { copyWords } from './copy-words.ts'
import type { StepKind } from './define.ts'
import { destroyBackupKey } from './destroy-backup-key.ts'
import { environment } from './environment.ts'
import { exception } from './exception.ts'
import { generate } from './generate.ts'
import { handOver } from './hand-over.ts'
import { inspect } from './inspect.ts'
import { makeUnextractable } from './make-unextractable.ts'
import type { KindName } from './names.ts'
import { note } from './note.ts'
import { probeArchive } from './probe-archive.ts'
import { proveSet } from './prove-set.ts'
import { proveShare } from './prove-share.ts'
import { readAloud } from './read-aloud.ts'
import { recordKey } from './record-key.ts'
import { reload } from './reload.ts'
import { restoreProof } from './restore-proof.ts'
import { rollCall } from './roll-call.ts'
import { seal } from './seal.ts'
import { split } from './split.ts'
import { verifyKey } from './verify-key.ts'
import { voidSet } from './void-set.ts'

const kinds: Readonly<Record<KindName, StepKind>> = {
  'roll-call': rollCall,
  attest,
  'read-aloud': readAloud,
  clock,
  inspect,
  environment,
  exception,
  note,
  break: pause,
  'copy-words': copyWords,
  commission,
  'record-key': recordKey,
  'probe-archive': probeArchive,
  checkpoint,
  'backup-key': makeBackupKey,
  split,
  'hand-over': handOver,
  'prove-share': proveShare,
  'prove-set': proveSet,
  generate,
  'verify-key': verifyKey,
  archive,
  'restore-proof': restoreProof,
  'make-unextractable': makeUnextractable,
  'destroy-backup-key': destroyBackupKey,
  certificate,
  seal,
  'void-set': voidSet,
  reload,
}

export function kindOf(name: KindName): StepKind {
  return kinds[name]
}
