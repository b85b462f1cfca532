/** Whoever confirms reads what is proposed: that a card speaks no more is no replacement, and is shown with its exception. */
import { expect, test } from 'vitest'
import { message } from '../../../ceremonies/base/message.ts'
import { initialState, makePlan, parseScript } from '../../../ceremonies/index.ts'
import { bindParameters } from '../../../ceremonies/kernel/parameters.ts'
import type { Proposal } from '../../../ceremonies/kernel/under-way.ts'
import { saidOf } from '../../../ceremonies/room/step.ts'
import { evolveAll } from '../../support/known.ts'
import { scriptText } from '../../support/ceremony.ts'

const script = parseScript(scriptText('cards-speak'))
const key = '00'
const state = evolveAll(initialState(script, makePlan(script, bindParameters(script.parameters, {}))), [
  {
    ...{ type: 'card.enrolled', card: 'card-2', holder: 'custodian-2', applet: 'piv', serial: '7', firmware: null },
    ...{ token: null, software: true, curve: 'P-256', decryption: key, signature: key },
    ...{ attestation: null, attested: false },
  },
])
const proposal: Proposal = {
  ...{ step: 'promise-1', by: 'custodian-1', at: '2026-12-01T10:00:00.000Z', digest: '00'.repeat(32), seq: 7 },
  ...{ answers: {}, choice: null, person: 'custodian-2', newcomer: null, confirmed: [] },
  subject: 'by-code',
  statement: 'It fell into the shredder.',
  exception: {
    happened: 'It fell into the shredder.',
    decided: 'Both custodians.',
    effect: 'Custodian 2 speaks by code.',
    remedy: 'A new card.',
    open: true,
  },
}
const shown = (change: Partial<Proposal> = {}) => saidOf({ ...state, proposal: { ...proposal, ...change } })

test('that a card speaks no more: whose, which, and the whole exception', () => {
  expect(shown()).toEqual([
    { label: message('speech.by-code.person'), value: 'Custodian 2' },
    { label: message('field.by-code.card'), value: 'Card of custodian 2' },
    { label: message('speech.by-code.happened'), value: 'It fell into the shredder.' },
    { label: message('speech.by-code.decided'), value: 'Both custodians.' },
    { label: message('speech.by-code.effect'), value: 'Custodian 2 speaks by code.' },
    { label: message('speech.by-code.remedy'), value: 'A new card.' },
    { label: message('speech.by-code.open'), value: message('answer.yes') },
  ])
})

test('a replacement: who has the part, and who takes it', () => {
  expect(shown({ subject: 'replace', exception: null, newcomer: 'Newcomer' })).toEqual([
    { label: message('field.replace.part'), value: 'Custodian 2' },
    { label: message('field.replace.before'), value: '' },
    { label: message('field.replace.after'), value: 'Newcomer' },
  ])
})

test('words that each types from their own paper are not shown to whoever types them next', () => {
  const small = parseScript(scriptText('small'))
  const plan = makePlan(small, bindParameters(small.parameters, {}))
  const at = plan.steps.findIndex(({ kind }) => kind === 'copy-words')
  const answers = { words: 'adult aardvark zulu Zulu' }
  const begun = { ...initialState(small, plan), phase: 'running', position: at } as const
  const said = saidOf({ ...begun, proposal: { ...proposal, subject: 'step', exception: null, person: null, answers } })
  expect(said).toEqual([{ label: message('field.copy-words.words'), value: message('answer.covered') }])
})
