import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import { fact } from '../../kernel/fact.ts'
import { Slice } from '../../kernel/slice.ts'
import { digest, hex } from '../fields.ts'

/** SHA-256 of the certificates made so far, the last at the end. */
export const certificates = new Slice<{ readonly made: readonly Hex[] }>('certificates', { made: [] })

export const certificateMade = fact({
  type: 'certificate.made',
  level: 'public',
  shape: {
    artifact: z.string(),
    label: z.string(),
    spki: hex,
    subject: z.string(),
    serial: hex,
    notBefore: z.string(),
    notAfter: z.string(),
    tbs: digest,
    sha256: digest,
  },
  evolve: (state, { sha256 }) => certificates.with(state, { made: [...certificates.of(state).made, sha256] }),
})
