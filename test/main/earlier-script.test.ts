/** The script of the ceremony that a rehearsal holds before itself. */
import { expect, test } from 'vitest'
import { parseScript } from '../../ceremonies/index.ts'
import { earlierScript } from '../../main/earlier-script.ts'

test('cards are enrolled by parts of the plan, or by whom the script says, and shares are on cards and paper mixed', () => {
  const parts = ['old-1', 'old-2'].map((id) => ({ id, role: 'old', title: id, brings: false }))
  const cards = [
    { card: 'a', enroller: 'old-2', share: 2 },
    { card: 'b', enroller: 'holder-4', share: null },
    { card: 'c', enroller: 'auditor', share: null },
  ]
  const script = parseScript(earlierScript({ keys: [], set: { threshold: 2, shares: 3 }, cards }, { parts }))
  const { leader: _leader, onlooker: _onlooker, ...roles } = script.roles
  expect(Object.entries(roles).map(([role, { count }]) => [role, count])).toEqual([
    ['paper-keeper', 3],
    ['old', 2],
    ['holder', 4],
    ['auditor', 1],
  ])
  const steps = script.acts.flatMap((act) => act.steps).map((step) => ({ ...step }))
  const given = steps.filter(({ kind }) => kind === 'hand-over' || kind === 'put-share-on-card')
  expect(given.map(({ kind, performs, share }) => [kind, performs, share])).toEqual([
    ['hand-over', 'paper-keeper-1', 1],
    ['put-share-on-card', 'old-2', 2],
    ['hand-over', 'paper-keeper-3', 3],
  ])
})
