/** The shipped command line as a black box: `scripts/setup` or `npm run build` has built it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

export const root = join(import.meta.dirname, '../..')
export const launcher = join(root, 'bin/strongroom')
/** The same program, for many personal codes (light-codes.ts). */
export const lightLauncher = join(root, 'test/support/strongroom')
export const scripts = join(root, 'test/fixtures/scripts')

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs one command to its end. */
export async function strongroom(args: readonly string[], stdin = ''): Promise<Ended> {
  const child = spawn(launcher, args, { stdio: 'pipe' })
  // A program that refused its arguments need not read on.
  child.stdin.on('error', () => undefined)
  child.stdin.end(stdin)
  const status = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
  return { status: await status, stdout: stdout.toString(), stderr: stderr.toString() }
}

/** A folder (0700) that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-cli-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
