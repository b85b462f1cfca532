/**
 * Makes the golden bundle of the present format anew: `node test/golden/make.ts`. Only while a format is not released: after
 * that its bundle must verify for ever as it is.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOf } from '../../main/bundle/export.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { replayWith } from '../../ceremonies/replay.ts'
import { inRoom, scriptText } from '../support/ceremony.ts'
import { goldenFolder, told } from './golden.ts'

const folder = goldenFolder(1)
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await inRoom(
  scriptText('medium'),
  async (room) => {
    await room.play()
    await writeDirectory(join(folder, 'bundle'), bundleOf(room.engine.record))
  },
  // The machine on which it is made has no place in it.
  { environment: () => Promise.resolve({ report: { system: 'as golden bundles are made' }, findings: [] }) },
)
const verdict = told(await verifyAt(join(folder, 'bundle'), replayWith(nodeMeans.utf8)))
writeFileSync(join(folder, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`)
console.log(`${verdict.size} facts, ${verdict.valid ? 'valid' : verdict.problems.join(', ')}`)
