import { expect, test } from 'vitest'
import { Consent } from '../../../main/engine/consent.ts'
import { refused } from '../../support/refused.ts'

test('after the close nobody enrols for somebody who is there already', async () => {
  const consent = new Consent(['alice', 'bob'], 'real', new Map([['alice', 'code']]), 9, () => undefined)
  expect(await refused(() => consent.enrol('alice', 'code'))).toMatchObject({ code: 'ALREADY_ENROLLED' })
  consent.enrol('bob', 'code')
  expect(await refused(() => consent.enrol('bob', 'code'))).toMatchObject({ code: 'ALREADY_ENROLLED' })
})
