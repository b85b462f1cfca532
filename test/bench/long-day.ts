/** Long days, for benches and tests: ceremonies of many facts, held by the engine itself on throw-away tokens. */
import { signerOf } from '../../ceremonies/kernel/rules.ts'
import { join } from 'node:path'
import type { Files } from '../../ceremonies/record/bundle.ts'
import { parseScript } from '../../ceremonies/index.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { bundleOf } from '../../main/bundle/export.ts'
import { readRecord } from '../../main/register/reading.ts'
import { Register } from '../../main/register/register.ts'
import { beginCeremony } from '../../main/ceremony.ts'
import { scratchFolder, throwAwayInventory } from '../../main/devices/throwaway.ts'
import type { Engine } from '../../main/engine/engine.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from '../../main/opening.ts'
import { type AskOf, play } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'
import { openSession } from '../../main/session.ts'
import { type CeremonyFolder, DataFolder } from '../../main/store/data-folder.ts'
import { Store } from '../../main/store/store.ts'
import { Left } from '../../main/terminal/console.ts'
import { longScript } from './long-script.ts'

/** The bundle of a rehearsal of the long script. */
export async function longRecord(keys: number): Promise<Files> {
  const text = longScript(keys)
  const script = parseScript(text)
  const scratch = scratchFolder()
  try {
    const store = Store.create(join(scratch.path, 'record.db'), text)
    const means = { store, inventory: throwAwayInventory(script, scratch.path), mirror: null, throwAway: true }
    const session = await openSession(means, (devices) =>
      openingOf(text, script, {}, devices, rehearsalParticipants(script, {}), onThrowAway),
    )
    try {
      await play(session.engine, new Talkative(session.engine))
      return bundleOf(session.engine.record)
    } finally {
      await session.close()
    }
  } finally {
    scratch.remove()
  }
}

/** That a long day is not what it was made to be, and why. */
export const unsound = (code: string): Error =>
  new Error(`the record made for this bench does not verify (${code}); its figure would mean nothing`)

/** A ceremony that people left in the midst of its day, or sealed if the script ended first; alone in its data folder. */
export interface StoppedDay {
  readonly data: string
  readonly folder: CeremonyFolder
  readonly facts: number
}

/**
 * Holds a long day in a new data folder until its record has `facts` facts or more, and a key that has signed them: people leave
 * then between two steps.
 */
export async function stoppedDay(path: string, text: string, facts: number): Promise<StoppedDay> {
  const data = DataFolder.open(path)
  try {
    const { folder, session } = await beginCeremony(data, {
      text,
      script: parseScript(text),
      scriptName: 'long-day.yaml',
      settings: {},
      participants: rehearsalParticipants(parseScript(text), {}),
      register: Register.open(data, readRecord),
      inventory: null,
      mirror: null,
      sameMedium: null,
      allow: onThrowAway.allow,
    })
    const { engine } = session
    try {
      await play(engine, new Talkative(engine, facts))
    } catch (error) {
      if (!(error instanceof Left)) throw error
    } finally {
      await session.close()
    }
    return { data: path, folder, facts: engine.record.size }
  } finally {
    data.close()
  }
}

/** People who do as the script says, and also take notes and meet with mishaps; they leave once its record has `enough` facts. */
class Talkative extends RehearsalPlayer {
  readonly #engine: Engine
  readonly #enough: number
  #answers = 0

  constructor(engine: Engine, enough = Number.POSITIVE_INFINITY) {
    super()
    this.#engine = engine
    this.#enough = enough
  }

  override answer(ask: AskOf<'answer'>, view: View): ReturnType<RehearsalPlayer['answer']> {
    if (signerOf(this.#engine.state) !== null && this.#engine.record.size >= this.#enough) throw new Left()
    this.#answers++
    if (this.#answers % 9 === 0) this.#engine.speak(ask.person, 'fed', note)
    if (this.#answers % 101 === 0) this.#engine.speak(ask.person, 'fed', mishap)
    return super.answer(ask, this.#answers % 101 === 0 ? this.#engine.view() : view)
  }
}

const note = { type: 'note', text: 'The room was quiet, and the step began as it is written.' } as const
const mishap = {
  type: 'exception',
  expected: 'The pen writes.',
  happened: 'It was dry.',
  decided: 'Another pen was taken from the bag.',
  effect: 'None.',
  remedy: 'None is needed.',
  open: false,
} as const
