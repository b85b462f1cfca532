import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import { join } from 'node:path'
import type { Files } from '../../ceremonies/record/bundle.ts'
import type { Problem } from '../../ceremonies/record/problem.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Verdict } from '../../ceremonies/record/outcome.ts'
import { verifyBundle } from '../../ceremonies/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import type { Place } from '../ceremonies/record/builder/read.ts'

/**
 * What both verifiers say of a record. Of an invalid one only that, and where: what else can
 * be read of it is not specified. Nothing of any if what came from outside is malformed.
 */
export type Opinion =
  | { readonly malformed: true }
  | { readonly valid: false; readonly anchored: boolean; readonly damage: Place | null }
  | ({ readonly valid: true } & Pick<
      Verdict,
      'anchored' | 'root' | 'words' | 'size' | 'level' | 'softwareToken' | 'softwareCard'
    >)

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
    const told = await this.#ask(bundle, outside)
    if ('malformed' in told) return told
    const { software, played, damage, ...said } = told
    return opinionOf({ ...said, softwareToken: software, softwareCard: played }, damage ?? null)
  }

  /** All that it says of a bundle. */
  async report(bundle: Bundle, outside: Uint8Array | null = null): Promise<Answer> {
    const told = await this.#ask(bundle, outside)
    if ('malformed' in told) throw new Error('what was brought from outside is malformed')
    return told
  }

  async #ask(bundle: Bundle, outside: Uint8Array | null): Promise<Answer | { readonly malformed: true }> {
    const anchor = outside === null ? {} : { outside: Buffer.from(outside).toString('base64') }
    const where = typeof bundle === 'string' ? { path: bundle } : { files: encoded(bundle) }
    this.#process.stdin?.write(`${JSON.stringify({ ...where, ...anchor })}\n`)
    const answer = await this.#answers.next()
    if (answer.done) throw new Error('the verifier in Python has ended')
    return JSON.parse(answer.value) as Answer | { readonly malformed: true }
  }

  async end(): Promise<void> {
    this.#process.stdin?.end()
    await new Promise((resolve) => this.#process.once('close', resolve))
    this.#lines.close()
  }
}

type Answer = Omit<Verdict, 'softwareToken' | 'softwareCard' | 'problems'> & {
  readonly headline: string
  readonly software: boolean
  readonly played: boolean
  readonly damage?: Place | null
  readonly leftovers?: readonly string[]
  readonly unreadable?: string
}

function encoded(files: Files): Readonly<Record<string, string>> {
  return Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]))
}

/** What our own verifier says, its replay left out as the reader's is. What cannot be read is not valid either. */
export async function ourOpinion(bundle: Bundle, outside: Uint8Array | null): Promise<Opinion> {
  const without = () => null
  try {
    if (typeof bundle === 'string') return judged(await verifyAt(bundle, without, outside))
    return judged(verifyBundle(bundle, { ...nodeMeans, replay: without, checkpoint: outside }))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'BUNDLE_UNREADABLE')
      return { valid: false, anchored: false, damage: null }
    if (error instanceof Refusal && ['ANCHOR_MALFORMED', 'ANCHOR_TOO_LONG'].includes(error.code))
      return { malformed: true }
    throw error
  }
}

function judged(verdict: Verdict): Opinion {
  return opinionOf(verdict, placeOf(verdict.problems))
}

/** Where our verifier says the damage lies: what the leaves tell before the first line that is known by itself. */
function placeOf(problems: readonly Problem[]): Place | null {
  const first = (...codes: readonly string[]) => problems.find(({ code }) => codes.includes(code))
  const { from, to } = first('ACT_DAMAGED')?.parameters ?? {}
  if (typeof from === 'number' && typeof to === 'number') return { from, to }
  if (first('DAMAGE_NOT_LOCALISED')) return null
  const fact = (first('LEAF_DIFFERS') ?? first('LINE_MALFORMED', 'SEQUENCE_WRONG', 'BODY_DIFFERS'))?.fact ?? null
  return fact === null ? null : { fact }
}

function opinionOf(
  verdict: Pick<Verdict, 'valid' | 'anchored' | 'root' | 'words' | 'size' | 'level' | 'softwareToken' | 'softwareCard'>,
  damage: Place | null,
): Opinion {
  const { valid, anchored, root, words, size, level, softwareToken, softwareCard } = verdict
  return valid
    ? { valid, anchored, root, words, size, level, softwareToken, softwareCard }
    : { valid, anchored, damage }
}
