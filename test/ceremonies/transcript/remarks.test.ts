import { expect, test } from 'vitest'
import type { Phrase } from '../../../ceremonies/base/message.ts'
import { remarkOf } from '../../../ceremonies/transcript/remarks.ts'
import { en, inEnglish, inGerman } from '../../support/english.ts'

function refusedLogin(code: string): Phrase {
  return remarkOf({ type: 'login.refused', device: 'root-hsm', code }, '', (part) => part)?.text ?? ''
}

test('a refused login is told whole from the code alone, in both languages', () => {
  expect(inEnglish(refusedLogin('PIN_WRONG'))).toBe('root-hsm refused the login. The PIN was wrong.')
  expect(inGerman(refusedLogin('PIN_WRONG'))).toBe('root-hsm lehnte die Anmeldung ab. Die PIN war falsch.')
  for (const code of Object.keys(en.messages.login)) expect(inEnglish(refusedLogin(code))).not.toMatch(/[{}]|PIN_/)
})

test('a code that this version does not know is told as it stands', () => {
  expect(inEnglish(refusedLogin('PIN_EATEN'))).toBe('root-hsm refused the login. PIN_EATEN')
})
