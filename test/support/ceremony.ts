/** A whole ceremony on a throw-away SoftHSM, played by the rehearsal: for tests of what comes out of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { parseScript } from '../../ceremonies/index.ts'
import { earlierAt } from '../../main/bundle/earlier.ts'
import type { Paper } from '../../main/devices/sheets.ts'
import type { CardSource } from '../../main/devices/cards.ts'
import { softwareCards } from '../../main/devices/throwaway.ts'
import { type DeviceEntry, type OpenDevices, openDevices } from '../../main/devices/index.ts'
import type { World } from '../../main/engine/world.ts'
import { Engine } from '../../main/engine/engine.ts'
import { badgeFilesAt } from '../../main/badges.ts'
import { examineEnvironment } from '../../main/engine/environment.ts'
import { type Participants, onThrowAway, openingOf, rehearsalParticipants } from '../../main/opening.ts'
import { type Player, play } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { Store, type Watch } from '../../main/store/store.ts'
import { makeSoftHsm, type SoftHsm, softhsmModule } from './softhsm.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

export const application = { version: '0.0.0', commit: 'test', digest: '00'.repeat(32), node: process.version }

const forTests: readonly string[] = [
  'small',
  'medium',
  'drill',
  'cards',
  'badges',
  'cards-speak',
  'cards-again',
  'delivery',
  'printing',
  'change',
]

/** The text of a script: `small`, `medium`, `drill`, `cards`, `badges`, `cards-speak`, `cards-again`, `delivery` and `change` are for tests, the others ship. */
export function scriptText(
  name:
    | 'small'
    | 'medium'
    | 'drill'
    | 'cards'
    | 'badges'
    | 'delivery'
    | 'cards-speak'
    | 'cards-again'
    | 'change'
    | 'root-key'
    | 'generate-keys'
    | 'archive-key'
    | 'split-secret'
    | 'recovery-drill'
    | 'enrol-cards'
    | 'secret-on-cards'
    | 'printing'
    | 'roll-call'
    | 'change-custodians',
): string {
  const folder = forTests.includes(name) ? '../fixtures/scripts/' : '../../ceremonies/scripts/'
  return readFileSync(fileURLToPath(new URL(`${folder}${name}.yaml`, import.meta.url)), 'utf8')
}

export interface RoomOptions {
  readonly settings?: Readonly<Record<string, string>>
  /** Who takes part, and whether it is real; people of a rehearsal unless said otherwise. */
  readonly participants?: Participants
  /** A folder for the mirror. */
  readonly mirror?: string
  /** True where nothing is lost when a token locks. */
  readonly throwAway?: boolean
  /** Who says that it may be on the record's own medium. */
  readonly sameMedium?: string
  /** The bundle of an earlier ceremony. */
  readonly earlier?: string
  /** Where certificates and CRLs of badges are. */
  readonly badges?: string
  readonly watch?: Watch
  /** The program that runs it, where it is not the tests' own. */
  readonly application?: World['application']
  /** What the laptop says of itself, where it is not asked. */
  readonly environment?: World['environment']
  /** Done with the tokens before the ceremony opens, by a process of its own. */
  readonly before?: (devices: OpenDevices, script: Script) => Promise<void>
  /** Where cards are; a program plays them unless said otherwise. */
  readonly cards?: CardSource
  /** What shares are printed on; a program keeps the sheets unless said otherwise. */
  readonly paper?: Paper
  /** The inventory entry of each HSM, where it is not SoftHSM itself. */
  readonly entry?: (name: string, label: string, softhsm: SoftHsm) => DeviceEntry
}

/** One ceremony's room: its devices, its record, and the engine that runs it. */
export interface Room {
  /** Holds `record.db`; gone with the room. */
  readonly directory: string
  readonly softhsm: SoftHsm
  readonly devices: OpenDevices
  readonly script: Script
  readonly world: World
  engine: Engine
  /** Plays until the ceremony has ended. */
  play(player?: Player): Promise<void>
}

/** Opens a rehearsal of the script in a new room, and takes the room away when `work` is done. */
export async function inRoom<T>(text: string, work: (room: Room) => Promise<T>, options: RoomOptions = {}): Promise<T> {
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-room-'))
  const softhsm = makeSoftHsm()
  const script = parseScript(text)
  if (options.before) await beforehand(script, softhsm, options.before)
  let room: Room | undefined
  const devices = openDevices({
    inventory: inventoryOf(script, softhsm, options.entry ?? plainEntry),
    cards: options.cards ?? softwareCards(script, directory),
    paper: options.paper ?? 'throw-away',
    onLost: (name: string, reason: Refusal) => room?.engine.lose(name, reason),
  })
  const hsms = Object.keys(hsmsOf(script))
  const world: World = {
    devices,
    environment: options.environment ?? (() => examineEnvironment(devices, hsms, application)),
    application: options.application ?? application,
    mirror: options.mirror ?? null,
    earlier: earlierAt(options.earlier ?? null),
    badges: badgeFilesAt(options.badges ?? null),
    ...(options.throwAway === undefined ? {} : { throwAway: options.throwAway }),
    sameMedium: options.sameMedium ?? null,
  }
  try {
    const settings = options.settings ?? {}
    const participants = options.participants ?? rehearsalParticipants(script, settings)
    const opening = await openingOf(text, script, settings, devices, participants, onThrowAway)
    const engine = Engine.open(Store.create(join(directory, 'record.db'), text, options.watch), opening, world)
    const opened: Room = {
      directory,
      softhsm,
      devices,
      script,
      world,
      engine,
      play: (player = new RehearsalPlayer()) => play(opened.engine, player),
    }
    room = opened
    return await work(opened)
  } finally {
    room?.engine.close()
    await devices.close()
    softhsm.remove()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function beforehand(script: Script, softhsm: SoftHsm, work: NonNullable<RoomOptions['before']>): Promise<void> {
  const devices = openDevices({ inventory: inventoryOf(script, softhsm, plainEntry) })
  try {
    await work(devices, script)
  } finally {
    await devices.close()
  }
}

function plainEntry(_name: string, label: string, { environment }: SoftHsm): DeviceEntry {
  return { module: softhsmModule, label, environment }
}

function inventoryOf(script: Script, softhsm: SoftHsm, entry: NonNullable<RoomOptions['entry']>) {
  return Object.fromEntries(
    Object.entries(hsmsOf(script)).map(([name, { label }]) => [name, entry(name, label, softhsm)]),
  )
}
