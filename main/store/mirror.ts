import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../ceremonies/refusal.ts'

/** A copy of the facts on a second medium, line by line, durable before an append is acknowledged. */
export class Mirror {
  readonly #path: string
  readonly #file: number

  /** Opens `folder/facts.jsonl`, which must agree with the record as far as it goes; what it lacks is added. Throws MIRROR_… */
  constructor(folder: string, lines: Iterable<string>) {
    this.#path = join(folder, 'facts.jsonl')
    this.#file = this.#guard(() => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      return openSync(this.#path, 'a', 0o600)
    })
    this.append(missing(this.#path, lines))
  }

  append(lines: readonly string[]): void {
    if (lines.length === 0) return
    this.#guard(() => {
      writeSync(this.#file, lines.join(''))
      fsyncSync(this.#file)
    })
  }

  close(): void {
    closeSync(this.#file)
  }

  #guard<T>(act: () => T): T {
    try {
      return act()
    } catch (error) {
      throw refuse('MIRROR_FAILED', {
        path: this.#path,
        reason: error instanceof Error ? error.message : String(error),
      })
    }
  }
}

/** The lines that the mirror lacks. A torn last line, cut off by a crash, is completed; any other difference is an error. */
function missing(path: string, lines: Iterable<string>): readonly string[] {
  const mirrored = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const record = [...lines].join('')
  if (record.startsWith(mirrored)) return record.length > mirrored.length ? [record.slice(mirrored.length)] : []
  let at = 0
  while (record[at] === mirrored[at]) at++
  throw refuse('MIRROR_DIFFERS', { path, line: mirrored.slice(0, at).split('\n').length })
}
