/** One life of the program: opens or resumes the ceremony in a directory and plays on, until it is sealed, left, or dies. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { makePlan, parseScript, current } from '../../ceremonies/index.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { earlierAt } from '../../main/bundle/earlier.ts'
import { putInUse } from '../../main/devices/in-use.ts'
import { type OpenDevices, openDevices } from '../../main/devices/index.ts'
import { softwareCards } from '../../main/devices/throwaway.ts'
import { readLeft } from '../../main/engine/as-left.ts'
import type { World } from '../../main/engine/world.ts'
import { Engine } from '../../main/engine/engine.ts'
import { examineEnvironment } from '../../main/engine/environment.ts'
import { onThrowAway, openingOf, rehearsalParticipants } from '../../main/opening.ts'
import { type AskOf, play } from '../../main/players/player.ts'
import { Store } from '../../main/store/store.ts'
import { kindOf } from '../../ceremonies/kernel/rules.ts'
import { faulty } from '../support/faulty.ts'
import { softHsmIn } from '../support/softhsm.ts'
import { People } from './people.ts'
import type { Acknowledged, Batch, Call, LifeOrder, LifePlan, LifeResult } from './plan.ts'
import { Watching } from './watching.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

const application = { version: '0', commit: 'test', digest: '0'.repeat(64), node: process.version }

/** Where a host is to be stopped: short enough to be noticed soon, long enough for every call to a test token on a busy machine. */
const impatient = { beat: 200, longest: 8000 }

export async function live(plan: LifeOrder, tell: (what: string) => void): Promise<LifeResult> {
  if (plan.broken === 'repeats the act while it looks') breakLooking()
  const record = join(plan.directory, 'record.db')
  const script = parseScript(plan.open?.script ?? scriptOf(record))
  const life: { engine: Engine | null; left: boolean } = { engine: null, left: false }
  const devices = openDevices({
    inventory: inventoryOf(plan, script),
    cards: softwareCards(script, plan.directory),
    paper: 'throw-away',
    ...(stops(plan) && { timing: impatient }),
    onLost: (name, reason) => life.engine?.lose(name, reason),
  })
  const watching = new Watching(
    plan,
    () => happen(plan, devices),
    (batch, number) => {
      if (plan.snapshots !== undefined) {
        watching.log('batches', batch)
        copyState(plan.directory, join(plan.snapshots, String(number)))
      }
      if (batch.command === 'begin' && batch.step === plan.tell) tell('begun')
      if (plan.leave && batch.step === plan.leave.step && batch.events.includes(plan.leave.event)) life.left = true
    },
  )
  const watched = watching.over(devices)
  const tokens = Object.keys(hsmsOf(script))
  const world: World = {
    devices: watched,
    environment: () => examineEnvironment(watched, tokens, application),
    application,
    earlier: earlierAt(existsSync(join(plan.directory, 'earlier')) ? join(plan.directory, 'earlier') : null),
    mirror: existsSync(join(plan.directory, 'mirror')) ? join(plan.directory, 'mirror') : null,
    throwAway: true,
    // One folder is copied as a whole: the mirror is in it.
    sameMedium: Object.keys(script.roles)[0] ?? null,
    monotonic: () => Number(process.hrtime.bigint() / 1_000_000n) - (plan.behind ?? 0),
  }
  const { open } = plan
  if (open) {
    await beforehand(plan, script, open.settings)
    const participants = rehearsalParticipants(script, open.settings)
    const opening = await openingOf(open.script, script, open.settings, devices, participants, onThrowAway)
    life.engine = Engine.open(watching.minding(Store.create(record, open.script, watching.watch)), opening, world)
  } else {
    const left = readLeft(watching.minding(Store.open(record, watching.watch)), world.mirror, world.sameMedium)
    life.engine = await Engine.resume(left, world)
  }
  const { engine } = life
  const people = new People(join(plan.directory, 'people.json'), plan.choose ?? 'first')
  if (plan.abort !== undefined) abortAt(plan.abort, engine, people)
  const left = new Promise<'left'>((resolve) => engine.onView(() => life.left && resolve('left')))
  if (life.left || (await Promise.race([play(engine, people), left])) === 'left') return { ended: 'left', objects: [] }
  const objects = await everyObject(devices, tokens[0] ?? '', people, watching.asked.has('login'))
  await devices.close()
  engine.close()
  return {
    ended: engine.state.phase === 'aborted' ? 'aborted' : 'sealed',
    objects: objects.map(({ class: type, id, label }) => ({ class: type, id, label })),
  }
}

