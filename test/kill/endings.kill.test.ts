/** Other ways for a ceremony to be cut short: before it has begun, by people, and by a machine that starts anew. */
import { expect, test } from 'vitest'
import { medium } from './ceremonies.ts'
import { inCopy, inEmpty, mustDie, mustLive, start } from './harness.ts'
import { factsOf, mustHaveTwoPeoplesWord } from './judge.ts'
import { beforeAnswer, linesIn, record, snapshotAt, startOf } from './matrix.ts'
import type { Point } from './plan.ts'
import { removedAfterAll } from './suite.ts'
import { judge, mustBe, mustVerify } from './trial.ts'

const recording = await record()
removedAfterAll(recording.directory)
const open = { script: medium.script, settings: medium.settings }
const first = { command: 'open', step: null, by: 'engine' } as const

test.each(['beforeInsert', 'beforeCommit'] as const)('killed before there is a first fact: %s', async (at) => {
  await inEmpty(async (directory) => {
    await mustDie({ directory, open, die: { at, ...first } })
    const { code, errors } = await start({ directory }).ended
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(/trouble\.empty/) })
  })
})

test('killed right after the first facts: the ceremony is there', async () => {
  await inEmpty(async (directory) => {
    await mustDie({ directory, open, die: { at: 'afterCommit', ...first } })
    expect((await mustLive({ directory })).ended).toBe('sealed')
    mustVerify(directory)
  })
})

test('after a restart of the machine the two clocks are read again before the certificate is dated', async () => {
  const from = startOf(recording, 'certificate')
  await inCopy(snapshotAt(recording, from), 'restart', async (directory) => {
    const result = await mustLive({ directory, behind: 36_000_000 })
    judge(recording, directory, from, {}, result)
    const since = factsOf(linesIn(directory)).slice(recording.batches[from]?.size ?? 0)
    const ends = since.filter(({ type }) => type === 'step.failed' || type === 'step.finished')
    expect(ends.slice(0, 3).map(({ type, fact }) => [type, fact['step'], fact['code'] ?? null])).toEqual([
      ['step.failed', 'certificate', 'CLOCK_DRIFTED'],
      ['step.finished', 'clock-before-certificate', null],
      ['step.finished', 'certificate', null],
    ])
  })
})

// The step at hand is the one that brings the backup key back, because the session that held it is gone.
const abort = 'reload-before-archive'

test.each<[string, Point | null]>([
  ['nobody is killed', null],
  ['killed once it is agreed', { at: 'afterCommit', command: 'confirm', step: abort, by: 'witness-1' }],
  ['killed with the last signature in doubt', { at: 'afterNote', entry: 'seal.started' }],
])('a ceremony that two people end has a signed record that verifies: %s', async (_, die) => {
  const from = beforeAnswer(recording.batches, 'archive')
  await inCopy(snapshotAt(recording, from), 'abort', async (directory) => {
    if (die) await mustDie({ directory, abort, die })
    const result = await mustLive({ directory, ...(die ? {} : { abort }) })
    mustBe('how it ended', result.ended, 'aborted')
    mustBe('the last fact', factsOf(linesIn(directory)).at(-1)?.type, 'ceremony.aborted')
    mustHaveTwoPeoplesWord(factsOf(linesIn(directory)))
    mustVerify(directory)
  })
})
