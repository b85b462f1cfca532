/** `node memory-to-stdout.ts PID`, as root: what that process may write to, one stretch after another. */
import { writeSync } from 'node:fs'
import { memoryOf } from './memory.ts'

for (const bytes of memoryOf(Number(process.argv[2]))) {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}
