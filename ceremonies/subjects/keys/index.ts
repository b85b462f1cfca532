import type { Subject } from '../../kernel/model.ts'
import { archive } from './archive.ts'
import { keyChecks } from './check.ts'
import {
  archiveWaived,
  keyArchived,
  keyFound,
  keyLocked,
  keyMade,
  keyProved,
  keyRestored,
  secretKeyArchived,
  secretKeyFound,
  secretKeyMade,
  secretKeyProved,
  secretKeyRestored,
  wrapProbed,
} from './facts.ts'
import { findKey } from './find-key.ts'
import { generateSecret } from './generate-secret.ts'
import { generate } from './generate.ts'
import { makeUnextractable } from './make-unextractable.ts'
import { keyProof } from './proof.ts'
import { probeArchive } from './probe-archive.ts'
import { restoreProof } from './restore-proof.ts'
import { verifyKey } from './verify-key.ts'
import { keyRows } from './rows.ts'

/** The keys that a ceremony makes: born, proved, archived, restored and locked. */
export const keySubject = {
  name: 'keys',
  facts: [
    wrapProbed,
    archiveWaived,
    keyMade,
    keyProved,
    keyArchived,
    keyRestored,
    keyLocked,
    secretKeyMade,
    secretKeyProved,
    secretKeyArchived,
    secretKeyRestored,
    keyFound,
    secretKeyFound,
  ],
  kinds: [probeArchive, findKey, generate, generateSecret, verifyKey, archive, restoreProof, makeUnextractable],
  checks: keyChecks,
  rows: keyRows,
  proof: keyProof,
} as const satisfies Subject
