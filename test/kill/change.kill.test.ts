/** A change of custodians is killed: at each point the set that the record calls valid brings every key back. */
import { expect, test } from 'vitest'
import { chance, sample } from '../support/sample.ts'
import { change } from './ceremonies.ts'
import { inCopy, mustDie, mustLive } from './harness.ts'
import { beforeAnswer, type Case, deviceCases, record, snapshotAt, storeCases } from './matrix.ts'
import { cases, removedAfterAll } from './suite.ts'
import { mustVerify, runCase } from './trial.ts'
import { mustRecover } from './valid-set.ts'

const keys = ['root', 'sealing']
const next = chance()
const recording = await record(change)
removedAfterAll(recording.directory)

/** The batch by which the new set is put in force. */
const changed = recording.batches.findIndex(({ events }) => events.includes('set.in-force'))

test('the new set is put in force by one write, before which the earlier set is valid and after which it is not', async () => {
  expect(recording.batches[changed]?.events.filter((event) => /^set\./.test(event))).toEqual(['set.in-force'])
  expect(await mustRecover(snapshotAt(recording, changed - 1), keys)).toBe('earlier')
  expect(await mustRecover(snapshotAt(recording, changed), keys)).toBe('new')
  expect(await mustRecover(recording.directory, keys)).toBe('new')
})

test('a change that is aborted when all is proved leaves the earlier set valid', () =>
  inCopy(snapshotAt(recording, beforeAnswer(recording.batches, 'in-force')), 'aborted', async (directory) => {
    expect((await mustLive({ directory, abort: 'in-force' })).ended).toBe('aborted')
    mustVerify(directory)
    expect(await mustRecover(directory, keys)).toBe('earlier')
  }))

/** What counts is where the write is: early ones change nothing, so that most of a sample is taken where sets are about. */
const stores = storeCases(recording).filter(({ from }) => from >= beforeAnswer(recording.batches, 'recover'))

cases('the change is killed around a durable write', sample(stores, { of: 80, next }), (one: Case) =>
  inCopy(snapshotAt(recording, one.from), 'change', async (directory) => {
    await mustDie({ directory, ...one.die })
    await mustRecover(directory, keys)
    expect((await mustLive({ directory })).ended).toBe('sealed')
    expect(await mustRecover(directory, keys)).toBe('new')
  }),
)

cases('the change is killed in an act', sample(deviceCases(recording), { of: 40, next }), (one, number) =>
  runCase(recording, one, number % 2 === 0 ? 'first' : 'last', undefined, async (directory) => {
    expect(await mustRecover(directory, keys)).toBe('earlier')
  }),
)
