/** Starts lives of the program in processes of their own, and says how they ended. */
import { fork } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { faultyModule } from '../support/faulty.ts'
import { copyState } from './life.ts'
import type { LifeOrder, LifePlan, LifeResult } from './plan.ts'

export interface End {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly errors: string
}

export interface Running {
  readonly ended: Promise<End>
  /** Resolves when the life tells that; rejects if it ends before. */
  told(what: string): Promise<void>
  kill(): void
}

export function start(plan: LifePlan): Running {
  const child = fork(join(inject('bundled'), 'test/kill/entry.js'), [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const ended = new Promise<End>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve({ code, signal, errors }))
  })
  const told = (what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      child.on('message', (message) => message === what && resolve())
      void ended.then((end) => reject(new Error(`It ended before it was ${what}: ${JSON.stringify(end)}`)))
    })
  const order: LifeOrder = { ...plan, module: faultyModule() }
  child.once('message', () => child.send(order))
  return { ended, told, kill: () => void child.kill('SIGKILL') }
}

/** A life that must end in good order. */
export async function mustLive(plan: LifePlan): Promise<LifeResult> {
  const end = await start(plan).ended
  if (end.code !== 0) throw new Error(`The life did not end well (${end.code ?? end.signal}): ${end.errors}`)
  return JSON.parse(readFileSync(join(plan.directory, 'result.json'), 'utf8')) as LifeResult
}

/** A life that must be killed at its point, and nowhere else. */
export async function mustDie(plan: LifePlan): Promise<void> {
  const end = await start(plan).ended
  const reached = existsSync(join(plan.directory, plan.fault ? 'faulted' : 'reached.log'))
  if (end.signal !== 'SIGKILL' || !reached) {
    throw new Error(`It was to be killed at its point, but ended with ${end.code ?? end.signal}: ${end.errors}`)
  }
}

/** Runs at most so many at a time. */
export function limit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}

/** A folder in memory, for one ceremony or many. */
export function room(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `strongroom-kill-${name}-`))
}

/** Works in a fresh copy of a snapshot, which is gone afterwards, unless it failed and `KILL_KEEP` is set, to look at it. */
export function inCopy<T>(snapshot: string, name: string, work: (directory: string) => Promise<T>): Promise<T> {
  return inEmpty((directory) => {
    copyState(snapshot, directory)
    return work(directory)
  }, name)
}

/** Works in an empty folder. */
export async function inEmpty<T>(work: (directory: string) => Promise<T>, name = 'opening'): Promise<T> {
  const directory = room(name)
  let keep = process.env['KILL_KEEP'] !== undefined
  try {
    const done = await work(directory)
    keep = false
    return done
  } finally {
    if (!keep) rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}
