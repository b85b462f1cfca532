import { describe, expect, test } from 'vitest'
import { evolve, evolveAll, knownOf } from '../../support/known.ts'
import { currentStep } from '../../../ceremonies/kernel/state.ts'
import { day, ended, momentOf, when } from '../day.ts'

describe('the golden day', () => {
  test('decides each of its commands as the record says', () => {
    for (const moment of day) expect(when(moment)).toEqual(moment.events)
  })

  test('ends sealed, with one key that is locked and no backup key', () => {
    const { phase, openRemedies, attempt, proposal } = ended
    const { keys, backup, recordKey } = knownOf(ended)
    expect({ phase, status: keys['root']?.status, where: backup?.where, openRemedies, attempt, proposal }).toEqual({
      phase: 'sealed',
      status: 'locked',
      where: 'destroyed',
      openRemedies: [],
      attempt: null,
      proposal: null,
    })
    expect(recordKey?.token).toBe('root-hsm')
    expect(currentStep(ended)).toBeNull()
  })
})

test('an event that changes nothing for later leaves the very same state', () => {
  const { state } = momentOf('answer', 'generate')
  expect(evolve(state, { type: 'login.refused', device: 'root-hsm', code: 'PIN_WRONG' })).toBe(state)
})

test('what is said leaves nothing behind but that it is unsigned', () => {
  const { state } = momentOf('answer', 'generate')
  const noted = evolve(state, { type: 'note.added', by: 'witness-1', step: 'generate', text: 'Quiet.' })
  expect(noted).toEqual({ ...state, vouched: { ...state.vouched, behind: 'words' } })
})

test('a voided set takes the ceremony back to its backup key, with nothing left of the old one', () => {
  const { state } = momentOf('begin', 'prove-share-2')
  const { set } = knownOf(state).backup ?? { set: '' }
  const voided = evolveAll(state, [{ type: 'set.voided', set, statement: 'Two sheets were burnt.' }])
  const { attempt, proposal, inserted } = voided
  const { backup, identifiers } = knownOf(voided)
  expect({ step: currentStep(voided)?.id, backup, attempt, proposal, inserted, identifiers }).toEqual({
    step: 'backup-key',
    backup: null,
    attempt: null,
    proposal: null,
    inserted: [],
    // The identity of the voided set is never drawn again.
    identifiers: knownOf(state).identifiers,
  })
  expect(knownOf(state).identifiers).toHaveLength(1)
})
