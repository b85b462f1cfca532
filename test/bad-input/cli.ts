/** The shipped command line with a bad input each, in a folder of its own: what it says, and that it wrote nothing. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, lstatSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

const root = join(import.meta.dirname, '../..')
export const shippedScript = join(root, 'ceremonies/scripts/root-key.yaml')
export const fixtures = join(root, 'test/fixtures')

/** Milliseconds after which a row is ended: nothing that is refused takes long. */
const LONGEST = 20_000

export interface Row {
  /** What is wrong. */
  readonly input: string
  /** `{}` in an argument is the row's folder. */
  readonly args: readonly string[]
  readonly stdin?: string | Uint8Array
  /** Makes what the arguments name, in the row's folder. */
  readonly prepare?: (folder: string) => void
  readonly environment?: Readonly<Record<string, string>>
  readonly status: number
  readonly code: string
  /** The whole sentence; `{}` is the row's folder. */
  readonly message: string
  /** What else is said on standard error before. */
  readonly before?: string
}

export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** Files of the row's folder that are not what they were. */
  readonly changed: readonly string[]
}

/** Runs a row in a fresh folder, which is its working directory too. */
export async function outcomeOf({ args, stdin = '', prepare, environment = {} }: Row): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-bad-'))
  try {
    prepare?.(folder)
    const before = digests(folder)
    const child = spawn(
      join(root, 'bin/strongroom'),
      args.map((one) => one.replaceAll('{}', folder)),
      {
        cwd: folder,
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, XDG_DATA_HOME: folder, TMPDIR: folder, ...environment },
        stdio: 'pipe',
      },
    )
    // A program that refused its arguments need not read on.
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST)
    const [stdout, stderr] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
    const status = await ended
    clearTimeout(late)
    const after = digests(folder)
    const names = new Set([...before.keys(), ...after.keys()])
    const changed = [...names].filter((name) => before.get(name) !== after.get(name))
    return { status, stdout: stdout.toString(), stderr: stderr.toString().replaceAll(folder, '{}'), changed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What stands at each path below a folder. */
function digests(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(paths.map((path) => [path, digest(join(folder, path))]))
}

function digest(path: string): string {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  if (!stat.isFile()) return `mode ${stat.mode.toString(8)}`
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

/** A bundle of the fixtures as `bundle` in the row's folder. */
export function copyBundle(folder: string): void {
  cpSync(join(fixtures, 'record/confidential'), join(folder, 'bundle'), { recursive: true })
}

/** A row that is understood and refused. */
export function refused(input: string, args: readonly string[], code: string, message: string): Row {
  return { input, args, status: 1, code, message }
}

/** What a row should come to. */
export function expected({ status, code, message, before = '' }: Row): Outcome {
  return { status, stdout: '', stderr: `${before}strongroom: ${code}: ${message}\n`, changed: [] }
}
