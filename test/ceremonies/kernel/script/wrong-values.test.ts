import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { plainIssue } from '../../../../ceremonies/base/issue.ts'
import type { Phrase } from '../../../../ceremonies/base/message.ts'
import { current } from '../../../../ceremonies/index.ts'
import { formOf } from '../../../../ceremonies/kernel/read-script.ts'
import { catalogues } from '../../../../ceremonies/texts/index.ts'
import { say } from '../../../../ceremonies/texts/say.ts'

type Value = unknown
type Path = readonly (string | number)[]

/** Values that a slip of the pen leaves, or somebody who knows another format. */
const wrong: readonly Value[] = [
  20.5,
  -1,
  1e15,
  Number.NaN,
  '',
  'x y',
  'x'.repeat(20_000),
  null,
  true,
  [],
  [[]],
  {},
  { x: 1 },
]

/** What a schema library says by itself, and what is none of our words. */
const foreign = /Invalid|expected|received|Too (big|small)|Unrecognized|undefined|null|\{[a-z]+\}|\bnan\b|\bint\b/i

function* pathsIn(value: Value, path: Path = []): Generator<Path> {
  yield path
  if (typeof value !== 'object' || value === null) return
  for (const [name, item] of Object.entries(value))
    yield* pathsIn(item, [...path, Array.isArray(value) ? Number(name) : name])
}

function replaced(value: Value, [name, ...rest]: Path, by: Value): Value {
  if (name === undefined) return by
  if (Array.isArray(value)) return value.map((item, at) => (at === name ? replaced(item, rest, by) : (item as Value)))
  return { ...(value as object), [name]: replaced((value as Readonly<Record<string, Value>>)[name], rest, by) }
}

interface Schema {
  safeParse: (value: Value, how: { reportInput: true }) => ReturnType<ReturnType<typeof formOf>['safeParse']>
}

/** Every refusal, in both languages, that a wrong value somewhere in a good one makes; each of them once. */
function refusals(schema: Schema, good: Value): ReadonlySet<string> {
  const said = new Set<string>()
  for (const path of pathsIn(good))
    for (const value of [...wrong, undefined]) {
      const parsed = schema.safeParse(replaced(good, path, value), { reportInput: true })
      for (const issue of parsed.error?.issues.map(plainIssue) ?? [])
        for (const catalogue of Object.values(catalogues)) said.add(say(catalogue, plain(issue.reason)))
    }
  return said
}

/** Without the places and values, which are the script's own words. */
function plain(reason: Exclude<Phrase, string | number>): Phrase {
  if (!('code' in reason)) return reason
  const { code, parameters } = reason
  if (code === 'reason.at') return plain(parameters['why'] as Exclude<Phrase, string | number>)
  const own = { value: '…', names: '…', options: '…' }
  const known = Object.fromEntries(Object.entries(own).filter(([name]) => name in parameters))
  return { code, parameters: { ...parameters, ...known } }
}

const scripts = ['root-key', 'archive-key', 'generate-keys', 'split-secret', 'recovery-drill']

test.each(scripts)('whatever is wrong in a script, its refusal is ours: %s', (name) => {
  const text = readFileSync(new URL(`../../../../ceremonies/scripts/${name}.yaml`, import.meta.url), 'utf8')
  const script = parse(text) as { readonly acts: readonly { readonly steps: readonly object[] }[] }
  const one = script.acts.slice(0, 1).map((act) => ({ ...act, steps: act.steps.slice(0, 2) }))
  const said = refusals(formOf(current), { ...script, acts: one })
  expect(said.size).toBeGreaterThan(20)
  expect([...said].filter((text) => foreign.test(text))).toEqual([])
})

const kinds = [...current.kinds.values()].filter(({ inserted }) => !inserted)

test.each(kinds)('and of a step of the kind $name', ({ fields, reference }) => {
  const said = refusals(fields as Schema, { ...reference?.example, more: 1 })
  expect([...said].filter((text) => foreign.test(text))).toEqual([])
})
