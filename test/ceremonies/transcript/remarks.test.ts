import { expect, test } from 'vitest'
import { loginRefusals } from '../../../ceremonies/texts/en/facts.ts'
import { de } from '../../../ceremonies/texts/index.ts'
import { remarkIn } from '../../../ceremonies/texts/labels.ts'
import { remarkOf } from '../../../ceremonies/transcript/remarks.ts'

function refusedLogin(code: string): string {
  return remarkOf({ type: 'login.refused', device: 'root-hsm', code }, '', (part) => part)?.text ?? ''
}

test('a refused login is told whole from the code alone, in both languages', () => {
  expect(refusedLogin('PIN_WRONG')).toBe('root-hsm refused the login. The PIN was wrong.')
  expect(remarkIn(de, refusedLogin('PIN_WRONG'))).toBe('root-hsm lehnte die Anmeldung ab. Die PIN war falsch.')
  for (const code of Object.keys(loginRefusals)) expect(refusedLogin(code)).not.toMatch(/[{}]/)
})

test('a code that this version does not know is told as it stands', () => {
  expect(refusedLogin('PIN_EATEN')).toBe('root-hsm refused the login. PIN_EATEN.')
})
