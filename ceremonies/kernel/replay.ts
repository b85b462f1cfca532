import { bindParameters } from './parameters.ts'
import { type Command, Command as CommandSchema, type Envelope, Method, type Signed } from './command.ts'
import { evolveAll } from './evolve.ts'
import { isDigestHex } from '../base/hex.ts'
import { wordSigned } from './facts/voices.ts'
import { isJsonObject, type Json, type JsonObject } from '../base/json.ts'
import { makePlan } from './plan.ts'
import type { Means } from '../record/bundle.ts'
import type { Content, Fact, Line } from '../record/line.ts'
import { type Problem, problem } from '../record/problem.ts'
import { Batches, type Replay, type Replayer } from '../record/verify/batches.ts'
import type { Event, Rules, State } from './model.ts'
import { scriptReader } from './read-script.ts'
import type { Script } from './script.ts'
import { levelOf } from './rules.ts'
import { initialState } from './state.ts'

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
  return { by, method, monotonic, random, command, ...(head === null ? {} : { head }) }
}

/** The fact of an event: its members without its type, which the header has. */
export function eventFact(event: Event): JsonObject {
  const { type: _, ...members } = event
  if (!isJsonObject(members)) throw new TypeError(`The fact ${event.type} holds what JSON does not.`)
  return members
}

/** The rules of that version; null if they are not known here. */
export type RulesOf = (version: string) => Rules | null

/** Decides a whole record again, from the script's text on, by the rules that the record names. */
export function replayWith(rulesOf: RulesOf, utf8: (bytes: Uint8Array) => string): Replay {
  return (version, script) => {
    const rules = rulesOf(version)
    return rules && new Decisions(rules, utf8(script))
  }
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
  readonly #rules: Rules
  readonly #scriptIn: (language: string | null) => Script
  #state: State | null = null

  /** Throws what `parseScript` throws. */
  constructor(rules: Rules, scriptText: string) {
    this.#rules = rules
    this.#scriptIn = scriptReader(rules, scriptText)
  }

  /** After the last batch that agreed; null before the first. */
  get state(): State | null {
    return this.#state
  }

  step([first, ...facts]: readonly Fact[]): readonly Problem[] {
    if (!first) return []
    const envelope = envelopeOf(first, facts)
    if (!envelope) return [problem('COMMAND_MALFORMED', first.seq)]
    this.#state ??= this.#opening(envelope.command, first.ceremony)
    if (!this.#state) return [problem('COMMAND_MALFORMED', first.seq)]
    const events = this.#rules.decide(this.#state, envelope)
    const differing = difference(this.#rules, events, facts, first)
    if (differing) return [differing]
    this.#state = evolveAll(this.#state, events)
    return []
  }

  end(): readonly Problem[] {
    const ended = this.#state?.phase === 'sealed' || this.#state?.phase === 'aborted'
    return ended ? [] : [problem('RECORD_NOT_ENDED')]
  }

  /** Null if that command opens no ceremony, or another than the one whose record this is. */
  #opening(command: Command, ceremony: string): State | null {
    if (command.type !== 'open' || command.ceremony !== ceremony) return null
    const script = this.#scriptIn(command.language)
    const bound = bindParameters(script.parameters, command.settings)
    return initialState(this.#rules, script, makePlan(this.#rules, script, bound))
  }
}

const members = new Set(['by', 'method', 'monotonic', 'random', 'head', 'command'])

/** Null unless the fact is exactly one that `spokenFact` writes: a rule must never meet a time or a head that is none. */
function envelopeOf({ fact, at, seq }: Fact, brought: readonly Fact[]): Envelope | null {
  if (!isSpoken(fact)) return null
  const command = CommandSchema.safeParse(fact['command'])
  if (!command.success) return null
  const { by, method, monotonic, random, head = null } = fact
  const [signed] = signaturesIn(brought)
  return { by, method, monotonic, random, head, at, seq, command: command.data, ...(signed && { signed }) }
}

/** What a device signed is no part of the command, which it signs: it stands right after. That it is valid is for proofs. */
function signaturesIn(brought: readonly Fact[]): readonly Signed[] {
  return brought
    .filter(({ type }) => type === wordSigned.type)
    .map(({ fact }) => wordSigned.read(fact))
    .map(({ device, signature }) => ({ device, signature }))
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
  return typeof value === 'string' && isDigestHex(value)
}

function difference(rules: Rules, events: readonly Event[], facts: readonly Fact[], command: Fact): Problem | null {
  if (command.level !== levelOf(rules, command.type)) return problem('REPLAY_DIFFERS', command.seq)
  for (const [i, fact] of facts.entries()) {
    const event = events[i]
    const agrees =
      event?.type === fact.type && fact.level === levelOf(rules, fact.type) && sameMembers(event, fact.fact, 'type')
    if (!agrees) return problem('REPLAY_DIFFERS', fact.seq)
  }
  return facts.length === events.length ? null : problem('REPLAY_DIFFERS', command.seq)
}

/** Equality of JSON values, none of which has a member that is undefined. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return Array.isArray(a) === Array.isArray(b) && sameMembers(a, b, null)
}

/** True if `b` has just the members of `a` but the one left out. */
function sameMembers(a: object, b: object, leftOut: string | null): boolean {
  let count = 0
  for (const name of Object.keys(a)) {
    if (name === leftOut) continue
    if (!Object.hasOwn(b, name) || !same(Reflect.get(a, name), Reflect.get(b, name))) return false
    count++
  }
  return count === Object.keys(b).length
}
