import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyBundle, knows, replayWith } from '../../ceremonies/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readdirSync } from 'node:fs'
const root = '/tmp/lead/long'
const files = new Map<string, Uint8Array>()
for (const n of readdirSync(root, { recursive: true, encoding: 'utf8' })) { try { files.set(n, new Uint8Array(readFileSync(join(root, n)))) } catch {} }
const mode = process.argv[2]
let best = Infinity
for (let i = 0; i < 12; i++) {
  const a = process.cpuUsage()
  const v = verifyBundle(files, { ...nodeMeans, checkpoint: null, replay: mode === 'read' ? (r) => knows(r) ? { step: () => [], end: () => [] } : null : replayWith(nodeMeans.utf8) })
  const u = process.cpuUsage(a)
  if (!v.valid) console.log(v.problems[0])
  best = Math.min(best, (u.user + u.system) / 1000)
}
console.log(mode, 'cpu ms', best)
