import { spawn } from 'node:child_process'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { reasonOf } from '../reason.ts'

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** As much as one of these programs may say. */
const MOST = 64 * 1024

/**
 * Runs one of CUPS' own programs on the server behind `socket`: no shell, nothing of our environment, `input` on standard
 * input. Throws PRINT_TOOL_MISSING or PRINT_TOOL_FAILED.
 */
export function run(
  socket: string,
  tool: string,
  given: readonly string[],
  input: Uint8Array = Buffer.of(),
): Promise<Ran> {
  const env = { CUPS_SERVER: socket, LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' }
  const child = spawn(tool, given, { env, stdio: ['pipe', 'pipe', 'pipe'], timeout: 30_000 })
  const said = { out: '', err: '' }
  for (const [name, stream] of [
    ['out', child.stdout],
    ['err', child.stderr],
  ] as const) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      said[name] = (said[name] + part).slice(0, MOST)
    })
  }
  // A program that ends before it has read everything says why on standard error.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT'
          ? refuse('PRINT_TOOL_MISSING', { tool })
          : refuse('PRINT_TOOL_FAILED', { tool, reason: reasonOf(error) }),
      ),
    )
    child.once('close', (code) => resolve({ code, ...said }))
  })
}

export interface Piped {
  readonly code: number | null
  readonly out: Buffer
}

/**
 * Runs a program that makes one stream of bytes of another: no shell, nothing of our environment, nothing on disk. Null if there is
 * no such program. The caller zeroes what comes out.
 */
export function piped(tool: string, given: readonly string[], input: Uint8Array): Promise<Piped | null> {
  const env = { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin' }
  const child = spawn(tool, given, { env, stdio: ['pipe', 'pipe', 'ignore'], timeout: 60_000 })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve(null)
      else reject(refuse('PRINT_TOOL_FAILED', { tool, reason: reasonOf(error) }))
    })
    child.once('close', (code) => {
      const out = Buffer.concat(parts)
      for (const part of parts) part.fill(0)
      resolve({ code, out })
    })
  })
}

/** The last thing that a program complained of, as a clause: without its name, control characters and full stop. */
export function complaintOf({ err, code }: Ran): string {
  const line = err.trim().split('\n').at(-1) ?? ''
  const text = line
    .replace(/^\w+: (Error - )?/, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\.$/, '')
    .trim()
    .slice(0, 200)
  return text === '' ? `exit code ${code ?? 'none'}` : text
}
