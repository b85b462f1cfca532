import type { Subject } from '../../kernel/model.ts'
import { certificate } from './certificate.ts'
import { certificateChecks } from './check.ts'
import { certificateMade } from './facts.ts'
import { certificateProof } from './proof.ts'

export const certificateSubject = {
  name: 'certificates',
  facts: [certificateMade],
  kinds: [certificate],
  checks: certificateChecks,
  proof: certificateProof,
} as const satisfies Subject
