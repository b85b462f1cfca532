import { z } from 'zod'
import type { Crypto } from '../../base/crypto.ts'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import type { Reading } from '../../record/verify/read.ts'
import { count, hex, Statement } from '../../record/verify/statements.ts'
import { isSigned, keyChecksIn, sameCheck, spkisIn } from '../keys/proof.ts'
import { challenge } from '../keys/signing.ts'
import { keyRecovered, secretKeyRecovered } from './facts.ts'

const recovered = new Statement(
  keyRecovered.type,
  z.object({
    label: z.string(),
    spki: hex,
    challenge: hex,
    signature: hex,
    beside: z.object({ signature: hex }).nullable(),
  }),
)
const check = z.object({ method: z.string(), length: count, value: hex })
const secretRecovered = new Statement(
  secretKeyRecovered.type,
  z.object({ label: z.string(), keyCheck: check, beside: z.object({ keyCheck: check }).nullable() }),
)

/** That each key came out of its archive: its own signature, or its check value, is that of the key on record; the original’s too. */
export const recoveryProof: Proof = {
  statements: [recovered, secretRecovered],
  check: (reading, _files, { crypto }) => [...checkSignatures(reading, crypto), ...checkValues(reading)],
}

function checkSignatures({ statements, ceremony }: Reading, crypto: Crypto): readonly Problem[] {
  const known = spkisIn(statements)
  return recovered.in(statements).flatMap(({ seq, label, spki, challenge: random, signature, beside }) => {
    const asked = challenge('recover-key', ceremony ?? '', random)
    const made = beside === null ? [signature] : [signature, beside.signature]
    const isKnown = (known.get(label) ?? spki) === spki
    return isKnown && made.every((one) => isSigned(spki, asked, one, crypto))
      ? []
      : [problem('PROOF_WRONG', seq, { label })]
  })
}

function checkValues({ statements }: Reading): readonly Problem[] {
  const known = keyChecksIn(statements)
  return secretRecovered.in(statements).flatMap(({ seq, label, keyCheck, beside }) => {
    const others = [known.get(label), beside?.keyCheck].filter((one) => one !== undefined)
    return others.every((one) => sameCheck(one, keyCheck)) ? [] : [problem('KEY_CHECK_WRONG', seq, { label })]
  })
}
