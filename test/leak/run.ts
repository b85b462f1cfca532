/** Runs a whole ceremony in a process of its own, looks at every place while it runs and after, and keeps the secrets it tells. */
import { fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Places } from './places.ts'
import type { Secret, Told } from './secrets.ts'

export const root = join(import.meta.dirname, '../..')

export interface Run {
  readonly directory: string
  readonly began: number
  readonly status: number | null
  readonly secrets: readonly Secret[]
  /** The text of each share that was shown, in order. */
  readonly sheets: readonly string[]
  readonly places: Places
  readonly pauses: readonly string[]
  readonly stderr: string
}

/** Files are in memory where the machine has it; everything that would look for a place of its own finds one in here. */
function environmentOf(directory: string): Readonly<Record<string, string>> {
  const folder = (name: string): string => {
    mkdirSync(join(directory, name), { mode: 0o700 })
    return join(directory, name)
  }
  return { PATH: process.env['PATH'] ?? '', TMPDIR: folder('tmp'), HOME: folder('home'), XDG_DATA_HOME: folder('xdg') }
}

/** `script` is one that ships, or it with its shares in blocks (`NAME-in-blocks`); `settings` are its parameters, as `name=value`. */
export async function runCeremony(script: string, ...settings: readonly string[]): Promise<Run> {
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-leak-'))
  const began = Date.now()
  const places = new Places()
  const secrets: Secret[] = []
  const sheets: string[] = []
  const pauses: string[] = []
  const child = fork(join(import.meta.dirname, 'ceremony.ts'), [script, ...settings], {
    cwd: directory,
    env: environmentOf(directory),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const pid = child.pid ?? 0
  const processes = setInterval(() => places.lookAtProcesses(pid), 10)
  child.on('message', (message) => {
    const told = message as Told
    if ('secret' in told) return void secrets.push(told.secret)
    if ('sheet' in told) return void sheets.push(told.sheet)
    places.lookAtProcesses(pid)
    if ('started' in told) return
    pauses.push(told.pause)
    places.look(directory)
    child.send('go on')
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err] = await Promise.all(
    [child.stdout, child.stderr].map((stream) => buffer(stream as NodeJS.ReadableStream)),
  )
  const status = await ended
  clearInterval(processes)
  places.add('standard output', out ?? Buffer.alloc(0))
  places.add('standard error', err ?? Buffer.alloc(0))
  places.look(directory)
  places.openPdfs()
  for (const elsewhere of ['/tmp', '/var/tmp', '/dev/shm', '/var/log', '/run', root]) places.look(elsewhere, began)
  return { directory, began, status, places, pauses, secrets, sheets, stderr: (err ?? '').toString() }
}
