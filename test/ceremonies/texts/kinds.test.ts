import { describe, expect, test } from 'vitest'
import { current } from '../../../ceremonies/index.ts'
import { catalogues } from '../../../ceremonies/texts/index.ts'

const kinds = [...current.kinds.values()]
const sorted = (names: Iterable<string>) => [...names].sort()

describe.each(Object.entries(catalogues))('in %s', (_language, { window: { kinds: texts, run } }) => {
  test('every kind of step has a name, and what is done with a device says what happens', () => {
    expect(sorted(Object.keys(texts.names))).toEqual(sorted(current.kinds.keys()))
    const acting = kinds.filter(({ act }) => act !== null)
    expect(acting.filter(({ name }) => !Object.hasOwn(texts.happens, name)).map(({ name }) => name)).toEqual([])
  })

  test('what cannot be undone has an exact word, and nothing else has', () => {
    const irreversible = kinds.filter((kind) => kind.irreversible)
    expect(sorted(Object.keys(texts.exactWords))).toEqual(sorted(irreversible.map(({ name }) => name)))
  })

  test('every fact has a name', () => {
    expect([...current.facts.keys()].filter((type) => !Object.hasOwn(run.facts, type))).toEqual([])
  })
})
