import { expect, test } from 'vitest'
import { Authenticators } from '../../../main/engine/authenticators.ts'
import { refused } from '../../support/refused.ts'

const code = (text: string) => ({ method: 'code', code: text }) as const

test('an enrolment that is refused afterwards leaves the authenticator from before', async () => {
  const authenticators = new Authenticators()
  await authenticators.enrol('alice', code('alice-first'))
  const undo = await authenticators.enrol('alice', code('somebody-else'))
  undo()
  expect(await authenticators.recognise('alice', code('alice-first'))).toBe('code')
  expect(await refused(() => authenticators.recognise('alice', code('somebody-else')))).toMatchObject({
    code: 'CODE_WRONG',
  })
})

test('a first enrolment that is refused leaves none', async () => {
  const authenticators = new Authenticators()
  const undo = await authenticators.enrol('alice', code('alice-first'))
  undo()
  expect(await refused(() => authenticators.recognise('alice', code('alice-first')))).toMatchObject({
    code: 'CODE_WRONG',
  })
})

test('one code never counts for two people', async () => {
  const authenticators = new Authenticators()
  await authenticators.enrol('alice', code('the same'))
  expect(await refused(() => authenticators.enrol('bob', code('the same')))).toMatchObject({
    code: 'AUTHENTICATOR_TAKEN',
  })
})
