import { expect, test } from 'vitest'
import { fill } from '../../ceremonies/refusal.ts'

test('a sentence takes its parameters, and the word that goes with a number', () => {
  const sentence = '{name} has {count} {count|fact|facts}, {missing} {count|is|are}'
  expect([0, 1, '1', 2].map((count) => fill(sentence, { name: '{count}', count }))).toEqual([
    '{count} has 0 facts, {missing} are',
    '{count} has 1 fact, {missing} is',
    '{count} has 1 fact, {missing} is',
    '{count} has 2 facts, {missing} are',
  ])
})
