/** Rules have versions: a record is decided again by those that it names, beside whatever rules came after them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answers } from '../../ceremonies/kernel/answers.ts'
import type { Command, Envelope } from '../../ceremonies/kernel/command.ts'
import { z } from 'zod'
import { fact } from '../../ceremonies/kernel/fact.ts'
import { newsOf } from '../../ceremonies/room/news.ts'
import { faceOf } from '../../ceremonies/room/step.ts'
import { transcriptOf } from '../../ceremonies/transcript/transcript.ts'
import { kernel, rulesOf } from '../../ceremonies/kernel/compose.ts'
import { evolveAll } from '../../ceremonies/kernel/evolve.ts'
import type { Rules, State } from '../../ceremonies/kernel/model.ts'
import { bindParameters } from '../../ceremonies/kernel/parameters.ts'
import { makePlan } from '../../ceremonies/kernel/plan.ts'
import { parseScript } from '../../ceremonies/kernel/read-script.ts'
import { eventFact, replayWith, spokenFact } from '../../ceremonies/kernel/replay.ts'
import { levelOf } from '../../ceremonies/kernel/rules.ts'
import { initialState } from '../../ceremonies/kernel/state.ts'
import { type Live, view } from '../../ceremonies/kernel/view.ts'
import { current, eventOf, verifyBundle } from '../../ceremonies/index.ts'
import type { Files } from '../../ceremonies/record/bundle.ts'
import type { Fact } from '../../ceremonies/record/line.ts'
import type { Problem } from '../../ceremonies/record/problem.ts'
import { subjects } from '../../ceremonies/subjects/index.ts'
import { clockMoved } from '../../ceremonies/subjects/room/drift.ts'
import { clockJumped, room } from '../../ceremonies/subjects/room/facts.ts'
import { roomSubject } from '../../ceremonies/subjects/room/index.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { readBundle } from '../../main/bundle/read.ts'
import { goldenBundle, goldenScripts, goldenVerdict } from '../golden/golden.ts'
import { names, opening, rollCall } from './kernel/decide/given.ts'

/** As rules 1, but a clock that has moved by ten seconds is told already, not only one by a minute. */
const stricter = subjects.map((subject) =>
  subject !== roomSubject
    ? subject
    : {
        ...roomSubject,
        onCommand: (state: State, envelope: Envelope) => {
          const { clock, clockMoved: before } = room.of(state)
          const seconds = clock ? clockMoved(clock, envelope) : before
          return Math.abs(seconds - before) > 10 ? [clockJumped({ seconds })] : []
        },
      },
)
const second = rulesOf('2', stricter)
const known = (all: readonly Rules[]) => (version: string) => all.find((rules) => rules.version === version) ?? null
const both = known([current, second])

const script = readFileSync(join(import.meta.dirname, '../fixtures/scripts/small.yaml'))

/** A whole ceremony as those rules decide it, whose clock moves by half a minute; then it is aborted. `see` is shown each state. */
function recordUnder(
  rules: Rules,
  see: (state: State) => void = () => undefined,
): readonly (readonly [Fact, ...Fact[]])[] {
  const parsed = parseScript(rules, script.toString())
  let state = initialState(rules, parsed, makePlan(rules, parsed, bindParameters(parsed.parameters, {})))
  const batches: [Fact, ...Fact[]][] = []
  let seq = 0
  const say = (by: string, command: Command, wall = 0, steady = wall): void => {
    const at = new Date(Date.parse('2026-11-21T10:00:00.000Z') + wall * 1000).toISOString()
    const method = by === 'engine' ? null : 'code'
    const head = command.type === 'confirm' ? '00'.repeat(32) : null
    const said: Envelope = { by, method, at, monotonic: steady * 1000, random: 'ab'.repeat(32), seq, head, command }
    const events = rules.decide(state, said)
    const line = (type: string, fact: Fact['fact'], place: number): Fact => {
      return { ceremony: opening.ceremony, seq: seq + place, at, level: levelOf(rules, type), type, fact }
    }
    batches.push([
      line('command', spokenFact(said), 0),
      ...events.map((event, i) => line(event.type, eventFact(event), i + 1)),
    ])
    state = evolveAll(state, events)
    seq += events.length + 1
    see(state)
  }
  const confirm = (by: string, answers: Answers, wall = 0, steady = wall): void => {
    if (!state.proposal) throw new Error('nothing is proposed')
    const { digest, seq: place } = state.proposal
    say(by, { type: 'confirm', digest, seq: place, answers }, wall, steady)
  }
  say('engine', opening)
  for (const person of Object.keys(names)) say(person, { type: 'enrol' })
  say(rollCall[0], rollCall[1])
  confirm('witness-1', {})
  confirm('witness-2', {})
  const reading = { reading: '2026-11-21T10:00:00Z' }
  say('witness-1', { type: 'answer', step: 'clock', answers: { clock: 'Wall clock', ...reading }, exception: null })
  confirm('witness-2', { clock: 'Wrist watch', ...reading })
  say('administrator', { type: 'note', text: 'Somebody set the clock.' }, 30, 0)
  say('administrator', { type: 'abort', reason: 'Enough for a test.' }, 31, 1)
  confirm('witness-1', {}, 32, 2)
  return batches
}

