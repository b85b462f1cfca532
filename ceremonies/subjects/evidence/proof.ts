import type { Proof } from '../../record/verify/proof.ts'
import { checkKeyChecks, checkSigned, checkedStatement, keyPairs, secretKeys, signedStatement } from '../keys/proof.ts'
import { keyHeld, secretKeyHeld } from './facts.ts'

const held = signedStatement(keyHeld.type)
const secretHeld = checkedStatement(secretKeyHeld.type)

/** That each key is still in its token at the seal. */
export const sealProof: Proof = {
  statements: [...keyPairs, ...secretKeys, held, secretHeld],
  check: (reading, _files, { crypto }) => [
    ...checkSigned(held, 'seal', reading, crypto),
    ...checkKeyChecks(secretHeld, reading),
  ],
}
