/** `bench verify`: a long record verified with replay, against only parsing and hashing its lines. */
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { eachLine, factsFile, type Files } from '../../ceremonies/record/bundle.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { parseScript } from '../../ceremonies/script.ts'
import type { View } from '../../ceremonies/view.ts'
import { bundleOf } from '../bundle/export.ts'
import { nodeMeans } from '../bundle/means.ts'
import { Verifier } from '../bundle/verifier.ts'
import { scratchFolder, throwAwayInventory } from '../devices/throwaway.ts'
import type { Engine } from '../engine/engine.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from '../opening.ts'
import { type AskOf, play } from '../players/player.ts'
import { RehearsalPlayer } from '../players/rehearsal.ts'
import { openSession } from '../session.ts'
import { Store } from '../store/store.ts'
import { longScript } from './long-script.ts'
import { type Bench, compare, fastest, type Round, timed } from './rates.ts'

/**
 * Verifies the record of a long day, which the engine first makes on a throw-away token: `keys` root keys, about 2,500
 * facts each. Ours counts everything from the bundle's files in memory to the verdict: every line parsed and compared with
 * its canonical form, commitments, leaves and tree, each head and signature, files and certificates, the script read and
 * every command decided again, by two threads as `verify` has them. The reference parses each line with JSON.parse and
 * hashes it once, by one. Nothing but the threads is kept from one round to the next. Throws BENCH_RECORD_INVALID.
 */
export async function benchVerify(keys = 9, rounds = 9): Promise<Bench<'verify'>> {
  const files = await longRecord(keys)
  const verifier = new Verifier()
  try {
    return await compare(
      'verify',
      'facts/s',
      { rounds, figure: fastest },
      {
        ours: () => verified(files, verifier),
        reference: () => parsedAndHashed(files),
      },
    )
  } finally {
    await verifier.close()
  }
}

function verified(files: Files, verifier: Verifier): Promise<Round> {
  return timed(async () => {
    const verdict = await verifier.verify(files, null)
    if (!verdict.valid || !verdict.replayed)
      throw refuse('BENCH_RECORD_INVALID', { code: verdict.problems[0]?.code ?? 'not replayed' })
    return verdict.size
  })
}

function parsedAndHashed(files: Files): Promise<Round> {
  return timed(() => {
    let facts = 0
    eachLine(files.get(factsFile) ?? new Uint8Array(0), (bytes) => {
      JSON.parse(nodeMeans.utf8(bytes))
      hash('sha256', bytes)
      facts++
      return true
    })
    return facts
  })
}

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

/** People who do as the script says, and also take notes and meet with mishaps. */
class Talkative extends RehearsalPlayer {
  readonly #engine: Engine
  #answers = 0

  constructor(engine: Engine) {
    super()
    this.#engine = engine
  }

  override answer(ask: AskOf<'answer'>, view: View): ReturnType<RehearsalPlayer['answer']> {
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
