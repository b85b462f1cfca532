import { bindParameters } from './parameters.ts'
import { type Command, Command as CommandSchema, type Envelope, Method } from './command.ts'
import { decide } from './decide.ts'
import type { Event } from './event.ts'
import { evolveAll } from './evolve.ts'
import type { Json, JsonObject } from './json.ts'
import { makePlan } from './plan.ts'
import { levelOf } from './record/levels.ts'
import type { Means } from './record/bundle.ts'
import type { Content, Fact, Line } from './record/line.ts'
import { type Problem, problem } from './record/problem.ts'
import { Batches, type Replay, type Replayer } from './record/verify/batches.ts'
import { RULES } from './rules.ts'
import { parseScript, type Script } from './script.ts'
import { type State, initialState } from './state.ts'

/** What the fact of a command holds, beside its header. */
export interface Spoken {
  readonly by: string
  readonly method: Envelope['method']
  readonly monotonic: number
  readonly random: string
  readonly head?: string
  readonly command: Command
}

/** The fact of a command. Absent rather than null where it is not bound to the tree head. */
export function spokenFact({ by, method, monotonic, random, head, command }: Envelope): JsonObject {
  return { by, method, monotonic, random, command: command, ...(head === null ? {} : { head }) }
}

/** The fact of an event: its members without its type, which the header has. */
export function eventFact(event: Event): JsonObject {
  const { type, ...members } = event
  return members as unknown as JsonObject
}

/** Decides a whole record again, from the script's text on; the version of the rules that the record names must be known here. */
export function replayWith(utf8: (bytes: Uint8Array) => string): Replay {
  return (rules, script) => (knows(rules) ? new Decisions(utf8(script)) : null)
}

/** True if records of that version of the rules can be decided again here. */
export function knows(rules: string): boolean {
  return rules === RULES
}

/**
 * True if every decision in facts.jsonl was made again and none differed. Only the decisions are looked at: that the lines are
 * canonical, whole and those that were signed is for `verifyBundle` to say, of the same bytes.
 */
export function replayAlone(facts: Uint8Array, script: Uint8Array, replay: Replay, utf8: Means['utf8']): boolean {
  try {
    let rules: unknown = null
    const batches = new Batches(() => (typeof rules === 'string' ? replay(rules, script) : null))
    for (const text of utf8(facts).split('\n')) {
      if (text === '') continue
      const line = lineOf(JSON.parse(text) as Spelling)
      if (line.type === 'ceremony.opened') rules ??= line.content?.fact['rules']
      batches.take(line, batches.problems.length === 0)
    }
    return batches.end(true) && batches.problems.length === 0
  } catch {
    return false
  }
}

/** A line as JSON has it. */
type Spelling = Omit<Line, 'content'> & Partial<Content>

function lineOf({ ceremony, seq, at, level, type, body, salt, fact }: Spelling): Line {
  return { ceremony, seq, at, level, type, body, content: fact && salt !== undefined ? { salt, fact } : null }
}

/** The decisions of one record, made again from the script's text on. */
export class Decisions implements Replayer {
  readonly #script: Script
  #state: State | null = null

  /** Throws what `parseScript` throws. */
  constructor(scriptText: string) {
    this.#script = parseScript(scriptText)
  }

  /** After the last batch that agreed; null before the first. */
  get state(): State | null {
    return this.#state
  }

  step([first, ...facts]: readonly Fact[]): readonly Problem[] {
    if (!first) return []
    const envelope = envelopeOf(first)
    if (!envelope) return [problem('COMMAND_MALFORMED', first.seq)]
    this.#state ??= opening(this.#script, envelope.command, first.ceremony)
    if (!this.#state) return [problem('COMMAND_MALFORMED', first.seq)]
    const events = decide(this.#state, envelope)
    const differing = difference(events, facts, first)
    if (differing) return [differing]
    this.#state = evolveAll(this.#state, events)
    return []
  }

  end(): readonly Problem[] {
    const ended = this.#state?.phase === 'sealed' || this.#state?.phase === 'aborted'
    return ended ? [] : [problem('RECORD_NOT_ENDED')]
  }
}

/** Null if that command opens no ceremony, or another than the one whose record this is. */
function opening(script: Script, command: Command, ceremony: string): State | null {
  if (command.type !== 'open' || command.ceremony !== ceremony) return null
  return initialState(script, makePlan(script, bindParameters(script.parameters, command.settings)))
}

const members = new Set(['by', 'method', 'monotonic', 'random', 'head', 'command'])
const digest = /^[0-9a-f]{64}$/

/** Null unless the fact is exactly one that `spokenFact` writes: a rule must never meet a time or a head that is none. */
function envelopeOf({ fact, at, seq }: Fact): Envelope | null {
  if (!isSpoken(fact)) return null
  const command = CommandSchema.safeParse(fact['command'])
  if (!command.success) return null
  const { by, method, monotonic, random, head = null } = fact
  return { by, method, monotonic, random, head, at, seq, command: command.data }
}

function isSpoken(fact: JsonObject): fact is JsonObject & Omit<Spoken, 'command'> {
  const { by, method, monotonic, random, head } = fact
  return (
    Object.keys(fact).every((name) => members.has(name)) &&
    typeof by === 'string' &&
    (method === null || Method.options.some((known) => known === method)) &&
    Number.isSafeInteger(monotonic) &&
    isDigest(random) &&
    (head === undefined || isDigest(head))
  )
}

function isDigest(value: Json | undefined): boolean {
  return typeof value === 'string' && digest.test(value)
}

function difference(events: readonly Event[], facts: readonly Fact[], command: Fact): Problem | null {
  if (command.level !== levelOf(command.type)) return problem('REPLAY_DIFFERS', command.seq)
  for (const [i, fact] of facts.entries()) {
    const event = events[i]
    const agrees = event?.type === fact.type && fact.level === levelOf(fact.type) && isFactOf(event, fact.fact)
    if (!agrees) return problem('REPLAY_DIFFERS', fact.seq)
  }
  return facts.length === events.length ? null : problem('REPLAY_DIFFERS', command.seq)
}

/** True if `eventFact(event)` is that fact; without the copy, because a long record has many. */
function isFactOf(event: Event, fact: JsonObject): boolean {
  return sameMembers(event as unknown as JsonObject, fact, 'type')
}

/** Equality of JSON values, none of which has a member that is undefined. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return Array.isArray(a) === Array.isArray(b) && sameMembers(a as JsonObject, b as JsonObject, null)
}

/** True if `b` has just the members of `a` but the one left out. */
function sameMembers(a: JsonObject, b: JsonObject, leftOut: string | null): boolean {
  let count = 0
  for (const name of Object.keys(a)) {
    if (name === leftOut) continue
    if (!Object.hasOwn(b, name) || !same(a[name], b[name])) return false
    count++
  }
  return count === Object.keys(b).length
}
