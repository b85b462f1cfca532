/** The shipped root ceremony as a plan, for samples that look like a real day. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { makePlan } from '../../../ceremonies/plan.ts'
import { wordsOf } from '../../../ceremonies/record/words.ts'
import { parseScript } from '../../../ceremonies/script.ts'

const text = readFileSync(join(import.meta.dirname, '../../../ceremonies/scripts/root-key.yaml'), 'utf8')

export const sha256 = (of: string): string => createHash('sha256').update(of).digest('hex')
export const words = (of: string): string[] => [...wordsOf(createHash('sha256').update(of).digest())]

export const script = parseScript(text)
export const scriptDigest = sha256(text)
export const scriptWords = words(text)
export const plan = makePlan(script, bindParameters(script.parameters, {}))

export const names: Readonly<Record<string, string>> = {
  administrator: 'Alva Lindqvist',
  'internal-witness': 'Bruno Okafor',
  'external-witness': 'Chiara Novak',
  'crypto-officer-1': 'Dilan Yıldız',
  'crypto-officer-2': 'Emil Sørensen',
  'custodian-1': 'Farah Haddad',
  'custodian-2': 'Goran Petrović',
  'custodian-3': 'Hana Ito',
  'custodian-4': 'Inês Carvalho',
  'custodian-5': 'Jonas Weber',
}
