import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Envelope } from '../../../ceremonies/kernel/command.ts'
import { decide } from '../../support/known.ts'
import type { JsonObject } from '../../../ceremonies/base/json.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { makePlan, replayWith, current, parseScript, initialState } from '../../../ceremonies/index.ts'
import { levelOf } from '../../../ceremonies/kernel/rules.ts'
import type { Fact } from '../../../ceremonies/record/line.ts'
import { eventFact, spokenFact } from '../../../ceremonies/kernel/replay.ts'

const text = readFileSync(join(import.meta.dirname, '../../fixtures/scripts/medium.yaml'), 'utf8')
const script = parseScript(text)
const start = initialState(script, makePlan(script, bindParameters(script.parameters, {})))
const ceremony = 'a'.repeat(26)
const at = '2026-11-21T10:00:00.000Z'

const opening: Envelope = {
  by: 'engine',
  method: null,
  at,
  monotonic: 0,
  random: '00'.repeat(32),
  seq: 0,
  head: null,
  command: {
    type: 'open',
    ceremony,
    mode: 'rehearsal',
    script: '00'.repeat(32),
    settings: {},
    language: null,
    names: Object.fromEntries(start.plan.parts.map(({ id, title }) => [id, title])),
    follows: 'none',
    brought: Object.fromEntries(
      start.plan.parts.filter(({ brings }) => brings).map(({ id }) => [id, '4711 4711 4711 4711']),
    ),
    tokens: [],
    identifiers: [],
    mirror: null,
    application: { version: '0', commit: 'test', digest: '00', node: 'v24' },
  },
}

function factOf(type: string, seq: number, fact: JsonObject): Fact {
  return { ceremony, seq, at, level: levelOf(current, type), type, fact }
}

/** The first batch, its command's fact changed. */
function batch(change: JsonObject = {}, header: Partial<Fact> = {}): readonly Fact[] {
  const command = { ...factOf('command', 0, { ...spokenFact(opening), ...change }), ...header }
  return [command, ...decide(start, opening).map((event, i) => factOf(event.type, i + 1, eventFact(event)))]
}

function problemsOf(facts: readonly Fact[]): readonly string[] {
  const replayer = replayWith(() => text)(current.version, new Uint8Array(0))
  return (replayer?.step(facts) ?? []).map(({ code }) => code)
}

test('a batch that the rules decide so is replayed without a problem', () => {
  expect(problemsOf(batch())).toEqual([])
})

test.each([
  ['a time of the steady clock that is none', { monotonic: 'soon' }],
  ['a fraction of one', { monotonic: 0.5 }],
  ['chance that is too short', { random: '00' }],
  ['a tree head that is no string, and so is not compared with the tree', { head: 5 }],
  ['a way of recognising that nobody knows', { method: 'nod' }],
  ['a member that no command has', { more: true }],
])('a command with %s is none', (_, change) => {
  expect(problemsOf(batch(change))).toEqual(['COMMAND_MALFORMED'])
})

test('a record opens the ceremony that its headers name', () => {
  const other = { ...(spokenFact(opening)['command'] as JsonObject), ceremony: 'b'.repeat(26) }
  expect(problemsOf(batch({ command: other }))).toEqual(['COMMAND_MALFORMED'])
})

test('a command whose names everybody could read is not as the rules keep it', () => {
  expect(problemsOf(batch({}, { level: 'public' }))).toEqual(['REPLAY_DIFFERS'])
})
