import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { current, kindNames, parseScript, scriptSchema } from '../../ceremonies/index.ts'
import { kindOf } from '../../ceremonies/kernel/rules.ts'
import { exampleOf, scriptReference } from '../../scripts/reference.ts'
import { scriptText } from '../support/ceremony.ts'

test('docs/SCRIPTS.md is that of the code: node scripts/schema.ts writes it', () => {
  const written = readFileSync(join(import.meta.dirname, '../../docs/SCRIPTS.md'), 'utf8')
  expect(written).toBe(`${scriptReference()}\n`)
})

/** The places of members that nothing is said of. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const here = `${path}/${key}`
    const inside = undescribed(value, here)
    if (!path.endsWith('/properties')) return inside
    const isDescribed = typeof value === 'object' && value !== null && 'description' in value
    return isDescribed ? inside : [here, ...inside]
  })
}

test('the schema for editors describes every member, and every kind of step', () => {
  const schema: unknown = JSON.parse(JSON.stringify(scriptSchema()))
  expect(undescribed(schema, '')).toEqual([])
  expect(kindNames.filter((name) => (kindOf(current, name).reference?.is ?? '') === '')).toEqual([])
  expect(undescribed({ properties: { a: { properties: { b: {} } } } }, '')).toEqual([
    '/properties/a',
    '/properties/a/properties/b',
  ])
})

test.each(kindNames)('the example of %s is a step that a script may have', (name) => {
  const example = exampleOf(kindOf(current, name)).replaceAll(/^/gm, '      ')
  const script = parseScript(`${scriptText('small').trimEnd()}\n${example.trimEnd()}\n`)
  expect(script.acts.at(-1)?.steps.at(-1)).toMatchObject({ kind: name, ...kindOf(current, name).reference?.example })
})

test('a kind with a token or a key in a field says from which earlier step that must come', () => {
  const missing = kindNames.flatMap((name) => {
    const { fields, needs, makes } = kindOf(current, name)
    const own = Object.keys(z.toJSONSchema(fields, { io: 'input' }).properties ?? {})
    const said = [...needs, ...makes].map(({ by }) => by)
    return ['token', 'key']
      .filter((field) => own.includes(field) && !said.includes(field))
      .map((field) => [name, field])
  })
  expect(missing).toEqual([])
})

test('what only the course of events puts in between is named, and has no example', () => {
  const inserted = [...current.kinds.values()].filter((kind) => kind.inserted)
  expect(inserted.map(({ reference }) => reference)).toEqual(inserted.map(() => null))
  for (const { name } of inserted) expect(scriptReference()).toContain(`\`${name}\``)
})
