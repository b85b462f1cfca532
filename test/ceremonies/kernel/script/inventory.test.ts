/** What is on the table belongs to subjects: each adds lists of its own, which it alone can read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { prose } from '../../../../ceremonies/base/prose.ts'
import { current, parseScript } from '../../../../ceremonies/index.ts'
import { checkScript } from '../../../../ceremonies/kernel/check.ts'
import { rulesOf } from '../../../../ceremonies/kernel/compose.ts'
import { InventoryList } from '../../../../ceremonies/kernel/inventory.ts'
import type { Rules, Subject } from '../../../../ceremonies/kernel/model.ts'
import { custodySubject } from '../../../../ceremonies/subjects/custody/index.ts'
import { bagsOf, cardsOf, mediaOf } from '../../../../ceremonies/subjects/custody/things.ts'
import { subjects } from '../../../../ceremonies/subjects/index.ts'
import { hsmsOf } from '../../../../ceremonies/subjects/tokens/hsm.ts'
import { tokenSubject } from '../../../../ceremonies/subjects/tokens/index.ts'
import { refused } from '../../../support/refused.ts'

const medium = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/medium.yaml'), 'utf8')
/** The script with more in its inventory, which ends with those HSMs. */
const withMore = (more: string): string => medium.replace('label: medium }', `label: medium }\n${more}`)

const seals = new InventoryList({
  name: 'seals',
  of: z.strictObject({ title: prose(), number: z.string().default('none') }),
  is: 'Numbered seals.',
  toldApartBy: ['number'],
})
const sealing: Subject = { name: 'sealing', facts: [], kinds: [], checks: [], inventory: [seals] }
const rules = rulesOf('2', [...subjects, sealing])
/** What is found to look like something else, with its place; nothing else may be found. */
const alike = (by: Rules, text: string) =>
  checkScript(by, text).map(({ id, line, column, parameters: { name, other } }) =>
    id === 'NAME-12' ? [line, column, name, other] : [id],
  )

test('the subject that adds a list reads it, with the defaults of what a thing leaves out', () => {
  const script = parseScript(withMore('  seals:\n    door: { title: { en: Door, de: Tür } }'), 'de', rules)
  expect(seals.of(script)).toEqual({ door: { title: 'Tür', number: 'none' } })
  expect(seals.of(parseScript(medium, null, rules))).toEqual({})
})

test('HSMs are the tokens’, and whatever is kept is custody’s', () => {
  const script = parseScript(withMore('  cards: { card: { title: Card } }\n  media: { stick: { title: Stick } }'))
  expect(hsmsOf(script)).toEqual({ 'root-hsm': { title: 'Root HSM', label: 'medium' } })
  expect([cardsOf(script), bagsOf(script), mediaOf(script)]).toEqual([
    { card: { title: 'Card' } },
    {},
    { stick: { title: 'Stick' } },
  ])
  expect([tokenSubject.inventory, custodySubject.inventory].map((lists) => lists.map(({ name }) => name))).toEqual([
    ['hsms'],
    ['cards', 'bags', 'media'],
  ])
})

test('a list that no subject adds is refused, and so is a script without one that it must have', async () => {
  const seal = withMore('  seals:\n    door: { title: Door }')
  const refusals = await Promise.all(
    [seal, medium.replace(/ {2}hsms:\n.*label: medium \}\n/, '  bags: {}\n')].map((text) =>
      refused(() => parseScript(text)),
    ),
  )
  expect(refusals.map(({ message }) => message)).toEqual([
    'The script is not valid at line 22, column 3: inventory: unknown member seals. Correct the file and check it again.',
    'The script is not valid at line 19, column 1: inventory.hsms: is missing. Correct the file and check it again.',
  ])
})

test('things of two subjects that look the same are found, by title and by whatever else people tell them apart', () => {
  const more =
    '  bags:\n    bag: { title: root HSM. }\n  seals:\n    one: { title: One, number: A1 }\n    two: { title: two, number: a1 }\n    bag: { title: Root HSM }'
  expect(alike(rules, withMore(more))).toEqual([
    [23, 12, 'root HSM.', 'Root HSM'],
    [26, 24, 'a1', 'A1'],
    [27, 12, 'Root HSM', 'Root HSM'],
  ])
  const labels = '    other-hsm: { title: Other HSM, label: Medium }\n  bags:\n    bag: { title: medium }'
  expect(alike(current, withMore(labels))).toEqual([[22, 36, 'Medium', 'medium']])
})

test('two subjects cannot add a list, or a member, of one name', () => {
  const again = new InventoryList({ name: 'hsms', of: z.strictObject({ title: prose() }), is: 'HSMs again.' })
  expect(() => rulesOf('2', [...subjects, { ...sealing, inventory: [again] }])).toThrow('The name hsms is used twice.')
  expect(() => rulesOf('2', [...subjects, { ...sealing, script: custodySubject.script }])).toThrow(
    'The name custody is used twice.',
  )
})
