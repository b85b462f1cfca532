/** From the start of a process to a first screen that can be used. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { inFolder, root } from '../../e2e/launch.ts'
import { median } from '../rates.ts'
import { type Figure, inTurns } from './figure.ts'

/** Milliseconds after which an application that has not ended by itself is killed. */
const LONGEST = 60_000

const probe = join(import.meta.dirname, 'paint-probe.js')
const empty = join(import.meta.dirname, 'empty')

/**
 * Milliseconds until Home is painted and main has said so, against an application with one empty page in the same shell. A
 * module that both load (`-r`) asks the page for the first frame in which the heading stands, and writes a line; what counts
 * is when that line arrives here, so that a main that is busy is waited for, as a person who presses would. Afterwards a
 * button is pressed on both: a page that does not answer is an error, not a figure.
 */
export function paint(): Promise<Figure> {
  return inFolder(async (folder) => {
    const ours = [root, '--data', join(folder, 'data')]
    const rounds = await inTurns(
      () => untilPainted(layProbe(folder, 'main:has(.home) h1', '.home-work .script button'), ours),
      () => untilPainted(layProbe(folder, 'h1', 'button'), [empty]),
    )
    const [own, other] = [median(rounds.ours), median(rounds.reference)]
    const ratio = own / other
    return { name: 'paint', ours: own, reference: other, unit: 'ms', ratio, promise: promise(ratio) }
  })
}

const promise = (value: number): Figure['promise'] => ({ of: 'ratio', value, most: 1.4 })

/** The probe, and beside it what it looks for: the launcher hands no variable on to it. */
function layProbe(folder: string, heading: string, button: string): string {
  const laid = join(folder, 'paint-probe.mjs')
  cpSync(probe, laid)
  writeFileSync(join(folder, 'paint-probe.json'), JSON.stringify({ heading, button }))
  return laid
}

async function untilPainted(laid: string, application: readonly string[]): Promise<number> {
  const executable = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')
  const start = performance.now()
  const child = spawn(executable, ['-r', laid, ...application], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  })
  const ended = once(child, 'exit')
  let painted: number | null = null
  let answered = false
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'painted') painted = performance.now() - start
    if (line !== 'answered') continue
    answered = true
    child.kill('SIGTERM')
  }
  const [code, signal] = (await ended) as [number | null, string | null]
  const how = `and ended with ${String(signal ?? code)}`
  if (painted === null) throw new Error(`${application.join(' ')} painted nothing, ${how}`)
  if (!answered) throw new Error(`${application.join(' ')} did not answer a press, ${how}`)
  return painted
}