/** The first that differs when a record is decided again by the rules of that version. */
function replayed(record: readonly (readonly Fact[])[], version: string): Problem | null {
  const replayer = replayWith(both, nodeMeans.utf8)(version, script)
  if (replayer === null) throw new Error(`nobody knows rules ${version}`)
  for (const batch of record) {
    const [problem] = replayer.step(batch)
    if (problem) return problem
  }
  return replayer.end()[0] ?? null
}

/** The version that a record names. */
const versionOf = (record: readonly (readonly Fact[])[]): unknown =>
  record.flat().find(({ type }) => type === 'ceremony.opened')?.fact['rules']

describe('rules 2 beside rules 1', () => {
  const made = recordUnder(second)
  const jumps = (record: readonly (readonly Fact[])[]) =>
    record.flat().flatMap(({ type, fact }) => (type === 'clock.jumped' ? [fact['seconds']] : []))

  test('decide one thing otherwise, and each record names its own', () => {
    const before = recordUnder(current)
    expect([versionOf(before), jumps(before)]).toEqual(['1', []])
    expect([versionOf(made), jumps(made)]).toEqual(['2', [30]])
  })

  test('decide a record again that was made under them, and rules 1 one of their own', () => {
    expect(replayed(made, '2')).toBeNull()
    expect(replayed(recordUnder(current), '1')).toBeNull()
  })

  test('do not stand in for each other', () => {
    const opened = { code: 'REPLAY_DIFFERS', fact: 1 }
    expect(replayed(made, '1')).toMatchObject(opened)
    expect(replayed(recordUnder(current), '2')).toMatchObject(opened)
  })

  test('are found out where a record names rules 1 and was decided by them', () => {
    const named = recordUnder(rulesOf('1', stricter))
    const jump = named.flat().find(({ type }) => type === 'clock.jumped')
    expect([versionOf(named), jump?.fact]).toEqual(['1', { seconds: 30 }])
    expect(replayed(named, '1')).toMatchObject({ code: 'REPLAY_DIFFERS', fact: jump?.seq })
  })
})

test('rules whose kernel differs in one command decide that one otherwise, and every other alike', () => {
  const { note } = kernel.deciders
  const twice = rulesOf('4', subjects, {
    ...kernel,
    deciders: { ...kernel.deciders, note: (state, said) => [...note(state, said), ...note(state, said)] },
  })
  const typesUnder = (rules: Rules) => recordUnder(rules).map((batch) => batch.map(({ type }) => type))
  const [one, two] = [typesUnder(current), typesUnder(twice)]
  const differing = one.flatMap((types, i) => (types.join() === two[i]?.join() ? [] : [[types, two[i]]]))
  expect(differing).toEqual([
    [
      ['command', 'note.added'],
      ['command', 'note.added', 'note.added'],
    ],
  ])
})

/** What a screen has only from the engine. */
const live = (state: State): Live => ({
  sequence: 0,
  face: faceOf(state),
  head: '',
  words: [],
  asks: [],
  busy: null,
  mirrorTrouble: null,
  tail: [],
  unsigned: { heard: [], earlier: 0 },
})

