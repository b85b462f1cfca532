import { expect, test } from 'vitest'
import type { Command } from '../../../ceremonies/kernel/command.ts'
import { Refusal, type RefusalCode, refuse } from '../../../ceremonies/base/refusal.ts'
import { Logins } from '../../../main/engine/logins.ts'

/** Logs in to a token that answers so, one try after another; `end` is how that ended. */
async function loggingIn(...answers: readonly (RefusalCode | 'ok')[]) {
  return loggingInTo(false, ...answers)
}

async function loggingInTo(protectedAuthenticationPath: boolean, ...answers: readonly (RefusalCode | 'ok')[]) {
  const said: Command[] = []
  const complaints: (Refusal | null)[] = []
  let tries = 0
  const typed: (string | null)[] = []
  const told: string[] = []
  const describe = () => Promise.resolve({ token: { protectedAuthenticationPath, userPin: 'ok' } })
  const login = (pin: string | null) => {
    typed.push(pin)
    const answer = answers[tries++]
    return answer === undefined || answer === 'ok' ? Promise.resolve() : Promise.reject(refuse(answer))
  }
  const given = {
    world: {},
    devices: { token: () => ({ login, describe }), secrets: () => ({}) },
    asking: {
      pin: (_: unknown, complaint: Refusal | null) => Promise.resolve(String(complaints.push(complaint))),
      retry: ({ message }: Refusal) => Promise.resolve(void told.push(message)),
    },
    state: () => ({
      phase: 'running',
      mode: 'real',
      enrolled: { officer: 'code' },
      plan: { steps: [], parts: [{ id: 'officer' }] },
    }),
    say: (command: Command) => said.push(command),
  }
  const logins = new Logins(given as unknown as ConstructorParameters<typeof Logins>[0])
  const work = logins.open('hsm').then(() => 'in' as const)
  const end = await work.catch((error: unknown) => (error instanceof Refusal ? error.code : error))
  const refused = said.map((command) => 'code' in command && command.code)
  return protectedAuthenticationPath ? { end, typed, told } : { end, asked: complaints.length, refused }
}

test.each([
  [
    'a slip is corrected',
    ['PIN_WRONG', 'PIN_LENGTH', 'ok'],
    { end: 'in', asked: 3, refused: ['PIN_WRONG', 'PIN_LENGTH'] },
  ],
  [
    'a locked PIN is asked for no more',
    ['PIN_WRONG', 'PIN_LOCKED'],
    { end: 'PIN_LOCKED', asked: 2, refused: ['PIN_WRONG', 'PIN_LOCKED'] },
  ],
  ['nor is one when the device is away', ['DEVICE_FAILED'], { end: 'DEVICE_FAILED', asked: 1, refused: [] }],
] as const)('%s, and each refusal is on record', async (_how, answers, expected) => {
  expect(await loggingIn(...answers)).toEqual(expected)
})

test('a PIN is not typed at the laptop where the token has a keypad of its own', async () => {
  expect(await loggingInTo(true, 'ok')).toEqual({
    end: 'in',
    typed: [null],
    told: ['KEYPAD_LOGIN'],
  })
})
