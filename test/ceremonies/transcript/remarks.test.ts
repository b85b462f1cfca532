import { expect, test } from 'vitest'
import type { Phrase } from '../../../ceremonies/base/message.ts'
import type { Event } from '../../../ceremonies/subjects/index.ts'
import { remarkOf } from '../../../ceremonies/transcript/remarks.ts'
import { en, inEnglish, inGerman } from '../../support/english.ts'

const title = (id: string): string => ({ 'root-hsm': 'The HSM' })[id] ?? id

function refusedLogin(code: string): Phrase {
  return remarkOf({ type: 'login.refused', device: 'root-hsm', code }, '', title)?.text ?? ''
}

test('a refused login is told whole from the code alone, in both languages', () => {
  expect(inEnglish(refusedLogin('PIN_WRONG'))).toBe('The HSM refused the login. The PIN was wrong.')
  expect(inGerman(refusedLogin('PIN_WRONG'))).toBe('The HSM lehnte die Anmeldung ab. Die PIN war falsch.')
  for (const code of Object.keys(en.messages.login)) expect(inEnglish(refusedLogin(code))).not.toMatch(/[{}]|PIN_/)
})

test('a code that this version does not know is told as it stands', () => {
  expect(inEnglish(refusedLogin('PIN_EATEN'))).toBe('The HSM refused the login. PIN_EATEN')
})

test('a device is told of by its title, also in what an attempt failed with', () => {
  const said = (event: Event): string => inEnglish(remarkOf(event, '', title)?.text ?? '')
  expect([
    said({ type: 'device.lost', device: 'root-hsm', reason: 'signal 9' }),
    said({
      type: 'step.failed',
      step: 'generate',
      attempt: 1,
      code: 'PUBLIC_KEY_ABSENT',
      parameters: { device: 'root-hsm', label: 'root-hsm', id: '01' },
    }),
  ]).toEqual([
    'Device lost: The HSM. signal 9',
    expect.stringContaining('The HSM shows no readable public key for “root-hsm” (CKA_ID 01)'),
  ])
})