describe('the view of a ceremony', () => {
  /** One after the other: who is asked first, and is missing, is the first who has not agreed. */
  const inTurn = rulesOf('5', subjects, {
    ...kernel,
    stillToConfirm: (state) => kernel.stillToConfirm(state).slice(0, 1),
  })
  /** Nobody is asked to confirm on a screen: it is said aloud. */
  const unasked = rulesOf('6', subjects, {
    ...kernel,
    asks: (state) => kernel.asks(state).filter(({ kind }) => kind !== 'confirm'),
  })
  /** While the roll call is proposed: who is missing and who is asked to confirm, before each word. */
  const waitingUnder = (rules: Rules) => {
    const seen: unknown[] = []
    recordUnder(rules, (state) => {
      const { proposal, asks, step } = view(state, live(state))
      if (proposal === null || step?.id !== 'roll-call') return
      const asked = asks.flatMap((ask) => (ask.kind === 'confirm' ? [ask.person] : []))
      seen.push([proposal.missing, asked])
    })
    return seen
  }

  test.each([
    [
      'its witnesses at once',
      current,
      [
        [
          ['witness-1', 'witness-2'],
          ['witness-1', 'witness-2'],
        ],
        [['witness-2'], ['witness-2']],
      ],
    ],
    [
      'one after the other',
      inTurn,
      [
        [['witness-1'], ['witness-1']],
        [['witness-2'], ['witness-2']],
      ],
    ],
    [
      'nobody',
      unasked,
      [
        [['witness-1', 'witness-2'], []],
        [['witness-2'], []],
      ],
    ],
  ])('asks %s, as the rules of that ceremony say', (_whom, rules, waiting) => {
    expect(waitingUnder(rules)).toEqual(waiting)
  })

  test('asks a witness for answers, or anybody for a word alone, as the rules of that ceremony say', () => {
    const byAnybody = rulesOf('7', subjects, { ...kernel, isWitnessed: () => false })
    const clock: State[] = []
    recordUnder(current, (state) => {
      if (state.proposal?.step === 'clock') clock.push(state)
    })
    const confirmed = [current, byAnybody].map((rules) =>
      clock.flatMap((state) =>
        view({ ...state, rules }, live(state)).asks.flatMap((ask) =>
          ask.kind === 'confirm' ? [[ask.person, ask.fields.map(({ name }) => name)]] : [],
        ),
      ),
    )
    expect(confirmed).toEqual([
      [['witness-2', ['clock', 'reading']]],
      [
        ['administrator', []],
        ['witness-2', []],
      ],
    ])
  })
})

describe('a fact that other rules know in another form', () => {
  const jumped = fact({
    type: 'clock.jumped',
    level: 'public',
    shape: { seconds: z.int(), told: z.string() },
    tells: ({ told }) => [{ label: 'told', value: told }],
    evolve: (state, { seconds }) => room.with(state, { clockMoved: seconds }),
  })
  const facts = roomSubject.facts.map((kind) => (kind.type === jumped.type ? jumped : kind))
  const third = rulesOf(
    '3',
    subjects.map((subject) => (subject === roomSubject ? { ...roomSubject, facts } : subject)),
  )
  const written = { type: 'clock.jumped', fact: { seconds: 30, told: 'aloud' } }
  const line = {
    ...written,
    ceremony: opening.ceremony,
    seq: 9,
    at: '2026-11-21T10:00:00.000Z',
    level: 'public',
  } as const

  test('is read by the rules that its record names, and by no others', () => {
    expect(eventOf(written, third)).toEqual({ type: 'clock.jumped', seconds: 30, told: 'aloud' })
    expect(() => eventOf(written)).toThrow(/told/)
  })

  test('is told as those rules tell it', () => {
    const news = newsOf(line, (part) => part, third)
    expect(news?.entries).toEqual([{ label: 'told', value: 'aloud', form: 'text' }])
  })

  test('stands in the transcript of a record that names them', () => {
    const parsed = parseScript(third, script.toString())
    const opened = recordUnder(third)
      .flat()
      .filter(({ type }) => type !== jumped.type)
    const source = { file: 'small.yaml', root: '', note: null, journal: [], verify: '' }
    const { acts } = transcriptOf({ ...source, rules: third, script: parsed, facts: [...opened, line] })
    const remarks = acts.flatMap(({ steps }) => steps.flatMap((step) => step.remarks.map(({ text }) => text)))
    expect(remarks).toContainEqual({ code: 'remark.clock.jumped', parameters: { seconds: 30 } })
  })
})

describe.each(goldenScripts)('the golden bundle of rules 1 of %s.yaml', (name) => {
  const { remarks: expected } = goldenVerdict('1', name)
  let files: Files = new Map()
  beforeAll(async () => {
    ;({ files } = await readBundle(goldenBundle('1', name)))
  })
  const judged = (rules: readonly Rules[]) => {
    const replay = replayWith(known(rules), nodeMeans.utf8)
    const { outcome, valid, replayed: again, remarks } = verifyBundle(files, { ...nodeMeans, replay, checkpoint: null })
    return { outcome, valid, again, remarks: new Set(remarks.map(({ code }) => code)) }
  }

  test('is decided again where both are known, in whichever order', () => {
    const verdict = { outcome: 'consistent', valid: true, again: true, remarks: new Set(expected) }
    expect([judged([current, second]), judged([second, current])]).toEqual([verdict, verdict])
  })

  test('is of rules unknown, and not invalid, where nobody knows its version', () => {
    expect(judged([second])).toEqual({
      outcome: 'rules-unknown',
      valid: true,
      again: false,
      remarks: new Set([...expected, 'RULES_UNKNOWN']),
    })
  })
})

test('rules in which two things have one name are refused, with the name', () => {
  expect(() => rulesOf('1', [...subjects, roomSubject])).toThrow(/^The name [\w-]+ is used twice\.$/)
})
