import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript } from '../../../../ceremonies/index.ts'
import { refused } from '../../../support/refused.ts'

const medium = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/medium.yaml'), 'utf8')

function planOf(text: string, settings: Readonly<Record<string, string>> = {}) {
  const script = parseScript(text)
  return makePlan(script, bindParameters(script.parameters, settings))
}

describe('the plan of a script', () => {
  const plan = planOf(medium, { algorithm: 'RSA-3072' })

  test('has each step with its people and its fields filled in', () => {
    expect(plan.steps.find(({ id }) => id === 'generate')).toEqual({
      id: 'generate',
      kind: 'generate',
      act: 'root-key',
      title: 'Generate the root key',
      say: null,
      performs: 'administrator',
      witnesses: ['witness-1', 'witness-2'],
      minutes: 2,
      controls: [],
      fields: {
        token: 'root-hsm',
        label: 'root',
        archive: { parameter: 'archive', is: 'wrapped' },
        algorithm: 'RSA-3072',
      },
      turn: null,
      when: null,
    })
  })

  test('repeats a step for each person of a role', () => {
    const proofs = plan.steps.filter(({ kind }) => kind === 'prove-share')
    expect(proofs.map(({ id, title, performs, turn }) => ({ id, title, performs, turn }))).toEqual(
      [1, 2, 3].map((turn) => ({
        id: `prove-share-${turn}`,
        title: `Custodian ${turn} proves share ${turn}`,
        performs: `custodian-${turn}`,
        turn,
      })),
    )
  })

  test('keeps the condition of a step, which may yet fail on the day', () => {
    expect(plan.steps.find(({ id }) => id === 'archive')?.when).toEqual({ parameter: 'archive', is: 'wrapped' })
  })

  test('leaves out what a parameter leaves out', () => {
    const kept = planOf(medium, { archive: 'none' }).steps.map(({ id }) => id)
    expect(kept).toEqual(plan.steps.filter(({ when }) => when === null).map(({ id }) => id))
  })

  test('lists all acts, those without a step left too', () => {
    expect(planOf(medium, { archive: 'none' }).acts).toEqual(plan.acts)
  })
})

test.each([
  [
    'performs: witness-1, witnesses: [witness-2], tolerance',
    'performs: auditor, witnesses: [witness-2], tolerance',
    'clock',
    'auditor',
  ],
  [
    'performs: witness-1, witnesses: [witness-2], tolerance',
    'performs: each, witnesses: [witness-2], tolerance',
    'clock',
    'each',
  ],
  ['for-each: custodian', 'for-each: keeper', 'hand-over', 'keeper'],
])('%#: a step that names nobody is refused', async (from, to, step, role) => {
  expect(medium).toContain(from)
  expect(await refused(() => planOf(medium.replace(from, to)))).toEqual({
    code: 'ROLE_UNKNOWN',
    message: `Step ${step} names ${role}, but no such role or part is in the script. Name one person, such as custodian-1.`,
  })
})
