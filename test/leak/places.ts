/** Everything that a run shows or leaves behind, by place: collected while it goes on, scanned when all its secrets are known. */
import { execFileSync } from 'node:child_process'
import { type Dirent, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Scanner } from './scanner.ts'

export interface Placed extends Finding {
  readonly place: string
}

/** A stretch that lies across two looks at a file that grows is seen in one of them. */
const OVERLAP = 4096

export class Places {
  readonly #seen = new Map<string, { readonly stamp: string; readonly bytes: Buffer }>()
  readonly #pieces: { readonly place: string; readonly bytes: Uint8Array }[] = []
  readonly #processes = new Set<string>()
  /** Every command line that was seen, arguments separated by spaces. */
  readonly commands = new Set<string>()

  /** Places by name, each once. */
  get names(): readonly string[] {
    return [...new Set(this.#pieces.map(({ place }) => place))]
  }

  add(place: string, bytes: Uint8Array): void {
    this.#pieces.push({ place, bytes })
  }

  /** Every file below `directory` that is new or has changed since the last look; `since` leaves out those older than that. */
  look(directory: string, since = 0): void {
    for (const file of filesUnder(directory)) {
      const stat = unlessGone(() => statSync(file))
      const stamp = stat && `${stat.ino} ${stat.size} ${stat.ctimeMs}`
      if (!stat || stat.ctimeMs < since || this.#seen.get(file)?.stamp === stamp) continue
      const bytes = unlessGone(() => readFileSync(file))
      if (!bytes) continue
      this.add(file, fresh(this.#seen.get(file)?.bytes, bytes))
      this.#seen.set(file, { stamp: stamp ?? '', bytes })
    }
  }

  /** What any process may read of that process and of those that it started: names of files, arguments and environment. */
  lookAtProcesses(pid: number): void {
    for (const process of [pid, ...descendants(pid)]) {
      for (const what of ['cmdline', 'environ', 'comm']) {
        const file = `/proc/${process}/${what}`
        const bytes = unlessGone(() => readFileSync(file))
        const key = `${file} ${bytes?.toString('latin1')}`
        if (!bytes || bytes.length === 0 || this.#processes.has(key)) continue
        this.#processes.add(key)
        this.add(file, bytes)
        if (what === 'cmdline') this.commands.add(bytes.toString().replaceAll('\0', ' ').trim())
      }
    }
  }

  /** The streams and the text of each PDF that was seen. */
  openPdfs(): void {
    for (const [file, { bytes }] of [...this.#seen]) {
      if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') continue
      const run = (command: string, ...args: string[]) => execFileSync(command, args, { maxBuffer: 2 ** 30 })
      this.add(
        `${file} (streams)`,
        run('qpdf', '--qdf', '--object-streams=disable', '--stream-data=uncompress', file, '-'),
      )
      this.add(`${file} (text)`, run('pdftotext', '-enc', 'UTF-8', file, '-'))
    }
  }

  scan(scanner: Scanner): readonly Placed[] {
    return this.#pieces.flatMap(({ place, bytes }) => scanner.scan(bytes).map((found) => ({ ...found, place })))
  }
}

function fresh(before: Buffer | undefined, now: Buffer): Uint8Array {
  if (!before || !now.subarray(0, before.length).equals(before)) return now
  return now.subarray(Math.max(before.length - OVERLAP, 0))
}

/** Plain files; no links are followed, and neither packages nor version control are looked into. */
function filesUnder(directory: string): readonly string[] {
  const entries: readonly Dirent[] = unlessGone(() => readdirSync(directory, { withFileTypes: true })) ?? []
  return entries.flatMap((entry) => {
    if (entry.isFile()) return [join(directory, entry.name)]
    const foreign = ['node_modules', '.git'].includes(entry.name)
    return entry.isDirectory() && !foreign ? filesUnder(join(directory, entry.name)) : []
  })
}

export function descendants(pid: number): readonly number[] {
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`)) ?? []
  const children = threads.flatMap((thread) => {
    const list = unlessGone(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')) ?? ''
    return list.split(' ').filter(Boolean).map(Number)
  })
  return children.flatMap((child) => [child, ...descendants(child)])
}

/** null for what went away meanwhile, or what nobody but root may read. */
export function unlessGone<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTDIR', 'EIO'].includes(code)) return null
    throw error
  }
}
