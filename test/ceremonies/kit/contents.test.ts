/** Which sets of a record a kit is made for, by golden bundles. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { current } from '../../../ceremonies/index.ts'
import { recoverablesIn } from '../../../ceremonies/kit/contents.ts'
import type { Fact } from '../../../ceremonies/record/line.ts'
import { factsIn } from '../../support/kit.ts'

const golden = join(import.meta.dirname, '../../fixtures/golden/rules-1')
const factsOf = (name: string): readonly Fact[] => [
  ...factsIn(new Map([['facts.jsonl', readFileSync(join(golden, name, 'bundle/facts.jsonl'))]])),
]
const sets = (facts: readonly Fact[]) => recoverablesIn(facts, current)

test('a set that was proved brings back all that lies under it, each with what it is known by', () => {
  expect(sets(factsOf('root-key'))).toMatchObject([
    { threshold: 2, shares: 3, words: 33, items: [{ kind: 'key', label: 'root', spki: expect.stringMatching(/^30/) }] },
  ])
  expect(sets(factsOf('split-secret'))).toMatchObject([
    { items: [{ kind: 'envelope', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
  ])
  const [generated] = sets(factsOf('generate-keys'))
  expect(new Set(generated?.items.map(({ kind }) => kind))).toEqual(new Set(['key', 'secret-key']))
})

test('a ceremony without shares has none', () => {
  expect(sets(factsOf('enrol-cards'))).toEqual([])
})

test('a set that was never proved, or was voided, has none', () => {
  const facts = factsOf('root-key')
  const proved = facts.find(({ type }) => type === 'set.proved')
  if (!proved) throw new Error('the record has no set.proved')
  expect(sets(facts.filter((one) => one !== proved))).toEqual([])
  const set = proved.fact['set'] ?? null
  const voided = { ...proved, type: 'set.voided', fact: { set, statement: 'A sheet was lost.' } }
  expect(sets([...facts, voided])).toEqual([])
})

test('of a change of custodians a set has one once it is in force, or if nothing was rewrapped into it', () => {
  const facts = factsOf('change-custodians')
  const all = sets(facts)
  expect(all).toMatchObject([{ items: [{ kind: 'key' }] }])
  const ended = facts.filter(({ type }) => type !== 'set.in-force')
  expect(sets(ended)).toEqual([])
  // Found in its token and archived anew, as where nobody changes custodians.
  expect(sets(ended.filter(({ type }) => type !== 'archive.rewrapped'))).toEqual(all)
})
