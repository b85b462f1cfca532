import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makePlan, parseScript, readScript, scriptSchema } from '../../../../ceremonies/index.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { inLanguage, isLocalised, languageTag, valueIn } from '../../../../ceremonies/base/sentence.ts'
import { inEnglish } from '../../../support/english.ts'

const small = readFileSync(join(import.meta.dirname, '../../../fixtures/scripts/small.yaml'), 'utf8')
const both = small
  .replace('title: Small ceremony', 'title: { en: Small ceremony, de: Kleine Zeremonie }')
  .replace('title: Witness,', 'title: { en: Witness, de: Zeuge },')
  .replace('identity: [Passport]', 'identity: [{ en: Passport, de: Reisepass }]')

describe('a sentence', () => {
  test('that is plain text is the same in every language', () => {
    expect(inLanguage('Aloud.', 'de')).toBe('Aloud.')
  })

  test.each([
    ['de', 'Laut.'],
    ['en', 'Aloud.'],
    ['fr', 'Aloud.'],
    ['constructor', 'Aloud.'],
    [null, 'Aloud.'],
  ])('in %s is %s', (language, text) => {
    expect(inLanguage({ en: 'Aloud.', de: 'Laut.' }, language)).toBe(text)
  })

  test.each<[what: string, value: unknown, is: boolean]>([
    ['tags with texts', { en: 'a', 'pt-BR': 'b' }, true],
    ['nothing', {}, false],
    ['a list', ['en'], false],
    ['null', null, false],
    ['a tag with something else', { en: { title: 'a' } }, false],
    ['a name that is no tag', { name: 'a' }, false],
  ])('is not taken for anything else: %s', (_what, value, is) => {
    expect(isLocalised(value)).toBe(is)
  })

  test('is found wherever it stands', () => {
    const value = { title: { en: 'a', de: 'b' }, list: [1, { label: { de: 'c' } }, 'd'], none: null }
    expect(valueIn(value, 'de')).toEqual({ title: 'b', list: [1, { label: 'c' }, 'd'], none: null })
  })
})

describe('a script in several languages', () => {
  test('is read in the one that is named, with parts and forms', () => {
    const script = parseScript(both, 'de')
    const { parts, steps } = makePlan(script, bindParameters(script.parameters, {}))
    expect([script.language, script.languages, script.title]).toEqual(['de', ['en', 'de'], 'Kleine Zeremonie'])
    expect(parts.map(({ title }) => title)).toEqual(['Ceremony administrator', 'Zeuge 1', 'Zeuge 2'])
    expect(steps[0]?.fields).toEqual({ identity: ['Reisepass'] })
  })

  test.each([null, 'en', 'fr'])('is read in its first, asked for %s', (language) => {
    const { title, language: read } = parseScript(both, language)
    expect([title, read]).toEqual(['Small ceremony', 'en'])
  })

  test('has none where every sentence is plain text', () => {
    const { language, languages } = parseScript(small, 'de')
    expect([language, languages]).toEqual([null, []])
  })

  test('has its parameters filled in each', () => {
    const text = both.replace('title: Roll call', "title: { en: 'By {algorithm}', de: 'Mit {algorithm}' }")
    const titles = ['en', 'de'].map((language) => {
      const script = parseScript(text, language)
      return makePlan(script, bindParameters(script.parameters, { algorithm: 'EC-P384' })).steps[0]?.title
    })
    expect(titles).toEqual(['By EC-P384', 'Mit EC-P384'])
  })

  test.each([
    ['{ english: Small }', '3:10 title.english: must be the tag of a language such as en or pt-BR'],
    ['{}', '3:1 title: must stand in one language at least'],
    ["{ en: Small, de: '' }", '3:21 title.de: must have at least 1 character'],
    ['{ en: Small, de: 5 }', '3:21 title.de: must be text'],
    ['{ en: { en: Small } }', '3:10 title.en: must be text'],
    ['[Small]', '3:1 title: must be text'],
    ['5', '3:1 title: must be text'],
  ])('is refused for title: %s', (title, problem) => {
    const { script, problems } = readScript(small.replace('title: Small ceremony', `title: ${title}`))
    expect(script).toBeNull()
    expect(problems.map(({ line, column, reason }) => `${line}:${column} ${inEnglish(reason)}`)).toEqual([problem])
  })

  test('is refused where a member is no prose: a name has no language', () => {
    const { problems } = readScript(small.replace('performs: administrator', 'performs: { en: administrator }'))
    expect(problems.map(({ reason }) => inEnglish(reason))).toEqual(['acts.0.steps.0.performs: must be text'])
  })
})

test('no other member of a script could be taken for a sentence in several languages', () => {
  const found: string[] = []
  const walk = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    const { properties, additionalProperties, propertyNames } = schema as Record<string, unknown>
    const pattern = (propertyNames as { pattern?: string } | undefined)?.pattern
    const isText = (additionalProperties as { type?: string } | undefined)?.type === 'string'
    if (isText && pattern !== languageTag.source) found.push(path)
    const names = Object.keys((properties as object | undefined) ?? {})
    if (names.length > 0 && names.every((name) => languageTag.test(name))) found.push(path)
    for (const [name, member] of Object.entries(schema)) walk(member, `${path}/${name}`)
  }
  walk(JSON.parse(JSON.stringify(scriptSchema())), '')
  expect(found).toEqual([])
})
