import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { RefusalCode } from '../../base/refusal.ts'
import { artifactFile, type Files, isArtifactName, limits, type Means } from '../../record/bundle.ts'
import { type Problem, problem } from '../../record/problem.ts'
import type { Proof } from '../../record/verify/proof.ts'
import type { Reading } from '../../record/verify/read.ts'
import { artifactKept, hex, Statement } from '../../record/verify/statements.ts'
import { keyPairs, spkisIn } from '../keys/proof.ts'
import { certificateMade } from './facts.ts'
import { faultOfCertificate } from './x509/fault.ts'

const certified = new Statement(certificateMade.type, z.object({ artifact: z.string(), label: z.string(), spki: hex }))

/** That each certificate is one of a key that was made here, by that key. */
export const certificateProof: Proof = { statements: [...keyPairs, certified], check: checkCertificates }

function checkCertificates({ statements }: Reading, files: Files, means: Means): readonly Problem[] {
  const keys = spkisIn(statements)
  const kept = new Map(artifactKept.in(statements).map(({ name, level }) => [name, level]))
  const problems: Problem[] = []
  // Many facts may name one file: it is read once for each key.
  const faults = new Map<string, RefusalCode | null>()
  const known = (artifact: string, file: Uint8Array, spki: Hex): RefusalCode | null => {
    const name = `${artifact} ${spki}`
    const fault = faults.has(name) ? (faults.get(name) ?? null) : faultOf(file, spki, means)
    faults.set(name, fault)
    return fault
  }
  for (const { seq, artifact, label, spki } of certified.in(statements)) {
    const file = isArtifactName(artifact) ? files.get(artifactFile(artifact)) : undefined
    if (file === undefined) problems.push(problem('ARTIFACT_MISSING', seq, { name: artifact }))
    // Otherwise the record would be valid for some readers and not for others.
    else if (kept.get(artifact) !== 'public') problems.push(problem('CERTIFICATE_NOT_PUBLIC', seq))
    else {
      const fault = keys.get(label) === spki ? known(artifact, file, spki) : 'CERTIFICATE_KEY_DIFFERS'
      if (fault !== null) problems.push(problem(fault, seq, { label }))
    }
  }
  return problems
}

function faultOf(file: Uint8Array, spki: Hex, { crypto, utf8 }: Means): RefusalCode | null {
  if (file.length > limits.certificate) return 'CERTIFICATE_UNREADABLE'
  let pem: string
  try {
    pem = utf8(file)
  } catch {
    return 'CERTIFICATE_UNREADABLE'
  }
  return faultOfCertificate(pem, spki, crypto)
}
