import { expect, test } from 'vitest'
import { own, sandbox } from './sandbox.ts'

const use = "import { expect, test } from 'vitest'\n"
const fine = `${use}test('one', () => expect(1).toBe(1))\ntest('two', () => expect(2).toBe(2))\n`

/** Runs unit tests under our own vitest configuration; answers exit status, what was called failed, and the last line. */
function count(files: Record<string, string>, ...args: string[]) {
  const project = sandbox({
    'scripts/reporter.ts': own('scripts/reporter.ts'),
    'scripts/test.ts': own('scripts/test.ts'),
    'scripts/test/checks.ts': own('scripts/test/checks.ts'),
    'scripts/test/run.ts': own('scripts/test/run.ts'),
    'scripts/test-floors.json': '{ "unit": 2 }',
    'build/version.json': '{}',
    ...files,
  })
  const { status, output } = project.run('node', 'scripts/test.ts', ...args)
  const lines = output.trimEnd().split('\n')
  return { status, failed: lines.filter((line) => line.startsWith('FAILED')).sort(), last: lines.at(-1) }
}

test('a skipped, a todo, a failing and an unloadable test each count as failed', () => {
  expect(
    count(
      {
        'test/fine.test.ts': fine,
        'test/empty.test.ts': 'export {}\n',
        'test/broken.test.ts': "import './nowhere.ts'\n",
        'test/skip.test.ts': `${use}test.skip('skipped', () => expect(1).toBe(1))\ntest.todo('to do')\ntest('wrong', () => expect(1).toBe(2))\n`,
        'test/outside.test.ts': `${use}test('fine', () => { void Promise.reject(new Error('nobody caught this')); expect(1).toBe(1) })\n`,
      },
      'unit',
    ),
  ).toEqual({
    status: 1,
    failed: [
      'FAILED broken file: test/broken.test.ts',
      'FAILED broken file: test/empty.test.ts',
      'FAILED error outside any test: nobody caught this',
      'FAILED failed: test/skip.test.ts > wrong: expected 1 to be 2 // Object.is equality',
      'FAILED skipped: test/skip.test.ts > skipped',
      'FAILED skipped: test/skip.test.ts > to do',
    ],
    last: '3 passed, 6 failed',
  })
})

test('fewer tests than the floor are a failure', () => {
  expect(count({ 'test/few.test.ts': `${use}test('one', () => expect(1).toBe(1))\n` }, 'unit')).toEqual({
    status: 1,
    failed: ['FAILED tests run: 1, at least 2 must be'],
    last: '1 passed, 1 failed',
  })
})

test('a part without any file fails its floor', () => {
  expect(count({}, 'unit').last).toEqual('0 passed, 1 failed')
})

test('enough tests that all passed are a success, and parts are summed', () => {
  const killed = {
    'test/slow.kill.test.ts': `${use}test('dies', () => expect(1).toBe(1))\n`,
    'test/support/bundled.ts': 'export function setup(): void {}\n',
  }
  expect(count({ 'test/fine.test.ts': fine, ...killed }, 'unit', 'kill')).toEqual({
    status: 0,
    failed: [],
    last: '3 passed, 0 failed',
  })
})

test('a run that is killed half-way is a failure', () => {
  const dies = `${use}test('dies', () => { process.kill(process.ppid, 'SIGKILL') })\n`
  expect(count({ 'test/dies.test.ts': dies }, 'unit')).toMatchObject({ status: 1, last: '0 passed, 1 failed' })
})
