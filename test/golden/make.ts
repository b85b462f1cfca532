/** Makes the golden bundles of today's rules anew: `node test/golden/make.ts`. Refused once those are released. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleOf } from '../../main/bundle/export.ts'
import { verifyAt } from '../../main/bundle/verify.ts'
import { writeDirectory } from '../../main/bundle/write.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { rehearseEarlier } from '../../main/earlier.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { current, makePlan, parseScript, replayWith } from '../../ceremonies/index.ts'
import { inRoom, type Room, type RoomOptions, scriptText } from '../support/ceremony.ts'
import { inRoomWithKey } from '../support/in-use.ts'
import { goldenFolder, type GoldenScript, goldenScripts, mustNotBeReleased, told } from './golden.ts'

mustNotBeReleased(current.version)

/** Only those that are named, where any are. */
const named = process.argv.slice(2)

for (const script of goldenScripts.filter((one) => named.length === 0 || named.includes(one))) {
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
  if (script === 'change-custodians') return { shares: '3', threshold: '2', 'old-shares': '3', 'old-threshold': '2' }
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
  if (script === 'change-custodians') return changed(scriptText(script), work, options)
  if (script === 'archive-key') await inRoomWithKey(scriptText(script), work, options)
  else await inRoom(scriptText(script), (room) => work(room, new RehearsalPlayer()), options)
}

/** With an earlier ceremony of its own, which goes again. */
async function changed(
  text: string,
  work: (room: Room, player: RehearsalPlayer) => Promise<void>,
  options: RoomOptions & { readonly settings: Readonly<Record<string, string>> },
): Promise<void> {
  const script = parseScript(text)
  const plan = makePlan(script, bindParameters(script.parameters, options.settings))
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-earlier-'))
  try {
    const earlier = await rehearseEarlier(plan, { folder, cards: null })
    const player = new RehearsalPlayer()
    if (earlier !== null) player.remember(earlier)
    await inRoomWithKey(text, (room) => work(room, player), { ...options, earlier: earlier?.path ?? '' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
