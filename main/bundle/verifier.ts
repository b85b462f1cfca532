import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { factsFile, type Files, scriptFile } from '../../ceremonies/record/bundle.ts'
import type { Verdict } from '../../ceremonies/record/outcome.ts'
import { verifyBundle, knows, replayWith } from '../../ceremonies/index.ts'
import { Supposed } from '../crypto.ts'
import { program } from '../shipped.ts'
import { nodeMeans } from './means.ts'

/** What the second thread is sent; it answers with true if every decision was made again and none differed. */
export interface Replayable {
  readonly facts: Uint8Array
  readonly script: Uint8Array
}

/** Facts of fewer bytes are verified sooner than a thread starts. */
const worthTwo = 1 << 20

/**
 * Verifies bundles with several threads: one reads, hashes and checks, another makes the decisions again, and libuv's look at
 * the signatures. Where none finds anything, that is the verdict; where any does, all is verified again by one, whose words
 * and order of problems are the only ones there are.
 */
export class Verifier {
  #worker: Worker | null = null

  async verify(files: Files, checkpoint: Uint8Array | null): Promise<Verdict> {
    const facts = files.get(factsFile)
    const script = files.get(scriptFile)
    if (facts === undefined || script === undefined || facts.length < worthTwo) return byOne(files, checkpoint)
    const replaying = this.#replay({ facts, script })
    const supposed = new Supposed()
    const verdict = verifyBundle(files, {
      ...nodeMeans,
      crypto: supposed.crypto,
      checkpoint,
      replay: (rules) => (knows(rules) ? elsewhere : null),
    })
    const [agreed, held] = await Promise.all([replaying, supposed.held()])
    return verdict.valid && held && (agreed || !verdict.replayed) ? verdict : byOne(files, checkpoint)
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = null
  }

  /** False too if the thread fails: then one thread finds out why. */
  async #replay(record: Replayable): Promise<boolean> {
    this.#worker ??= new Worker(program('main/bundle/replay-worker'))
    const worker = this.#worker
    const answered = new AbortController()
    const gone = once(worker, 'exit', answered).then(() => false)
    const answer = once(worker, 'message', answered).then(([agreed]) => agreed === true)
    worker.postMessage(record)
    try {
      return await Promise.race([answer, gone])
    } catch {
      // An error in the thread, which ends it.
      this.#worker = null
      return false
    } finally {
      answered.abort()
      await Promise.allSettled([answer, gone])
    }
  }
}

/** Stands for the other thread's replayer. */
const elsewhere = { step: () => [], end: () => [] }

function byOne(files: Files, checkpoint: Uint8Array | null): Verdict {
  return verifyBundle(files, { ...nodeMeans, replay: replayWith(nodeMeans.utf8), checkpoint })
}
