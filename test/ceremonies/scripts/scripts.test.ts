import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { makePlan } from '../../../ceremonies/plan.ts'
import { scriptSchema } from '../../../ceremonies/schema.ts'
import { parseScript } from '../../../ceremonies/script.ts'
import { kindNames } from '../../../ceremonies/steps/names.ts'

const folder = join(import.meta.dirname, '../../../ceremonies/scripts')
const script = parseScript(readFileSync(join(folder, 'root-key.yaml'), 'utf8'))

function kindsWith(settings: Readonly<Record<string, string>>): readonly string[] {
  return makePlan(script, bindParameters(script.parameters, settings)).steps.map(({ kind }) => kind)
}

test('the schema for editors is that of the code: node scripts/schema.ts writes it', () => {
  const written: unknown = JSON.parse(readFileSync(join(folder, 'ceremony.schema.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(scriptSchema())))
})

test('the shipped script uses every kind of step that a ceremony without incidents has', () => {
  const used = new Set(kindsWith({}))
  expect(kindNames.filter((kind) => !used.has(kind))).toEqual(['note', 'break'])
})

test('the device steps of the shipped script stand in the order of custody', () => {
  const custody = new Set(['hand-over', 'prove-share', 'checkpoint', 'environment'])
  const people = new Set(['roll-call', 'read-aloud', 'attest', 'inspect', 'clock', 'copy-words', 'exception'])
  const order = kindsWith({}).filter((kind) => !custody.has(kind) && !people.has(kind))
  expect(order).toEqual([
    'commission',
    'record-key',
    'probe-archive',
    'backup-key',
    'split',
    'prove-set',
    'generate',
    'verify-key',
    'archive',
    'restore-proof',
    'make-unextractable',
    'destroy-backup-key',
    'certificate',
    'seal',
  ])
})

test('without an archive no step of it is left', () => {
  const kinds = kindsWith({ archive: 'none' })
  const ofArchive = ['probe-archive', 'backup-key', 'split', 'hand-over', 'archive', 'make-unextractable']
  expect(kinds.filter((kind) => ofArchive.includes(kind))).toEqual([])
  expect(kinds.filter((kind) => kind === 'checkpoint')).toHaveLength(4)
})

test.each([
  [2, 2],
  [16, 16],
])('with %i shares there are as many custodians, each handed one and proving it', (shares, custodians) => {
  const plan = makePlan(script, bindParameters(script.parameters, { shares: String(shares), threshold: '2' }))
  const custodian = plan.parts.filter(({ role }) => role === 'custodian').map(({ id }) => id)
  expect(custodian).toHaveLength(custodians)
  for (const kind of ['hand-over', 'prove-share']) {
    expect(plan.steps.filter((step) => step.kind === kind).map((step) => step.performs)).toEqual(custodian)
  }
})
