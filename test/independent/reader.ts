import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { join } from 'node:path'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { Refusal } from '../../ceremonies/refusal.ts'
import type { Verdict } from '../../ceremonies/record/verify.ts'
import { verifyBundle } from '../../ceremonies/record/verify.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { verifyAt } from '../../main/bundle/verify.ts'

/** What both verifiers say of a record. Of an invalid one only that it is: what can still be read of it is not specified. */
export type Opinion =
  | { readonly valid: false; readonly anchored: boolean }
  | ({ readonly valid: true } & Pick<Verdict, 'anchored' | 'root' | 'words' | 'size' | 'level' | 'softwareToken'>)

/** A bundle as its files, or where it lies. */
export type Bundle = Files | string

/** The verifier in Python, one process for many records. */
export class Reader {
  readonly #process: ChildProcess
  readonly #lines: Interface
  readonly #answers: AsyncIterator<string>

  constructor() {
    this.#process = spawn('/usr/bin/python3', [join(import.meta.dirname, 'answer.py')], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const { stdout } = this.#process
    if (stdout === null) throw new TypeError('no output')
    this.#lines = createInterface({ input: stdout })
    this.#answers = this.#lines[Symbol.asyncIterator]()
  }

  async opinion(bundle: Bundle, outside: Uint8Array | null): Promise<Opinion> {
    const anchor = outside === null ? {} : { outside: Buffer.from(outside).toString('base64') }
    const where = typeof bundle === 'string' ? { path: bundle } : { files: encoded(bundle) }
    this.#process.stdin?.write(`${JSON.stringify({ ...where, ...anchor })}\n`)
    const answer = await this.#answers.next()
    if (answer.done) throw new Error('the verifier in Python has ended')
    const { software, ...said } = JSON.parse(answer.value) as Omit<Verdict, 'softwareToken'> & { software: boolean }
    return opinionOf({ ...said, softwareToken: software })
  }

  async end(): Promise<void> {
    this.#process.stdin?.end()
    await new Promise((resolve) => this.#process.once('close', resolve))
    this.#lines.close()
  }
}

function encoded(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))
}

/** What our own verifier says, its replay left out as the reader's is. What cannot be read is not valid either. */
export async function ourOpinion(bundle: Bundle, outside: Uint8Array | null): Promise<Opinion> {
  const without = () => null
  if (typeof bundle !== 'string')
    return opinionOf(verifyBundle(bundle, { ...nodeMeans, replay: without, checkpoint: outside }))
  try {
    return opinionOf(await verifyAt(bundle, without, outside))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'BUNDLE_UNREADABLE') return { valid: false, anchored: false }
    throw error
  }
}

function opinionOf(verdict: Omit<Verdict, 'replayed' | 'rehearsal' | 'problems' | 'remarks' | 'ceremony'>): Opinion {
  const { valid, anchored, root, words, size, level, softwareToken } = verdict
  return valid ? { valid, anchored, root, words, size, level, softwareToken } : { valid, anchored }
}
