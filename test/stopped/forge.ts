/** What somebody with this program's source can write into a record: lines that are well formed and fit each other. */
import { faceOf } from '../../ceremonies/room/step.ts'
import { randomBytes } from 'node:crypto'
import type { Answers, Field } from '../../ceremonies/kernel/answers.ts'
import { Command, type Envelope } from '../../ceremonies/kernel/command.ts'
import { decide, evolve, evolveAll } from '../support/known.ts'
import type { Event } from '../../ceremonies/subjects/index.ts'
import type { JsonObject } from '../../ceremonies/base/json.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { makePlan, current, parseScript, initialState } from '../../ceremonies/index.ts'
import { levelOf } from '../../ceremonies/kernel/rules.ts'
import { parseLine, writeLine } from '../../ceremonies/record/line.ts'
import { Tree } from '../../ceremonies/record/tree.ts'
import { eventFact, spokenFact } from '../../ceremonies/kernel/replay.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { type View, view } from '../../ceremonies/kernel/view.ts'
import { nodeCrypto } from '../../main/crypto.ts'
import { RealPeople } from './people.ts'

/** A fact before it has a place. */
export interface Draft {
  readonly ceremony: string
  readonly at: string
  readonly type: string
  readonly fact: JsonObject
  /** Of a fact that stands already: with another one its leaf would be another. */
  readonly salt?: string
}

export function draftsOf(lines: readonly string[]): readonly Draft[] {
  return lines.map((line) => {
    const { ceremony, at, type, content } = parseLine(line.slice(0, -1))
    return { ceremony, at, type, fact: content?.fact ?? {}, ...(content && { salt: content.salt }) }
  })
}

/** Lines that fit each other: places, levels, commitments, and the tree heads to which commands are bound. */
export function written(drafts: readonly Draft[]): readonly string[] {
  const tree = new Tree(nodeCrypto)
  return drafts.map(({ type, fact, salt, ...header }, seq) => {
    const head = Buffer.from(tree.root()).toString('hex')
    const bound = type === 'command' && fact['head'] !== undefined ? { ...fact, head } : fact
    const { line, leaf } = writeLine(
      { ...header, seq, level: levelOf(current, type), type },
      { salt: salt ?? randomBytes(32).toString('hex'), fact: bound },
      nodeCrypto,
    )
    tree.append(leaf)
    return line
  })
}

/** The batches of a record: each a command and its events. */
export function batchesOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const batches: Draft[][] = []
  for (const draft of drafts) {
    if (draft.type === 'command') batches.push([draft])
    else batches.at(-1)?.push(draft)
  }
  return batches
}

/** The state that a record folds to. */
export function stateOf(script: string, drafts: readonly Draft[]): State {
  const [opening] = drafts
  const command = Command.parse(opening?.fact['command'])
  if (command.type !== 'open') throw new Error('The record does not begin with an opening.')
  const { settings } = command
  const parsed = parseScript(script)
  const state = initialState(parsed, makePlan(parsed, bindParameters(parsed.parameters, settings)))
  return drafts
    .filter(({ type }) => type !== 'command')
    .reduce((folded, { type, fact }) => evolve(folded, { type, ...fact } as unknown as Event), state)
}

/** What somebody is made to say next. */
export interface Said {
  readonly by: string
  readonly method: Envelope['method']
  readonly command: Command
}

/** The record and what `decide` makes of one more command; throws what that is refused for. */
export function said(script: string, drafts: readonly Draft[], { by, method, command }: Said): readonly Draft[] {
  const state = stateOf(script, drafts)
  const last = drafts.at(-1)
  const at = new Date(Date.parse(last?.at ?? '') + 1000).toISOString()
  const monotonic = lastMonotonic(drafts) + 1000
  const random = randomBytes(32).toString('hex')
  const bound = command.type === 'confirm' || command.type === 'begin'
  const envelope = {
    by,
    method,
    at,
    monotonic,
    random,
    seq: drafts.length,
    head: bound ? '0'.repeat(64) : null,
    command,
  }
  const events = decide(state, envelope)
  evolveAll(state, events)
  const header = { ceremony: last?.ceremony ?? '', at }
  return [
    ...drafts,
    { ...header, type: 'command', fact: spokenFact(envelope) },
    ...events.map((event) => ({ ...header, type: event.type, fact: eventFact(event) })),
  ]
}

/** What people would say next where a step waits for them: an answer, then each word that it still needs. */
export async function answered(script: string, drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const people = new RealPeople()
  let record = drafts
  for (let words = 0; words < 8; words++) {
    const now = viewOf(stateOf(script, record), record.length)
    const [ask] = now.asks
    if (ask?.kind === 'answer') {
      if (words > 0) break
      const answers = readAt(ask.fields, record, await people.answer(ask, now))
      const command = { type: 'answer', step: ask.step, answers, exception: null } as const
      record = said(script, record, { by: ask.person, method: 'code', command })
    } else if (ask?.kind === 'confirm') {
      const { digest, seq, person } = ask
      const confirmed = await people.confirm(ask, now)
      const answers = readAt(ask.fields, record, confirmed.answers)
      record = said(script, record, { by: person, method: 'code', command: { type: 'confirm', digest, seq, answers } })
    } else {
      break
    }
  }
  return record
}

/** Clocks show when it is said, not when the test runs. */
function readAt(fields: readonly Field[], drafts: readonly Draft[], answers: Answers): Answers {
  const clocks = fields.filter(({ type }) => type === 'time')
  const time = `${(drafts.at(-1)?.at ?? '').slice(0, 19)}Z`
  return { ...answers, ...Object.fromEntries(clocks.map(({ name }) => [name, time])) }
}

function viewOf(state: State, sequence: number): View {
  const root = new Uint8Array(32)
  const live = { sequence, head: '0'.repeat(64), words: [], asks: [], busy: null, tail: [], mirrorTrouble: null }
  return view(state, {
    ...live,
    unsigned: { heard: [], earlier: 0 },
    face: faceOf(state),
    words: [...root].map(String),
  })
}

function lastMonotonic(drafts: readonly Draft[]): number {
  const spoken = drafts.findLast(({ type }) => type === 'command')
  return Number(spoken?.fact['monotonic'] ?? 0)
}
