import { expect, test } from 'vitest'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../ceremonies/index.ts'
import { Times, courseOf } from '../../../ceremonies/room/course.ts'
import type { State } from '../../../ceremonies/kernel/model.ts'
import { scriptText } from '../../support/ceremony.ts'

function beginning(name: 'small' | 'root-key'): State {
  const script = parseScript(scriptText(name))
  return initialState(script, makePlan(script, bindParameters(script.parameters, {})))
}

const beginnings = { small: beginning('small'), 'root-key': beginning('root-key') }

function at(name: 'small' | 'root-key', position: number): State {
  return { ...beginnings[name], position }
}

/** The first steps finished a minute after one another, from ten o'clock on. */
function timesOf({ plan }: State, finished: number): Times {
  const times = new Times()
  times.take('ceremony.opened', '10:00', {})
  for (const [i, { id }] of plan.steps.slice(0, finished).entries())
    times.take('step.finished', `10:0${i + 1}`, { step: id })
  return times
}

test('an act begins when its first step comes to hand, and ends with its last', () => {
  const state = at('small', 2)
  expect(courseOf(state, timesOf(state, 2)).acts).toEqual([
    { title: 'Opening', steps: 2, done: 2, minutes: 4, started: '10:00', finished: '10:02' },
    { title: 'Root key', steps: 7, done: 0, minutes: 14, started: '10:02', finished: null },
  ])
  expect(courseOf(at('small', 0), new Times()).acts.map(({ started }) => started)).toEqual([null, null])
})

test('the step at hand is now, those before it are done at their times, and what was undone lies ahead', () => {
  const state = at('small', 1)
  // Two steps were finished; the ceremony then went back to the second.
  expect(
    courseOf(state, timesOf(state, 2))
      .near.map(({ id, state: how, finished }) => [id, how, finished])
      .slice(0, 3),
  ).toEqual([
    ['roll-call', 'done', '10:01'],
    ['clock', 'now', null],
    ['commission', 'ahead', null],
  ])
})

test('a step that was put before the one at hand is now, under the same number', () => {
  const state = at('small', 3)
  const [first] = state.plan.steps
  const clock = { ...(first as NonNullable<typeof first>), id: 'clock-before-record-key', kind: 'clock' as const }
  const { near } = courseOf({ ...state, inserted: [clock] }, timesOf(state, 3))
  expect(near.map(({ id, number, state: how }) => [id, number, how]).slice(3, 5)).toEqual([
    ['clock-before-record-key', 4, 'now'],
    ['record-key', 4, 'ahead'],
  ])
})

test('however long the ceremony, twelve steps about the one at hand are listed', () => {
  const { length } = at('root-key', 0).plan.steps
  const lists = Array.from(
    { length: length + 1 },
    (_, position) => courseOf(at('root-key', position), new Times()).near,
  )
  expect(new Set(lists.map((near) => near.length))).toEqual(new Set([12]))
  for (const [position, near] of lists.slice(0, -1).entries())
    expect(near.find(({ state }) => state === 'now')?.number).toBe(position + 1)
})
