/** The second thread of a verification (verifier.ts): makes every decision of a record again while the first reads and hashes it. */
import { parentPort } from 'node:worker_threads'
import { replayAlone } from '../../ceremonies/kernel/replay.ts'
import { replayWith } from '../../ceremonies/index.ts'
import { nodeMeans } from './means.ts'
import type { Replayable } from './verifier.ts'

parentPort?.on('message', ({ facts, script }: Replayable) => {
  parentPort?.postMessage(replayAlone(facts, script, replayWith(nodeMeans.utf8), nodeMeans.utf8))
})
