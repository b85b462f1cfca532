/** A rehearsal knows no field by its name: each says itself what is copied into it, and what is everybody's own. */
import { describe, expect, test } from 'vitest'
import { current } from '../../../ceremonies/index.ts'
import type { Field } from '../../../ceremonies/kernel/answers.ts'
import type { State } from '../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../ceremonies/kernel/rules.ts'
import { currentStep } from '../../../ceremonies/kernel/state.ts'
import type { View } from '../../../ceremonies/kernel/view.ts'
import { evidence } from '../../../ceremonies/subjects/evidence/facts.ts'
import { AnswersPlayer } from '../../../main/players/answers.ts'
import type { AnswerFile } from '../../../main/players/answer-file.ts'
import { RehearsalPlayer } from '../../../main/players/rehearsal.ts'
import { envelopeOf, unopened } from '../../ceremonies/kernel/decide/given.ts'

const parts = [
  { id: 'witness-1', title: 'Witness 1' },
  { id: 'witness-2', title: 'Witness 2' },
]
const view = { parts, exceptions: 4, checkpoint: { size: 9, words: ['a', 'b', 'c', 'd'] } } as unknown as View
const answersTo = (fields: readonly Field[], person = 'witness-1') =>
  new RehearsalPlayer().answer({ fields, person }, view)

test('what is shown is copied, and everything else is what its type admits', async () => {
  const answers = await answersTo([
    { name: 'recorded', label: 'How many guests?', type: 'integer', max: 9 },
    { name: 'guests', label: 'How many exceptions?', type: 'integer', max: 9, shown: 4 },
    { name: 'words', label: 'Words of welcome', type: 'text' },
    { name: 'welcome', label: 'The words', type: 'text', shown: 'alpha beta' },
    { name: 'clock', label: 'A clock', type: 'text' },
  ])
  expect(answers).toEqual({
    recorded: 0,
    guests: 4,
    words: 'Rehearsed: Words of welcome',
    welcome: 'alpha beta',
    clock: 'Rehearsed: A clock',
  })
})

test('each person has what is their own', async () => {
  const fields: readonly Field[] = [{ name: 'watch', label: 'Which watch?', type: 'text', own: true }]
  expect([await answersTo(fields), await answersTo(fields, 'witness-2')]).toEqual([
    { watch: 'Rehearsed by Witness 1: Which watch?' },
    { watch: 'Rehearsed by Witness 2: Which watch?' },
  ])
})

describe('what a rehearsal answers stands, as the step checks it', () => {
  /** Those kinds of step, as they ask the performer. */
  const asked = (kind: string, state: State) => {
    const planned = currentStep(state)
    if (planned === null) throw new Error('there is no step')
    const step = { ...planned, kind, fields: {} }
    const { form, check } = kindOf(current, kind)
    const { performs: person } = step
    const fields = form(step, state, person)
    const stand = (answers: Parameters<typeof check>[2]) =>
      check(step, state, answers, person, envelopeOf([person, { type: 'note', text: '-' }]))
    return { fields, stand }
  }

  test.each<readonly [string, State]>([
    ['exception', { ...unopened(), exceptions: 3 }],
    [
      'copy-words',
      evidence.with(unopened(), { checkpoint: { size: 9, words: ['one', 'two', 'three', 'four', 'five'] } }),
    ],
  ])('%s', async (kind, state) => {
    const { fields, stand } = asked(kind, state)
    expect(() => stand({ recorded: 1, complete: true, words: 'one two' })).toThrow()
    const answers = await answersTo(fields)
    expect(() => stand(answers)).not.toThrow()
  })
})

test('an answer file says “shown” where something is, and anywhere else it is a word', async () => {
  const entry = { answers: { count: 'shown', words: 'shown' } }
  const file = { otherwise: 'refuse', steps: { count: { 'witness-1': entry } } } as unknown as AnswerFile
  const ask = {
    kind: 'answer' as const,
    step: 'count',
    person: 'witness-1',
    exception: [],
    fields: [
      { name: 'count', label: 'How many?', type: 'integer' as const, shown: 4 },
      { name: 'words', label: 'Words', type: 'text' as const },
    ],
  }
  expect(await new AnswersPlayer(file, { tokens: false, cards: [] }).answer(ask, view)).toEqual({
    count: 4,
    words: 'shown',
  })
})
