/** Commands that write, ended by a signal while they write: said, and nothing half written or hidden is left. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stoppedDay } from '../../bench/long-day.ts'
import { longScript } from '../../bench/long-script.ts'
import { inFolder, launcher, scripts, strongroom } from '../../support/strongroom.ts'

/** A sealed ceremony of some thousand facts in its data folder, and its bundle. */
const folder = mkdtempSync(join(tmpdir(), 'strongroom-interrupted-'))
const data = join(folder, 'data')
const whole = join(folder, 'whole')
let ceremony = ''

beforeAll(async () => {
  ceremony = (await stoppedDay(data, longScript(1), Number.POSITIVE_INFINITY)).folder.id
  expect((await strongroom(['export', ceremony, '--data', data, '--out', whole])).status).toBe(0)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

const commands = {
  export: (out: string) => ['export', ceremony, '--data', data, '--out', out],
  disclose: (out: string) => ['disclose', whole, '--level', 'public', '--out', out],
}

type Stopped = ChildProcessByStdio<null, Readable, Readable>

/** Where a process stands that has been stopped: what is in the hidden folder, and whether its name is taken. */
function draftIn(parent: string): readonly string[] {
  const hidden = readdirSync(parent).find((name) => name.startsWith('.strongroom-'))
  return hidden === undefined ? [] : readdirSync(join(parent, hidden), { recursive: true, encoding: 'utf8' })
}

/** Resolves once the process does nothing any more: stopped (proc(5), state T), or ended. */
async function stopped({ pid }: ChildProcess): Promise<void> {
  const state = () => /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
  await expect.poll(state, { interval: 1 }).toMatch(/[TZ]/)
}

/**
 * The command, stopped while the file is in its hidden folder and nothing has the folder's name yet. One that was too fast is
 * started again.
 */
async function caughtAt(file: string, words: (out: string) => string[], parent: string): Promise<Stopped> {
  const out = join(parent, 'out')
  for (let tries = 0; tries < 50; tries++) {
    // It gives way to this process, which would come too late where others are busy.
    const child = spawn('nice', ['-n', '5', launcher, ...words(out)], { stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = once(child, 'exit')
    const there = () => draftIn(parent).includes(file) || existsSync(out)
    await expect.poll(there, { timeout: 30_000, interval: 1 }).toBe(true)
    child.kill('SIGSTOP')
    await stopped(child)
    if (draftIn(parent).includes(file) && !existsSync(out)) return child
    child.kill('SIGCONT')
    await ended
    rmSync(out, { recursive: true })
  }
  throw new Error(`it was never seen with ${file} alone`)
}

/** Milliseconds: a busy machine starts the program for seconds, fifty times where the instant is missed. */
const patience = 480_000

test.each([
  ['export', 'bundle', 'SIGINT', 130],
  ['export', 'bundle/facts.jsonl', 'SIGINT', 130],
  ['export', 'bundle.tar', 'SIGINT', 130],
  ['export', 'bundle.tar', 'SIGTERM', 143],
  ['export', 'bundle/facts.jsonl', 'SIGHUP', 129],
  ['disclose', 'bundle/facts.jsonl', 'SIGINT', 130],
  ['disclose', 'bundle/facts.jsonl', 'SIGTERM', 143],
] as const)(
  '%s, once there is %s: %s',
  (command, file, signal, status) =>
    inFolder(async (parent) => {
      const child = await caughtAt(file, commands[command], parent)
      const said = Promise.all([text(child.stdout), text(child.stderr)])
      const ended = once(child, 'exit')
      child.kill(signal)
      child.kill('SIGCONT')
      expect((await ended)[0]).toBe(status)
      const sentence = `Ended by ${signal}. Incomplete output has been removed; what was complete or on record stays.`
      expect(await said).toEqual(['', `strongroom: INTERRUPTED: ${sentence}\n`])
      expect(readdirSync(parent)).toEqual([])
    }),
  patience,
)

test('a paper script that was begun when the signal came is whole', () =>
  inFolder(async (parent) => {
    const out = join(parent, 'paper.pdf')
    const child = spawn(launcher, ['print', join(scripts, 'small.yaml'), '--out', out], { stdio: 'ignore' })
    const ended = once(child, 'exit')
    await expect.poll(() => existsSync(out), { timeout: 30_000, interval: 1 }).toBe(true)
    child.kill('SIGINT')
    // It is written at one go: the signal is heard after that, finds the work done, or ends a program that hears no more.
    const [status, signal] = await ended
    expect([0, 130, 'SIGINT']).toContain(status ?? signal)
    expect([readdirSync(parent), readFileSync(out, 'latin1').trimEnd().slice(-5)]).toEqual([['paper.pdf'], '%%EOF'])
  }))
