import { expect, test } from 'vitest'
import { peopleOf } from '../../../ceremonies/transcript/people.ts'
import type { Event } from '../../../ceremonies/subjects/index.ts'

const parts = ['administrator', 'witness-1', 'witness-2'].map((id) => ({ id, role: id, title: id, brings: false }))
const copied = (...by: readonly string[]): Event => ({ type: 'words.copied', size: 9, by: [...by] })
const replaced = (person: string): Event => ({ type: 'person.replaced', person, reason: 'ill' })

test('words are one’s own only for who wrote them down and stayed: not for who came later, or left before the end', () => {
  const told = [copied('witness-1', 'witness-2'), replaced('witness-2')].map((event, at) => ({ event, at: `${at}` }))
  const copiers = peopleOf(parts, told, {}).map(({ part, until, copied: own }) => [part, until, own])
  expect(copiers).toEqual([
    ['administrator', null, false],
    ['witness-1', null, true],
    ['witness-2', '1', false],
    ['witness-2', null, false],
  ])
})
