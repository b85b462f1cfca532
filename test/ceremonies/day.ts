/** The golden day, taken up at any of its commands: what if something else were said there? */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, CommandOf, Envelope } from '../../ceremonies/kernel/command.ts'
import { decide, type Known, changed, evolveAll } from '../support/known.ts'
import type { Event } from '../../ceremonies/subjects/index.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { eventOf, makePlan, parseScript, initialState } from '../../ceremonies/index.ts'
import type { JsonObject } from '../../ceremonies/base/json.ts'
import { parseLine } from '../../ceremonies/record/line.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Spoken } from '../../ceremonies/kernel/replay.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { goldenBundle } from '../golden/golden.ts'
import { inEnglish } from '../support/english.ts'

/** One command of the day, in the state that it met, with what came of it. */
export interface Moment<C extends Command = Command> {
  readonly state: State
  readonly envelope: Envelope<C>
  readonly events: readonly Event[]
}

const scriptText = readFileSync(join(goldenBundle('1', 'medium'), 'script.yaml'), 'utf8')

/** Before anything has happened. */
export function unopened(text = scriptText, settings: Readonly<Record<string, string>> = {}): State {
  const script = parseScript(text)
  return deepFrozen(initialState(script, makePlan(script, bindParameters(script.parameters, settings))))
}

/** Every command of the golden day, in order. Whoever changes a state of it fails: all of it is frozen. */
export const day: readonly Moment[] = tell()

function tell(): readonly Moment[] {
  const moments: Moment[] = []
  let state = unopened()
  for (const [first, ...rest] of batches()) {
    const { by, method, monotonic, random, head = null, command } = first.fact as unknown as Spoken
    const envelope = { by, method, monotonic, random, head, at: first.at, seq: first.seq }
    const events = rest.map(({ type, fact }) => {
      const event = eventOf({ type, fact })
      if (event === null) throw new Error(`no subject knows ${type}`)
      return event
    })
    moments.push(deepFrozen({ state, envelope: { ...envelope, command }, events }))
    state = deepFrozen(evolveAll(state, events))
  }
  return moments
}

interface Line {
  readonly type: string
  readonly at: string
  readonly seq: number
  readonly fact: JsonObject
}

function batches(): readonly (readonly [Line, ...Line[]])[] {
  const lines = readFileSync(join(goldenBundle('1', 'medium'), 'facts.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  const all: [Line, ...Line[]][] = []
  for (const { type, at, seq, content } of lines.map(parseLine)) {
    const line = { type, at, seq, fact: content?.fact ?? {} }
    if (type === 'command') all.push([line])
    else all.at(-1)?.push(line)
  }
  return all
}

function deepFrozen<T>(value: T): T {
  // Rules and schemas are no part of what may change.
  const plain = Array.isArray(value) || Object.getPrototypeOf(value ?? 0) === Object.prototype
  if (plain && typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFrozen)
  }
  return value
}

/** The day up to the command of that type for that step (the `nth` of them, from 0). */
export function momentOf<T extends Command['type']>(type: T, step = '', nth = 0): Moment<CommandOf<T>> {
  const found = day.filter(
    ({ state, envelope: { command } }) => command.type === type && stepOf(state, command) === step,
  )
  const moment = found[nth]
  if (!moment) throw new Error(`the day has no ${type} ${step} (${nth})`)
  return moment as Moment<CommandOf<T>>
}

function stepOf(state: State, command: Command): string {
  if ('step' in command) return command.step
  return command.type === 'confirm' ? (state.proposal?.step ?? '') : ''
}

/** After the last command. */
export const ended: State = deepFrozen(evolveAll(day.at(-1)?.state ?? unopened(), day.at(-1)?.events ?? []))

/** What of a state differs. */
export type Change = Partial<State> & Partial<Known>

/** The same moment after these events, or in a state that differs so. */
export function given<C extends Command>(moment: Moment<C>, ...more: readonly (Event | Change)[]): Moment<C> {
  let { state } = moment
  for (const one of more) state = 'type' in one ? evolveAll(state, [one]) : changed(state, one)
  return { ...moment, state }
}

type Said = Partial<Omit<Envelope, 'command'>> & { readonly command?: Command }

/** What comes of the moment's command, or of another instead: events, or a refusal as code and sentence. */
export function when(moment: Moment, said: Said = {}): readonly Event[] | readonly [code: string, message: string] {
  try {
    return decide(moment.state, { ...moment.envelope, ...said })
  } catch (error) {
    if (error instanceof Refusal) return [error.code, inEnglish(error)]
    throw error
  }
}

/** The state after what comes of it. */
export function after(moment: Moment, said: Said = {}): State {
  return evolveAll(moment.state, decide(moment.state, { ...moment.envelope, ...said }))
}

/** The moment's command with some of its members changed. */
export function saying<C extends Command>({ envelope }: Moment<C>, change: Partial<C>): { readonly command: C } {
  return { command: { ...envelope.command, ...change } }
}
