import { expect, test } from 'vitest'
import { type YamlFile, readYaml as read } from '../../../ceremonies/base/yaml.ts'
import { unseenTexts } from '../../support/texts.ts'
import { inEnglish } from '../../support/english.ts'

/** With the reasons in words. */
function readYaml(text: string): Omit<YamlFile, 'problems'> & { readonly problems: readonly object[] } {
  const file = read(text)
  return { ...file, problems: file.problems.map((one) => ({ ...one, reason: inEnglish(one.reason) })) }
}

const plainly = (number: string) =>
  `write ${number} as a plain decimal number without leading zeros, or in quotes as text`

/** What other versions of YAML, other readers of it, or people take for something else. */
test.each([
  ['version 1.1 on top', '%YAML 1.1\n---\na: 020', 1, 1, 'the only directive allowed is %YAML 1.2'],
  ['a version of tomorrow', '%YAML 1.3\n---\na: 1', 1, 1, 'the only directive allowed is %YAML 1.2'],
  ['a tag handle', '%TAG ! tag:example,2026:\n---\na: 1', 1, 1, 'the only directive allowed is %YAML 1.2'],
  ['version 1.1 after a comment', '# a script\n%YAML 1.1\n---\na: 1', 2, 1, 'the only directive allowed is %YAML 1.2'],
  ['a leading zero', 'a: 020', 1, 4, plainly('020')],
  ['a leading zero in a list', 'a: [1, 007]', 1, 8, plainly('007')],
  ['a leading zero in a name', '020: x', 1, 1, plainly('020')],
  ['an octal number', 'a: 0o20', 1, 4, plainly('0o20')],
  ['a hexadecimal number', 'a: 0x20', 1, 4, plainly('0x20')],
  ['an exponent', 'a: 1e3', 1, 4, plainly('1e3')],
  ['a plus', 'a: +5', 1, 4, plainly('+5')],
  ['no number at all', 'a: .nan', 1, 4, plainly('.nan')],
  ['a tag', 'a: !!str 5', 1, 10, 'tags are not allowed'],
  ['a tag of a whole', '!!map\na: 1', 2, 1, 'tags are not allowed'],
  ['an anchor', 'a: &b 1', 1, 7, 'anchors and aliases are not allowed'],
])('%s is refused', (_what, text, line, column, reason) => {
  const { value, problems } = readYaml(text)
  expect(value).toBeNull()
  expect(problems).toContainEqual({ line, column, reason })
})

test.each([
  ['yes is a word', 'a: yes', { a: 'yes' }],
  ['sixty minutes are no number', 'a: 1:30', { a: '1:30' }],
  ['a merge key is a name', '<<: { b: 1 }\na: 1', { '<<': { b: 1 }, a: 1 }],
  ['version 1.2 may be named', '%YAML 1.2\n---\na: 20', { a: 20 }],
  ['a number in quotes is text', 'a: "020"', { a: '020' }],
  ['a percent sign in a text', 'a: |\n  %YAML 1.1\n', { a: '%YAML 1.1\n' }],
])('%s', (_what, text, value) => {
  expect(readYaml(text)).toMatchObject({ value, problems: [] })
})

const written = unseenTexts.filter(([, character]) => character !== '\t')

test.each(written)('%s is refused, as it is and as an escape', (_what, character) => {
  const point = character.codePointAt(0) ?? 0
  const name = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  const reason = name === 'U+FEFF' ? 'a byte order mark is not allowed' : `the character ${name} is not allowed`
  const raw = readYaml(`title: Ro${character}ot`).problems
  const escaped = readYaml(`title: "Ro\\U${point.toString(16).padStart(8, '0')}ot"`).problems
  expect(raw).toContainEqual({ line: 1, column: 10, reason })
  expect(escaped.length).toBeGreaterThan(0)
})

test('a character that Unicode 14 does not have is refused', () => {
  expect(readYaml('title: a\u{1fae8}').problems).toContainEqual({
    line: 1,
    column: 9,
    reason: 'the character U+1FAE8 is not in Unicode 14.0.0',
  })
})
