import { expect, test } from 'vitest'
import { Consent } from '../../../main/engine/consent.ts'
import { refused } from '../../support/refused.ts'

test('after the close nobody enrols for somebody who is there already', async () => {
  const consent = new Consent(
    { administrator: 'One', 'witness-1': 'Two' },
    'real',
    new Map([['administrator', 'code']]),
    9,
    () => undefined,
  )
  expect(await refused(() => consent.enrol('administrator', 'code'))).toMatchObject({ code: 'ALREADY_ENROLLED' })
  consent.enrol('witness-1', 'code')
  expect(await refused(() => consent.enrol('witness-1', 'code'))).toMatchObject({ code: 'ALREADY_ENROLLED' })
})

test('one person in two parts is one person after the close too', async () => {
  const names = { administrator: 'One', scribe: 'ONE', 'witness-1': 'Two' }
  const everybody = new Map(Object.keys(names).map((part) => [part, 'code'] as const))
  const consent = new Consent(names, 'real', everybody, 9, () => undefined)
  const agreed = consent.ask('seal', {})
  consent.say('administrator', 'code', { type: 'resolve', step: 'seal', choice: 'redo', statement: 'Power failed.' })
  const [ask] = consent.asks()
  if (ask?.kind !== 'confirm') throw new Error('nobody is asked to confirm')
  expect(consent.asks().map((one) => 'person' in one && one.person)).toEqual(['witness-1'])
  const confirm = { type: 'confirm', digest: ask.digest, seq: ask.seq, answers: {} } as const
  expect(await refused(() => consent.say('scribe', 'code', confirm))).toMatchObject({ code: 'ALREADY_CONFIRMED' })
  consent.say('witness-1', 'code', confirm)
  expect(await agreed).toEqual({
    by: [
      { person: 'administrator', method: 'code' },
      { person: 'witness-1', method: 'code' },
    ],
    statement: 'Power failed.',
  })
})
