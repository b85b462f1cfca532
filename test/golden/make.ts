/** Makes the golden bundles of today's rules anew: `node test/golden/make.ts`. Refused once those are released. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOf } from '../../main/bundle/export.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { current, replayWith } from '../../ceremonies/index.ts'
import { inRoom, type Room, scriptText } from '../support/ceremony.ts'
import { inRoomWithKey } from '../support/in-use.ts'
import { goldenFolder, type GoldenScript, goldenScripts, mustNotBeReleased, told } from './golden.ts'

mustNotBeReleased(current.version)

for (const script of goldenScripts) {
  const folder = goldenFolder(current.version, script)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await played(script, ({ engine }) => writeDirectory(join(folder, 'bundle'), bundleOf(engine.record)))
  const verdict = told(await verifyAt(join(folder, 'bundle'), replayWith(nodeMeans.utf8)))
  writeFileSync(join(folder, 'verdict.json'), `${JSON.stringify(verdict, null, 2)}\n`)
  console.log(`${script}: ${verdict.size} facts, ${verdict.valid ? 'valid' : verdict.problems.join(', ')}`)
}

function settingsOf(script: GoldenScript): Readonly<Record<string, string>> {
  if (script === 'medium' || script === 'secret-on-cards') return {}
  return script === 'enrol-cards' ? { custodians: '2' } : { shares: '3', threshold: '2' }
}

async function played(script: GoldenScript, keep: (room: Room) => Promise<void>): Promise<void> {
  const work = async (room: Room, player: RehearsalPlayer) => {
    await room.play(player)
    await keep(room)
  }
  const options = {
    settings: settingsOf(script),
    // The machine on which it is made has no place in it.
    environment: () => Promise.resolve({ system: 'as golden bundles are made' }),
  }
  if (script === 'archive-key') await inRoomWithKey(scriptText(script), work, options)
  else await inRoom(scriptText(script), (room) => work(room, new RehearsalPlayer()), options)
}
