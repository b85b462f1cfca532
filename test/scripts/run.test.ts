/** A run of tests that does not end after its last line is ended, and is not taken for a good one. */
import { expect, test } from 'vitest'
import { type Ended, run } from '../../scripts/test/run.ts'

/** Runs this program with a limit of so many milliseconds. */
async function ran(program: string, patience = 60_000): Promise<Ended & { readonly said: readonly string[] }> {
  const said: string[] = []
  const ended = await run(process.execPath, ['-e', program], { say: (text) => said.push(text), patience })
  return { ...ended, said }
}

const closing = `console.log('hello'); console.log('3 passed, 1 failed');`

test('what it says is passed on, the closing line is taken out, and it ends as it ends', async () => {
  const ended = await ran(`${closing} console.error('trouble'); process.exitCode = 1`)
  expect([ended.status, ended.last, [...ended.said].sort()]).toEqual([
    1,
    { passed: 3, failed: 1 },
    ['hello', 'trouble'],
  ])
})

test('without a closing line nothing is counted', async () => {
  expect(await ran('')).toEqual({ status: 0, last: null, said: [] })
})

test('something that is left running keeps it from ending: it is ended', async () => {
  const ended = await ran(`${closing} setInterval(() => undefined, 1000)`, 50)
  expect(ended).toEqual({ status: 'SIGKILL', last: { passed: 3, failed: 1 }, said: ['hello'] })
})

test('a process that is left behind with its output is not waited for', async () => {
  const orphan = `const { spawn } = require('node:child_process')
    const left = spawn('sleep', ['600'], { detached: true, stdio: ['ignore', 'inherit', 'inherit'] })
    left.unref()
    console.log(left.pid); ${closing}`
  const ended = await ran(orphan, 50)
  const [pid = ''] = ended.said
  expect(process.kill(Number(pid), 'SIGKILL')).toBe(true)
  expect(ended.last).toEqual({ passed: 3, failed: 1 })
})

test('a word after the closing line puts that off, and no more', async () => {
  const ended = await ran(`${closing} console.log('more'); setInterval(() => undefined, 1000)`, 50)
  expect(ended).toEqual({ status: 'SIGKILL', last: { passed: 3, failed: 1 }, said: ['hello', 'more'] })
})

test('what cannot be started is an error', async () => {
  await expect(run('/nowhere/at/all', [], { say: () => undefined })).rejects.toThrow('ENOENT')
})
