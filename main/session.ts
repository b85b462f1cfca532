import { tokens } from '../ceremonies/subjects/tokens/facts.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { parseScript } from '../ceremonies/index.ts'
import { thisApplication } from './application.ts'
import { anyReader, type CardSource } from './devices/cards.ts'
import { badgeFilesAt } from './badges.ts'
import { earlierAt } from './bundle/earlier.ts'
import type { Paper } from './devices/sheets.ts'
import { type DeviceEntry, type OpenDevices, openDevices } from './devices/index.ts'
import type { Left } from './engine/as-left.ts'
import type { World } from './engine/world.ts'
import { Engine, type Opening } from './engine/engine.ts'
import { examineEnvironment } from './engine/environment.ts'
import type { Store } from './store/store.ts'
import { hsmsOf } from '../ceremonies/subjects/tokens/hsm.ts'

/** Milliseconds that leaving waits for a token to sign: one that hangs is no reason to stay. */
const LEAVING = 3000

/** A ceremony while this process holds it: engine, record and devices. */
export interface Session {
  readonly engine: Engine
  readonly devices: OpenDevices
  /** Ends the host processes and closes the record; the secrets are wiped. */
  close(): Promise<void>
}

export interface Means {
  readonly store: Store
  /** Where each HSM of the script's inventory is found. */
  readonly inventory: Readonly<Record<string, DeviceEntry>>
  /** Where cards are; through pcscd unless said otherwise. */
  readonly cards?: CardSource
  /** What shares are printed on; on the printer of this machine unless said otherwise. */
  readonly paper?: Paper
  readonly mirror: string | null
  /** The bundle of an earlier ceremony; none unless said otherwise. */
  readonly earlier?: string | null
  /** PINs of cards that an earlier ceremony of this rehearsal enrolled. */
  readonly pins?: ReadonlyMap<string, string>
  /** Where certificates and CRLs of the organisation's badges are; none unless said otherwise. */
  readonly badges?: string | null
  /** True if every token is gone with the rehearsal. */
  readonly throwAway: boolean
  /** The part that says that the mirror may be on the record's own medium. */
  readonly sameMedium?: string | null
  /** Told when a device's state may be another. */
  readonly onDevices?: () => void
}

/** Opens a new ceremony. Throws what the script, the names or the devices are refused for; then all is closed. */
export function openSession(means: Means, opening: (devices: OpenDevices) => Promise<Opening>): Promise<Session> {
  return start(means, async (devices, world) => Engine.open(means.store, await opening(devices), world))
}

/** Resumes a ceremony that was left. Each token is asked for by the serial on record. */
export function resumeSession(means: Means, left: Left): Promise<Session> {
  const inventory = Object.fromEntries(
    Object.entries(means.inventory).map(([name, entry]) => {
      const serial = tokens.of(left.state).noted[name]?.serial
      return [name, serial === undefined ? entry : { ...entry, serial }]
    }),
  )
  return start({ ...means, inventory }, (_devices, world) => Engine.resume(left, world))
}

async function start(
  {
    store,
    inventory,
    cards = anyReader,
    paper = 'printer',
    mirror,
    sameMedium = null,
    throwAway,
    onDevices,
    earlier = null,
    badges = null,
    pins,
  }: Means,
  make: (devices: OpenDevices, world: World) => Promise<Engine>,
): Promise<Session> {
  let engine: Engine | undefined
  const devices = openDevices({
    inventory,
    cards,
    paper,
    onLost: (name, reason) => engine?.lose(name, reason),
    ...(onDevices && { onState: onDevices }),
  })
  const { version, commit, digest, node } = thisApplication()
  const application = { version, commit, digest, node }
  const tokens = Object.keys(hsmsOf(parseScript(store.script())))
  const environment: World['environment'] = () => examineEnvironment(devices, tokens, application)
  try {
    engine = await make(devices, {
      devices,
      environment,
      application,
      mirror,
      sameMedium,
      throwAway,
      earlier: earlierAt(earlier),
      ...(pins && { pins }),
      badges: badgeFilesAt(badges),
    })
  } catch (error) {
    await devices.close()
    store.close()
    throw error
  }
  const opened = engine
  return {
    engine: opened,
    devices,
    close: async () => {
      try {
        await Promise.race([opened.leave(), pause(LEAVING, undefined, { ref: false })])
      } finally {
        // Whatever leaving met with: a host that is left would keep this process alive.
        await devices.close().finally(() => opened.close())
      }
    },
  }
}
