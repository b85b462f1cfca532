/** The shipped root ceremony as a plan, for samples that look like a real day. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript } from '../../../ceremonies/index.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'

const text = readFileSync(join(import.meta.dirname, '../../../ceremonies/scripts/root-key.yaml'), 'utf8')

export const sha256 = (of: string): string => createHash('sha256').update(of).digest('hex')
export const words = (of: string): string[] => [...wordsOf(createHash('sha256').update(of).digest())]

export const script = parseScript(text)
export const scriptDigest = sha256(text)
export const scriptWords = words(text)
export const plan = makePlan(script, bindParameters(script.parameters, {}))

/** Offices, not people: samples and pictures name nobody. */
export const names: Readonly<Record<string, string>> = {
  administrator: 'Key management',
  'internal-witness': 'Internal audit',
  'external-witness': 'Auditing firm',
  'crypto-officer-1': 'Security, shift A',
  'crypto-officer-2': 'Security, shift B',
  'custodian-1': 'Legal affairs',
  'custodian-2': 'Operations',
  'custodian-3': 'Finance department',
  'custodian-4': 'Works council',
  'custodian-5': 'Notary’s office',
}
