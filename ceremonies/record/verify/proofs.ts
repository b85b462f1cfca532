import { hexToBytes } from '@noble/hashes/utils.js'
import { algorithms, signatureOf } from '../../algorithm.ts'
import { isPublicKeyOf } from '../../certificate/algorithms.ts'
import type { Crypto, Hex } from '../../crypto.ts'
import { challenge } from '../../policy/signing.ts'
import { type Problem, problem } from '../problem.ts'
import type { Reading } from './read.ts'

/** What a key signed to show that it is there: in its token, come back from its archive, and still there at the seal. */
const purposes = { 'key.proved': 'verify-key', 'key.restored': 'restore-proof', 'key.held': 'seal' } as const

/** The challenges that keys are said to have signed: whoever has only the record key cannot make these signatures. */
export function checkProofs({ statements, ceremony }: Reading, crypto: Crypto): readonly Problem[] {
  const keys = new Map(statements.all('key.made').map(({ label, spki }) => [label, spki]))
  return (['key.proved', 'key.restored', 'key.held'] as const).flatMap((type) =>
    statements.all(type).flatMap(({ seq, label, challenge: random, signature }) => {
      const message = challenge(purposes[type], ceremony ?? '', random)
      return isSigned(keys.get(label) ?? '', message, signature, crypto) ? [] : [problem('PROOF_WRONG', seq, { label })]
    }),
  )
}

function isSigned(spki: Hex, message: Uint8Array, signature: Hex, crypto: Crypto): boolean {
  const algorithm = algorithms.find((one) => isPublicKeyOf(one, spki))
  if (algorithm === undefined) return false
  try {
    return crypto.verify(signatureOf[algorithm], hexToBytes(spki), message, hexToBytes(signature))
  } catch {
    // A key that is no point of its curve has signed nothing.
    return false
  }
}
