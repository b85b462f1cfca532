import { expect, test } from 'vitest'
import type { Field } from '../../../ceremonies/kernel/answers.ts'
import { fillIn } from '../../../main/terminal/forms.ts'

/** What the field becomes when these lines are typed, and all that was said meanwhile. */
async function filled(field: Partial<Field>, ...lines: readonly string[]) {
  const typed = [...lines]
  const said: string[] = []
  const asker = {
    line: (prompt: string) => {
      said.push(prompt)
      const line = typed.shift()
      return line === undefined ? Promise.reject(new Error('asked once too often')) : Promise.resolve(line)
    },
    say: (text: string) => void said.push(text),
  }
  const answer = await fillIn({ name: 'field', label: 'Label', type: 'text', ...field }, asker)
  return { answer, said: said.slice(1, -1) }
}

test.each([
  [{ type: 'text' }, ' words ', 'words'],
  [{ type: 'boolean' }, 'Yes', true],
  [{ type: 'boolean' }, 'n', false],
  [{ type: 'integer' }, '12', 12],
  [{ type: 'choice', options: ['Passport', 'Card'] }, '2', 'Card'],
  [{ type: 'choice', options: ['Passport', 'Card'] }, 'Passport', 'Passport'],
  [{ type: 'choice', options: ['2', '1'] }, '2', '2'],
  [{ type: 'people', options: ['a-1', 'a-2', 'b'], max: 2 }, '1, b', ['a-1', 'b']],
  [{ type: 'time' }, '2026-11-21T10:00:00Z', '2026-11-21T10:00:00Z'],
  [{ type: 'digest' }, 'AB12 '.repeat(16), 'ab12'.repeat(16)],
  [{ type: 'digest' }, 'none', 'none'],
  [{ type: 'text', optional: true }, '', null],
] as const)('%o, typed %s, is %o', async (field, typed, answer) => {
  expect((await filled(field, typed)).answer).toEqual(answer)
})

test('a time of today needs no date', async () => {
  const { answer } = await filled({ type: 'time' }, '10:00:00')
  expect(answer).toMatch(/^\d{4}-\d\d-\d\dT10:00:00Z$/)
})

test('what does not fit is said, and asked again', async () => {
  expect(await filled({ type: 'integer', max: 5 }, 'six', '6', '5')).toEqual({
    answer: 5,
    said: ['“Label” must be a whole number up to 5.', 'Label', '“Label” must be a whole number up to 5.'],
  })
})

test('the words of a share are taken in no field', async () => {
  const share =
    'easel painting academic acid airport enforce quarter explain excuse result cause legs include dough guitar legend garlic brave parcel manual'
  const { answer, said } = await filled({}, share, 'nothing')
  expect(answer).toBe('nothing')
  expect(said[0]).toContain('looks like the words of a share')
})

test('people are chosen by what they are called, and what is wrong names the question and them', async () => {
  const said: string[] = []
  const lines = ['witness-3', '', '2']
  const asker = {
    line: (prompt: string) => {
      said.push(prompt)
      return Promise.resolve(lines.shift() ?? '')
    },
    say: (text: string) => void said.push(text),
    called: (part: string) => ({ 'witness-1': 'Beate', 'witness-2': 'Carl' })[part] ?? part,
  }
  const field: Field = { name: 'person', label: 'Who', type: 'people', max: 1, options: ['witness-1', 'witness-2'] }
  expect(await fillIn(field, asker, ['witness-1'])).toEqual(['witness-1'])
  expect(said).toEqual([
    '  1  Beate',
    '  2  Carl',
    'Who (numbers, separated by commas) [Beate: press Enter to keep it]',
    '“Who” must be among Beate, Carl.',
    'Who (numbers, separated by commas) [Beate: press Enter to keep it]',
  ])
  expect(await fillIn({ name: 'why', label: 'Why', type: 'text' }, asker)).toBe('2')
})
