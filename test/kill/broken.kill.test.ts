/** The harness itself: a program that is wrong is found out, and a case that was not reached is no success. */
import { expect, test } from 'vitest'
import { factsOf, mustHaveTwoPeoplesWord, mustHoldWhatWasMade } from './judge.ts'
import { type Case, record, startOf } from './matrix.ts'
import { removedAfterAll } from './suite.ts'
import { runCase } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const facts = factsOf(recording.lines)
const at = (step: string, die: Case['die'], doubt: string | null = null): Case => ({
  name: step,
  from: startOf(recording, step),
  die,
  doubt,
})

test('a store that acknowledges before the commit', async () => {
  const one = at('verify-key', { die: { at: 'beforeCommit', command: 'report', step: 'verify-key', by: 'engine' } })
  const broken = { first: { broken: 'acknowledges before commit' } } as const
  await expect(runCase(recording, one, 'first', broken)).rejects.toThrow(/acknowledged at \d+ is lost or changed/)
})

test('an engine that repeats an act of itself', async () => {
  const begun = { at: 'afterCommit', command: 'begin', step: 'generate', by: 'engine' } as const
  const one = at('generate', { die: begun }, 'generate')
  const broken = { second: { broken: 'repeats the act while it looks' } } as const
  await expect(runCase(recording, one, 'first', broken)).rejects.toThrow(
    'root-hsm was asked to generateKeyPair with no act begun',
  )
})

test('an act begun on the word of one person', () => {
  const alone = facts.filter(({ type }) => type !== 'proposal.confirmed')
  expect(() => mustHaveTwoPeoplesWord(facts)).not.toThrow()
  expect(() => mustHaveTwoPeoplesWord(alone)).toThrow(/^commission was begun at \d+ without two people's word$/)
})

test('an act begun again on the word that it was begun with', () => {
  const begun = facts.findIndex(({ type, fact }) => type === 'step.started' && fact['step'] === 'generate')
  const twice = facts.toSpliced(begun, 0, ...facts.slice(begun, begun + 1))
  expect(() => mustHaveTwoPeoplesWord(twice)).toThrow(/^generate was begun at \d+ without two people's word$/)
})

test('an object that the record does not know', () => {
  const made = facts.filter(({ type }) => type === 'key.made').map(({ fact }) => String(fact['id']))
  const pair = made.flatMap((id) => ['public', 'private'].map((type) => ({ class: type, id })))
  expect(() => mustHoldWhatWasMade(facts, pair)).not.toThrow()
  const stray = { class: 'secret', id: '00' }
  expect(() => mustHoldWhatWasMade(facts, [...pair, stray])).toThrow(
    /^the token holds .*secret 00, and the record knows/,
  )
})

test('a point that is never reached', async () => {
  const never = { at: 'returned', step: 'seal', call: 99 } as const
  await expect(runCase(recording, at('seal', { die: never }), 'first')).rejects.toThrow(
    /^It was to be killed at its point, but ended with 0/,
  )
})
