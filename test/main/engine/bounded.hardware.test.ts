/**
 * Whatever a token refuses, an automatic player is bounded: a module that counts says what it was sent. Each call that a whole
 * rehearsal makes fails from its first one on, and from its last one on; unless all are run, some functions by the seed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EventOf } from '../../../ceremonies/subjects/index.ts'
import { parseLine } from '../../../ceremonies/record/line.ts'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { type Room, inRoom, scriptText } from '../../support/ceremony.ts'
import { type Fault, type FaultyFunction, faulty } from '../../support/faulty.ts'
import { full, sample } from '../../support/sample.ts'

const failed = 0x5
const wrongPin = 0xa0
const removed = 0x32

type Name = 'small' | 'medium' | 'root-key'

interface Course {
  /** The code that it stopped with; `sealed` if it did not stop. */
  readonly end: string
  /** Calls by function and what they returned. */
  readonly outcomes: readonly string[]
  /** How often each act of each step was begun. */
  readonly begun: ReadonlyMap<string, number>
  readonly facts: number
}

async function rehearse(name: Name, fault: Fault | null): Promise<Course> {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-bounded-'))
  const outcomes = join(folder, 'outcomes')
  writeFileSync(outcomes, '')
  const entry: NonNullable<Parameters<typeof inRoom>[2]>['entry'] = (_name, label, softhsm) =>
    faulty(softhsm, label, { ...(fault && { fault }), outcomes, modulus: 2048 })
  const told: { begun: ReadonlyMap<string, number>; facts: number } = { begun: new Map(), facts: 0 }
  const work = (room: Room): Promise<void> => room.play().finally(() => Object.assign(told, toldIn(room)))
  try {
    const end = await inRoom(scriptText(name), work, { entry, settings: { algorithm: 'EC-P256' } }).then(
      () => 'sealed',
      (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
    )
    return { end, outcomes: readFileSync(outcomes, 'utf8').split('\n').filter(Boolean), ...told }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function toldIn({ engine }: Room): Pick<Course, 'begun' | 'facts'> {
  const begun = new Map<string, number>()
  for (const line of engine.record.store.lines()) {
    const { type, content } = parseLine(line.slice(0, -1))
    if (type !== 'step.started' || content === null) continue
    const { step, choice } = content.fact as unknown as EventOf<'step.started'>
    const act = `${choice === 'redo' ? 'perform' : choice} ${step}`
    begun.set(act, (begun.get(act) ?? 0) + 1)
  }
  return { begun, facts: engine.record.size }
}

/** Of these one is always taken: what they return says most of what people would do next. */
const lasting = new Map<FaultyFunction, string>([
  ['C_Login', 'login'],
  ['C_Sign', 'sign'],
])

const most = (counts: ReadonlyMap<string, number>): number => Math.max(0, ...counts.values())

describe.each(['small', 'medium', 'root-key'] as const)('the script %s', (name) => {
  test('stops after two tries of an act and two logins, whatever call fails from whichever one on', async () => {
    const whole = await rehearse(name, null)
    expect([whole.end, most(whole.begun)]).toEqual(['sealed', 1])
    const calls = Map.groupBy(whole.outcomes, (one) => one.replace(/[: ].*/, '') as FaultyFunction)
    const broken: string[] = []
    let courses = 0
    for (const [at, { length }] of sample([...calls], {
      of: name === 'small' ? 2 : 3,
      kind: ([one]) => lasting.get(one) ?? '',
    })) {
      const whats = at === 'C_Login' ? [failed, wrongPin] : at === 'C_Sign' ? [failed, removed] : [failed]
      for (const what of whats) {
        for (const nth of new Set(name === 'small' ? [1, length] : [length])) {
          const course = await rehearse(name, { at, nth: -nth, what })
          const refusedLogins = course.outcomes.filter((one) => /^C_Login\S* 0x[^0]/.test(one)).length
          courses += 1
          const bounded = most(course.begun) <= 2 && refusedLogins <= 2 && course.facts < whole.facts + 60
          if (!bounded)
            broken.push(
              `${at} from ${nth} (${what}): ${course.end} ${JSON.stringify([...course.begun])} ${refusedLogins} ${course.facts}`,
            )
        }
      }
    }
    expect(broken).toEqual([])
    expect(courses).toBeGreaterThan(full ? 9 : 4)
  }, 600_000)
})
