/** One real ceremony, and a copy of all that is on disk at each of its steps: what a session that stops there leaves. */
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseScript } from '../../ceremonies/index.ts'
import { currentStep } from '../../ceremonies/kernel/state.ts'
import { thisApplication } from '../../main/application.ts'
import { softHsmIn, softhsmModule } from '../../main/devices/softhsm.ts'
import { type CeremonyFolder, type Setup, writeSetup } from '../../main/store/data-folder.ts'
import { room } from '../kill/harness.ts'
import { inRoom, scriptText } from '../support/ceremony.ts'
import { RealPeople, realParticipants } from './people.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

export const script = scriptText('medium')
/** The HSM that the script's inventory has. */
export const hsm = 'root-hsm'

/** What a laptop says of itself on which a real ceremony goes on. */
const laptop = { swap: [], coreLimit: 'Max core file size 0 0 bytes', interfaces: ['lo up'], radios: [] }

/** Where a real ceremony was left. */
export interface Stop {
  /** The step that is next, or in the midst of its act. */
  readonly name: string
  readonly directory: string
  /** What people chose and saw until then. */
  readonly secrets: readonly (readonly [string, string])[]
}

export interface Recording {
  readonly directory: string
  /** Where a copy is taken up: always in one place, so that nothing is elsewhere than it was. */
  readonly room: string
  readonly stops: readonly Stop[]
  readonly mirrored: boolean
}

/** `until`: the step before which people leave for good; without it the ceremony is sealed. */
export async function recordStops({ mirrored = false, until = '' } = {}): Promise<Recording> {
  const { version, commit, digest, node } = thisApplication()
  const directory = room('stopped')
  const place = join(directory, 'room')
  const mirror = join(place, 'mirror')
  const stops: Stop[] = []
  await inRoom(
    script,
    async (opened) => {
      const { engine, directory: folder, softhsm } = opened
      let last = ''
      const people = new RealPeople([], () => {
        if (until !== '' && last === until) throw new Enough()
      })
      const stop = (): void => {
        const { attempt, phase } = engine.state
        const step = phase === 'running' ? (currentStep(engine.state)?.id ?? 'end') : phase
        const name = attempt?.phase === 'started' ? `${step}, begun` : step
        if (name === last || attempt?.phase === 'agreed') return
        last = name
        const copy = join(directory, `${String(stops.length).padStart(2, '0')} ${name}`)
        mkdirSync(copy, { mode: 0o700 })
        for (const [from, to] of [
          [join(folder, 'record.db'), 'ceremony/record.db'],
          [join(folder, 'record.db-wal'), 'ceremony/record.db-wal'],
          [join(softhsm.directory, 'tokens'), 'device/tokens'],
          [mirror, 'mirror'],
        ] as const)
          if (existsSync(from)) cpSync(from, join(copy, to), { recursive: true })
        stops.push({ name, directory: copy, secrets: [...people.secrets] })
      }
      engine.onView(stop)
      await opened.play(people).catch((error: unknown) => {
        if (!(error instanceof Enough)) throw error
      })
      last = ''
      stop()
    },
    {
      participants: realParticipants(parseScript(script)),
      ...(mirrored && { mirror, sameMedium }),
      application: { version, commit, digest, node },
      environment: () => Promise.resolve(laptop),
    },
  )
  return { directory, room: place, stops, mirrored }
}

/** Who says that the mirror may be on the record's own medium, as here it is. */
const sameMedium = 'administrator'

class Enough extends Error {}

/** A copy of a stop, taken up as it was left unless something in it is changed first. */
export interface Room {
  readonly directory: string
  readonly folder: CeremonyFolder
  readonly setup: Setup
  /** SoftHSM's own folder. */
  readonly device: string
  readonly mirror: string
}

export function roomOf({ room: directory, mirrored }: Recording, stop: Stop): Room {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  cpSync(stop.directory, directory, { recursive: true })
  const path = join(directory, 'ceremony')
  const folder = { id: '', path, record: join(path, 'record.db'), tokens: join(path, 'tokens') }
  const device = join(directory, 'device')
  const { environment } = softHsmIn(device)
  const mirror = join(directory, 'mirror')
  const label = hsmsOf(parseScript(script))[hsm]?.label ?? ''
  const inventory = { [hsm]: { module: softhsmModule, label, serial: null, environment: { ...environment } } }
  const setup: Setup = {
    script: 'medium.yaml',
    inventory,
    throwAway: false,
    mirror: mirrored ? mirror : null,
    sameMedium: mirrored ? sameMedium : null,
    earlier: null,
    badges: null,
    out: null,
  }
  writeSetup(folder, setup)
  return { directory, folder, setup, device, mirror }
}
