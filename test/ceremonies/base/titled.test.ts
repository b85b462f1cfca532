import { expect, test } from 'vitest'
import { titled } from '../../../ceremonies/base/message.ts'
import { inEnglish, inGerman } from '../../support/english.ts'

const things = new Map([
  ['witness-1', 'Witness 1 (Beate)'],
  ['clock', 'A part of that name'],
])
const steps = new Map([['clock', 'Two clocks']])

test('a refusal names people and steps as the room calls them, and a step only where a step is meant', () => {
  const notYours = { code: 'NOT_YOUR_STEP', parameters: { step: 'clock', performs: 'witness-1', person: 'clock' } }
  const said = titled(notYours, things, { step: steps, current: steps })
  expect(inEnglish(said)).toBe('Step “Two clocks” is performed by Witness 1 (Beate), not by A part of that name.')
  expect(inGerman(said)).toContain('„Two clocks“')
  const unknown = { code: 'STEP_NOT_IN_DOUBT', parameters: { step: 'another' } }
  expect(inEnglish(titled(unknown, things, { step: steps }))).toBe('Step another is not in doubt.')
})
