import type { Subject } from '../../kernel/model.ts'
import { evidenceChecks } from './check.ts'
import { checkpoint } from './checkpoint.ts'
import { copyWords } from './copy-words.ts'
import {
  ceremonySealed,
  checkpointSigned,
  evidence,
  keyHeld,
  recordKeyMade,
  secretKeyHeld,
  wordsCopied,
} from './facts.ts'
import { sealProof } from './proof.ts'
import { recordKey } from './record-key.ts'
import { seal } from './seal.ts'
import { evidenceRows } from './rows.ts'

/** What makes the record evidence: its key, its checkpoints, their words on paper, and the seal. */
export const evidenceSubject = {
  name: 'evidence',
  facts: [recordKeyMade, checkpointSigned, wordsCopied, keyHeld, secretKeyHeld, ceremonySealed],
  kinds: [recordKey, checkpoint, copyWords, seal],
  checks: evidenceChecks,
  rows: evidenceRows,
  proof: sealProof,
  shows: (state) => ({ checkpoint: evidence.of(state).checkpoint }),
  signer: (state) => evidence.of(state).recordKey,
} as const satisfies Subject