/** What the script takes to be in use is put in use, by processes of their own. */
async function beforehand(order: LifeOrder, script: Script, settings: Readonly<Record<string, string>>): Promise<void> {
  const devices = openDevices({ inventory: inventoryOf(order, script) })
  try {
    await putInUse(script, makePlan(script, bindParameters(script.parameters, settings)), devices)
  } finally {
    await devices.close()
  }
}

/** What the token holds, private objects too. */
async function everyObject(devices: OpenDevices, name: string, people: People, loggedIn: boolean) {
  const token = devices.token(name)
  if (!loggedIn) await token.login(people.pinOf(name))
  return token.objects()
}

/** Whoever is to answer that step says instead that the ceremony ends; somebody else confirms it. */
function abortAt(step: string, engine: Engine, people: People): void {
  const answer = people.answer.bind(people)
  people.answer = (ask: AskOf<'answer'>, view: View) => {
    if (ask.step === step) engine.speak(ask.person, 'fed', { type: 'abort', reason: 'The room must be left.' })
    return answer(ask, view)
  }
}

function stops({ fault, harm }: LifePlan): boolean {
  return fault?.what === 'stop' || harm?.signal === 'SIGSTOP'
}

function scriptOf(record: string): string {
  const store = Store.open(record)
  try {
    return store.script()
  } finally {
    store.close()
  }
}

/** Death, or a signal to a host process, here and now. */
function happen({ die, harm, directory }: LifePlan, devices: OpenDevices): void {
  if (die) process.kill(process.pid, 'SIGKILL')
  const pid = harm && (harm.device === 'secrets' ? devices.secrets().pid() : devices.pid(harm.device))
  if (!harm || pid === undefined) throw new Error('Nobody is there to be harmed.')
  writeFileSync(join(directory, 'harmed'), String(pid))
  process.kill(pid, harm.signal)
  if (harm.signal === 'SIGKILL') waitUntilDead(pid)
}

/** On a busy machine a killed process lives until it is scheduled; a ceremony would meanwhile have gone on with it. */
function waitUntilDead(pid: number): void {
  const moment = new Int32Array(new SharedArrayBuffer(4))
  while (!/^\d+ \(.*\) [ZX]/.test(statOf(pid))) Atomics.wait(moment, 0, 0, 1)
}

/** The kernel's line about a process (proc(5)); a dead one's if there is none any more. */
function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return `${pid} () X`
  }
}

function inventoryOf(plan: LifeOrder, script: Script) {
  const softhsm = softHsmIn(join(plan.directory, 'token'))
  const { fault, module } = plan
  const entries = Object.entries(hsmsOf(script)).map(([name, { label }]) => {
    const faults = {
      module,
      ...(fault && { fault, once: join(plan.directory, 'faulted') }),
      armed: join(plan.directory, 'armed'),
      trace: join(plan.directory, 'trace'),
      // Transport keys of 3072 bits would take half of the time of all these tests.
      modulus: 2048,
    }
    return [name, faulty(softhsm, label, faults)] as const
  })
  return Object.fromEntries(entries)
}

/** What outlives a process: the record as it is on disk, token and cards, what people remember, and the second medium. */
export function copyState(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true, mode: 0o700 })
  for (const name of ['record.db', 'record.db-wal', 'token/tokens', '.cards', 'people.json', 'mirror', 'earlier']) {
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true })
  }
}

/** A program that does the act again where it should only look. */
function breakLooking(): void {
  const act = kindOf(current, 'generate').act as { look: unknown; perform: (...given: unknown[]) => Promise<unknown> }
  act.look = act.perform.bind(act)
}

export const batchesIn = (directory: string): readonly Batch[] => logged(directory, 'batches') as readonly Batch[]
export const callsIn = (directory: string): readonly Call[] => logged(directory, 'calls') as readonly Call[]
export const acknowledgedIn = (directory: string): readonly Acknowledged[] =>
  logged(directory, 'acknowledged') as readonly Acknowledged[]

function logged(directory: string, name: string): readonly unknown[] {
  const path = join(directory, `${name}.log`)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.map((line): unknown => JSON.parse(line))
}
