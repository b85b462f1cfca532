import { describe, expect, test } from 'vitest'
import { type Answers, checkAnswers } from '../../../ceremonies/answers.ts'
import { sha256Hex } from '../../../ceremonies/digest.ts'
import { bindParameters } from '../../../ceremonies/parameters.ts'
import { makePlan } from '../../../ceremonies/plan.ts'
import { parseScript } from '../../../ceremonies/script.ts'
import { type State, initialState } from '../../../ceremonies/state.ts'
import { kindOf } from '../../../ceremonies/steps/index.ts'
import { refused } from '../../support/refused.ts'
import { scriptText } from '../../support/ceremony.ts'

const script = parseScript(scriptText('small'))
const empty = initialState(script, makePlan(script, bindParameters(script.parameters, {})))
const recordKey = { token: 'hsm', id: '01', spki: 'abcd' }
const fingerprint = sha256Hex(Uint8Array.of(0xab, 0xcd))
const other = 'f'.repeat(64)

/** What becomes of answers to one question of an attestation, asked in that state. */
function answering(ask: object, state: State, answers: Answers) {
  const kind = kindOf('attest')
  const fields = kind.fields.parse({ statement: 'It is so.', asks: [{ name: 'it', label: 'Is it?', ...ask }] })
  const step = { ...empty.plan.steps[0], id: 'ask', performs: 'administrator', fields }
  return refused(() => checkAnswers('ask', kind.form?.(step as never, state, 'administrator') ?? [], answers))
}

describe('a digest typed from paper', () => {
  test.each([
    ['script', { scriptDigest: other }, fingerprint],
    ['record-key', { recordKey }, other],
    ['certificate', { certificate: other }, fingerprint],
    ['certificate', {}, other],
    ['record-key', {}, 'none'],
  ])('that is not that of the %s on record is refused', async (equals, known, typed) => {
    expect(await answering({ type: 'digest', equals }, { ...empty, ...known }, { it: typed })).toEqual({
      code: 'ANSWER_INVALID',
      message: 'In step ask, field it does not agree with what is on record.',
    })
  })

  test.each([
    ['script', { scriptDigest: other }, other],
    ['record-key', { recordKey }, fingerprint],
    ['certificate', { certificate: other }, other],
  ])('that agrees with the %s on record is taken', async (equals, known, typed) => {
    await expect(answering({ type: 'digest', equals }, { ...empty, ...known }, { it: typed })).rejects.toThrow(
      'it was not refused',
    )
  })
})

test('a question that must be answered with yes does not take a no', async () => {
  expect(await answering({ type: 'boolean', must: true }, empty, { it: false })).toEqual({
    code: 'ANSWER_INVALID',
    message: 'In step ask, field it must be yes before the ceremony goes on.',
  })
  await expect(answering({ type: 'boolean' }, empty, { it: false })).rejects.toThrow('it was not refused')
})
