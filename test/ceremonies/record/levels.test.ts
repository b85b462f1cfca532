import { expect, test } from 'vitest'
import { highest, levelOf, levels, publicTypes, sees } from '../../../ceremonies/record/levels.ts'

test('each level sees itself and what is below', () => {
  expect(levels.map((reader) => levels.filter((level) => sees(reader, level)))).toEqual([
    ['public'],
    ['public', 'restricted'],
    ['public', 'restricted', 'confidential'],
  ])
})

test('a type that is not mapped is confidential, one that verification reads is public', () => {
  expect([levelOf('something.new'), levelOf('command'), ...publicTypes.map(levelOf)]).toEqual([
    'confidential',
    'confidential',
    ...publicTypes.map(() => 'public'),
  ])
})

test('the highest of some levels', () => {
  expect([highest([]), highest(['restricted', 'public']), highest(['confidential'])]).toEqual([
    'public',
    'restricted',
    'confidential',
  ])
})
