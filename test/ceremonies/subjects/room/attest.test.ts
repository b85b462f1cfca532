import { describe, expect, test } from 'vitest'
import { type Answers, checkAnswers } from '../../../../ceremonies/kernel/answers.ts'
import { mustBeExplained } from '../../../../ceremonies/kernel/departure.ts'
import { sha256Hex } from '../../../../ceremonies/base/digest.ts'
import { bindParameters } from '../../../../ceremonies/kernel/parameters.ts'
import { makePlan, parseScript, initialState, current } from '../../../../ceremonies/index.ts'
import type { State } from '../../../../ceremonies/kernel/model.ts'
import { kindOf } from '../../../../ceremonies/kernel/rules.ts'
import { changed } from '../../../support/known.ts'
import { object } from '../../../../ceremonies/kernel/shapes.ts'
import { refused } from '../../../support/refused.ts'
import { scriptText } from '../../../support/ceremony.ts'

const script = parseScript(scriptText('small'))
const empty = initialState(script, makePlan(script, bindParameters(script.parameters, {})))
const recordKey = { token: 'hsm', id: '01', spki: 'abcd' }
const fingerprint = sha256Hex(Uint8Array.of(0xab, 0xcd))
const other = 'f'.repeat(64)

/** What becomes of answers to one question of an attestation, asked in that state. */
function answering(ask: object, state: State, answers: Answers) {
  const kind = kindOf(current, 'attest')
  const fields = kind.fields.parse({ statement: 'It is so.', asks: [{ name: 'it', label: 'Is it?', ...ask }] })
  const [first] = empty.plan.steps
  if (!first) throw new Error('the script has no step')
  const step = { ...first, id: 'ask', performs: 'administrator', fields: object.parse(fields) }
  return refused(() => checkAnswers('ask', kind.form(step, state, 'administrator'), answers))
}

describe('a digest typed from paper', () => {
  test.each([
    ['script', { scriptDigest: other }, fingerprint],
    ['record-key', { recordKey }, other],
    ['certificate', { certificate: other }, fingerprint],
    ['certificate', {}, other],
    ['record-key', {}, 'none'],
  ])('that is not that of the %s on record is refused', async (equals, known, typed) => {
    expect(await answering({ type: 'digest', equals }, changed(empty, known), { it: typed })).toEqual({
      code: 'ANSWER_INVALID',
      message: 'In step ask, field it is not the digest on record; compare it group by group.',
    })
  })

  test.each([
    ['script', { scriptDigest: other }, other],
    ['record-key', { recordKey }, fingerprint],
    ['certificate', { certificate: other }, other],
  ])('that agrees with the %s on record is taken', async (equals, known, typed) => {
    await expect(answering({ type: 'digest', equals }, changed(empty, known), { it: typed })).rejects.toThrow(
      'it was not refused',
    )
  })
})

test('a question that should be answered with yes is asked as one, and a no needs an exception', () => {
  const kind = kindOf(current, 'attest')
  const ask = { name: 'it', label: 'Is it?', type: 'boolean' }
  const formOf = (asks: readonly object[]) => {
    const [first] = empty.plan.steps
    if (!first) throw new Error('the script has no step')
    const fields = object.parse(kind.fields.parse({ statement: 'It is so.', asks }))
    return kind.form({ ...first, id: 'ask', performs: 'administrator', fields }, empty, 'administrator')
  }
  const [should, may] = formOf([
    { ...ask, must: true },
    { ...ask, name: 'other' },
  ])
  expect([should, may]).toEqual([
    { ...ask, should: true },
    { ...ask, name: 'other' },
  ])
  const explained = { happened: 'A spare one.', decided: 'All of us.', effect: 'None.', remedy: 'None.', open: false }
  const fields = formOf([{ ...ask, must: true }])
  expect(() => mustBeExplained('ask', fields, { it: false }, null)).toThrow('EXCEPTION_NEEDED')
  expect(() => mustBeExplained('ask', fields, { it: true }, explained)).toThrow('EXCEPTION_UNNEEDED')
  expect(() => mustBeExplained('ask', fields, { it: false }, explained)).not.toThrow()
  expect(() => mustBeExplained('ask', fields, { it: true }, null)).not.toThrow()
})
