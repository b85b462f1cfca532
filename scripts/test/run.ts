/** Runs a tool that ends with the line `N passed, N failed`, and does not wait for ever for it to end. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Count {
  readonly passed: number
  readonly failed: number
}

export interface Ended {
  /** Exit status, or the signal that ended it. */
  readonly status: number | string
  /** What its last such line said; null if it said none. */
  readonly last: Count | null
}

export interface Way {
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Given every line of both streams but that one. */
  readonly say: (text: string) => void
  /** Milliseconds after that line, or what it still says after it, in which it must have ended. */
  readonly patience?: number
}

/** Throws if it cannot be started. */
export function run(
  command: string,
  args: readonly string[],
  { env = process.env, say, patience = 60_000 }: Way,
): Promise<Ended> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
  let last: Count | null = null
  let overdue: NodeJS.Timeout | undefined
  createInterface({ input: child.stdout }).on('line', (text) => {
    clearTimeout(overdue)
    const match = /^(\d+) passed, (\d+) failed$/.exec(text)
    if (match) last = { passed: Number(match[1]), failed: Number(match[2]) }
    else say(text)
    if (last === null) return
    // After it only something that a test left behind can keep it from ending, or its output open.
    overdue = setTimeout(() => {
      child.stdout.destroy()
      child.stderr.destroy()
      child.kill('SIGKILL')
    }, patience)
  })
  createInterface({ input: child.stderr }).on('line', say)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(overdue)
      resolve({ status: code ?? signal ?? 'unknown', last })
    })
  })
}
