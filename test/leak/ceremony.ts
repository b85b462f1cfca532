/**
 * A whole ceremony of a script that ships, as `rehearse` plays it but with personal codes, that tells its parent every secret over the
 * channel between the two and nowhere else. Started by run.ts; no part of what ships.
 */
import { subscribe } from 'node:diagnostics_channel'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseScript } from '../../ceremonies/index.ts'
import { deliver } from '../../main/bundle/deliver.ts'
import { softHsmIn, softhsmModule } from '../../main/devices/softhsm.ts'
import { softwareCards } from '../../main/devices/throwaway.ts'
import { summary } from '../../main/cli/summary.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from '../../main/opening.ts'
import { Recipient } from '../../native/sealed-box.ts'
import { play } from '../../main/players/player.ts'
import { openSession } from '../../main/session.ts'
import { Store } from '../../main/store/store.ts'
import { inBlocks } from '../support/in-blocks.ts'
import { lightenCodes } from '../support/light-codes.ts'
import type { Told } from './secrets.ts'
import { TellingPlayer } from './telling-player.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

lightenCodes()
const [, , name = '', ...set] = process.argv
/** After this step the token's process is killed, so that the PIN is asked for again. */
const lossBefore = name === 'root-key' ? 'announce-certificate' : 'announce-secret'

const blocks = name.endsWith('-in-blocks')
const script = join(import.meta.dirname, `../../ceremonies/scripts/${name.replace(/-in-blocks$/, '')}.yaml`)
const settings = Object.fromEntries(set.map((one) => one.split('=') as [string, string]))
const directory = process.cwd()

const tell = (told: Told): void => void process.send?.(told)
const answered = (): Promise<void> => new Promise((resolve) => process.once('message', () => resolve()))

subscribe('child_process', (message) => {
  const { process: child } = message as { readonly process: ChildProcess }
  // Told apart from here: the event comes before the process is started.
  setImmediate(() => tell({ started: child.pid ?? 0 }))
})

async function run(): Promise<void> {
  const shipped = readFileSync(script, 'utf8')
  const text = blocks ? inBlocks(shipped) : shipped
  const parsed = parseScript(text)
  mkdirSync('data', { mode: 0o700 })
  const store = Store.create(join(directory, 'data/record.db'), text)
  const { environment } = softHsmIn(join(directory, 'softhsm'))
  const [[hsm, { label }] = ['', { label: '' }]] = Object.entries(hsmsOf(parsed))
  const inventory = { [hsm]: { module: softhsmModule, label, environment } }
  const session = await openSession(
    {
      store,
      inventory,
      cards: softwareCards(parsed, directory),
      paper: 'throw-away',
      mirror: join(directory, 'mirror'),
      sameMedium: Object.keys(parsed.roles)[0] ?? null,
      throwAway: true,
    },
    (devices) => openingOf(text, parsed, settings, devices, rehearsalParticipants(parsed, settings), onThrowAway),
  )
  // Nobody sees the words of a printed share on a screen: whoever unfolds the sheet does.
  const tellPrinted = async (share: number): Promise<void> => {
    const reader = new Recipient()
    const read = await session.devices.sheets().tray({ share, recipient: reader.spki })
    if (read !== null) tell({ secret: { name: `sheet of share ${share}`, words: reader.openText(read.words) } })
  }
  let lost = false
  const player = new TellingPlayer({
    tell: (secret) => tell({ secret }),
    sheet: (sheet) => tell({ sheet }),
    say: (text) => void process.stderr.write(`${text}\n`),
    pause: async (at) => {
      if (at.endsWith(` ${lossBefore}`) && !lost) {
        lost = true
        process.kill(session.devices.pid(hsm) ?? 0, 'SIGKILL')
      }
      const sheet = /^answer scan-share-(\d+)$/.exec(at)?.[1]
      if (sheet !== undefined) await tellPrinted(Number(sheet))
      tell({ pause: at })
      await answered()
    },
  })
  await play(session.engine, player)
  mkdirSync('out', { mode: 0o700 })
  const verdict = await deliver(session.engine.record, join(directory, 'out'), `${name}.yaml`)
  process.stdout.write(summary(verdict, directory))
  process.stdout.write(`${JSON.stringify(verdict)}\n`)
  tell({ pause: 'delivered' })
  await answered()
  await session.close()
}

await run()
process.disconnect()
