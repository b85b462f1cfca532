import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const index = join(import.meta.dirname, 'index.ts')
const known = 'wrap, append, verify, resume, split'

test.each([
  ['an unknown name', ['speed', '--json'], `There is no bench speed; choose one of ${known}.`],
  ['a known name before it', ['split', 'speed'], `There is no bench speed; choose one of ${known}.`],
  ['a name that every object has', ['toString'], `There is no bench toString; choose one of ${known}.`],
  ['an unknown option', ['split', '--fast'], "Unknown option '--fast'."],
])('with %s nothing is measured', (_what, words, reason) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [index, ...words], { encoding: 'utf8' })
  expect({ status, stdout, said: stderr.startsWith(`bench: ${reason}`) }).toEqual({ status: 2, stdout: '', said: true })
})
