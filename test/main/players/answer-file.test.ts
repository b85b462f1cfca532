import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState } from '../../../ceremonies/index.ts'
import { parseAnswers } from '../../../main/players/answer-file.ts'
import { refused } from '../../support/refused.ts'

const script = parseScript(readFileSync(join(import.meta.dirname, '../../fixtures/scripts/medium.yaml'), 'utf8'))
const state = initialState(script, makePlan(script, bindParameters(script.parameters, {})))
const read = (text: string) => parseAnswers(`strongroom-answers: 1\n${text}`, state)

test('an empty file refuses what it lacks; nothing is named', () => {
  expect(read('')).toEqual({ otherwise: 'refuse', names: {}, follows: 'none', brought: {}, steps: {} })
})

test('fields of the step stand apart from secrets, choices and disagreements', () => {
  const text = `
otherwise: rehearse
steps:
  clock:
    witness-1: { clock: A, reading: now, dispute: 'No' }
  prove-share-2:
    custodian-2: { typed: [one, shown] }
  commission:
    administrator: { so-pin: '1234', choice: adopt }
  reload-before-archive:
    custodian-3: { typed: a b c }
`
  const none = { answers: {}, secrets: {}, choice: undefined, dispute: undefined }
  expect(read(text).steps).toEqual({
    clock: { 'witness-1': { ...none, answers: { clock: 'A', reading: 'now' }, dispute: 'No' } },
    'prove-share-2': { 'custodian-2': { ...none, secrets: { typed: ['one', 'shown'] } } },
    commission: { administrator: { ...none, secrets: { 'so-pin': ['1234'] }, choice: 'adopt' } },
    'reload-before-archive': { 'custodian-3': { ...none, secrets: { typed: ['a b c'] } } },
  })
})

test('whatever the course of events may put before a step can be answered, and nothing else', () => {
  const before = (kind: string) => read(`steps: { ${kind}-before-archive: { custodian-3: {} } }`).steps
  for (const kind of ['void-set', 'recover-backup-key', 'recall-envelope-key', 'clock', 'reread-share'])
    expect(before(kind)).toHaveProperty(`${kind}-before-archive`)
  expect(() => before('nothing-of-ours')).toThrow('ANSWERS_INVALID')
  expect(() => read('steps: { reload-before-nothing: {} }')).toThrow('ANSWERS_INVALID')
})

describe('what is wrong is named with line and column', () => {
  test.each([
    ['steps: [', 2, 9],
    ['otherwise: perhaps', 2, 1],
    ['unknown: 1', 2, 1],
    ['follows: yesterday', 2, 1],
    ['names: { chairman: A }', 2, 10],
    ['brought: { chairman: A }', 2, 12],
    ['steps:\n  nowhere: {}', 3, 3],
    ['steps:\n  clock:\n    chairman: {}', 4, 5],
    ['steps:\n  clock:\n    witness-1: { clocks: A }', 4, 18],
    ['steps:\n  clock:\n    custodian-1: { clock: A }', 4, 20],
    ['steps:\n  clock:\n    witness-1: { clock: 1.5 }', 4, 18],
    ['steps:\n  clock:\n    witness-1: { choice: perform }', 4, 18],
    ['steps:\n  clock:\n    witness-1: { typed: [] }', 4, 18],
    ['steps:\n  clock:\n    witness-1: &a { clock: A }', 4, 19],
    ['names: { administrator: A, administrator: B }', 2, 28],
  ])('%s', async (text, line, column) => {
    const { code, message } = await refused(() => read(text))
    expect([code, message.slice(0, message.indexOf(':'))]).toEqual([
      'ANSWERS_INVALID',
      `The answer file is not valid at line ${line}, column ${column}`,
    ])
  })

  test('a format of another version', async () => {
    expect(await refused(() => parseAnswers('strongroom-answers: 2\n', state))).toEqual({
      code: 'ANSWERS_INVALID',
      message: 'The answer file is not valid at line 1, column 1: strongroom-answers: must be 1; see docs/ANSWERS.md.',
    })
  })
})

test('a no may come with its exception, at a step that asks for a yes', async () => {
  const text = `
steps:
  roll-call:
    administrator: { appointed.witness-1: false, exception.happened: No letter., exception.open: true }
`
  const { answers } = read(text).steps['roll-call']?.['administrator'] ?? { answers: {} }
  expect(answers).toEqual({
    'appointed.witness-1': false,
    'exception.happened': 'No letter.',
    'exception.open': true,
  })
  expect(await refused(() => read('steps: { clock: { witness-1: { exception.open: true } } }'))).toMatchObject({
    code: 'ANSWERS_INVALID',
  })
})
