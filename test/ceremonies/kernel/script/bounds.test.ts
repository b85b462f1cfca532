import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseScript, readScript } from '../../../../ceremonies/index.ts'
import { readYaml } from '../../../../ceremonies/base/yaml.ts'
import { inEnglish } from '../../../support/english.ts'

const small = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/small.yaml'), 'utf8')
const many = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('')
const reasonsOf = (text: string) => readScript(text).problems.map(({ reason }) => inEnglish(reason))

/** Seconds of work; a second's worth of anything that grows with the square of its size would be minutes. */
const quick = 20_000

test('a hundred thousand keys are read about as quickly as they are written', { timeout: quick }, () => {
  const { value, problems } = readYaml(many(100_000, (at) => `k${at}: 1\n`))
  expect([Object.keys(value as object).length, problems]).toEqual([100_000, []])
})

test('as many faults have each its place', { timeout: quick }, () => {
  const text = small.replace('parameters:\n', `parameters:\n${many(50_000, (at) => `  P${at}: 1\n`)}`)
  expect(readScript(text).problems.at(-1)).toMatchObject({ line: 50_006, column: 3 })
})

test('a key is the same key however it is spelt', () => {
  for (const text of ['a: 1\n"a": 2\n', "1: a\n'1': b\n", '{a: 1, a: 2}\n', 'x: &y {a: 1}\n'])
    expect(readYaml(text).problems).toHaveLength(1)
})

test.each([
  [
    'roles',
    small.replace('roles:\n', `roles:\n${many(199, (at) => `  r${at}: { title: T }\n`)}`),
    'roles: must have at most 200 members',
  ],
  [
    'steps',
    `${small}${many(2000, (at) => `      - { id: s${at}, kind: note, title: T, performs: administrator }\n`)}`,
    'may have at most 2000 members',
  ],
])('a script has a most: %s', (_, text, reason) => {
  expect(reasonsOf(text).join()).toContain(reason)
})

test('that most is far beyond a day', () => {
  expect(parseScript(small.replace('roles:\n', `roles:\n${many(198, (at) => `  r${at}: { title: T }\n`)}`)).title).toBe(
    'Small ceremony',
  )
})
