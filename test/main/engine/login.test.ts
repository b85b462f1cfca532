import { expect, test } from 'vitest'
import type { Command } from '../../../ceremonies/command.ts'
import { Refusal, type RefusalCode, refuse } from '../../../ceremonies/refusal.ts'
import { Acting } from '../../../main/engine/acting.ts'

/** Logs in to a token that answers so, one try after another; `end` is how that ended. */
async function loggingIn(...answers: readonly (RefusalCode | 'ok')[]) {
  const said: Command[] = []
  const complaints: (string | null)[] = []
  let tries = 0
  const login = () => {
    const answer = answers[tries++]
    return answer === undefined || answer === 'ok' ? Promise.resolve() : Promise.reject(refuse(answer))
  }
  const given = {
    world: { devices: { token: () => ({ login }), secrets: () => ({}) } },
    asking: { secret: (_: unknown, complaint: string | null) => Promise.resolve(String(complaints.push(complaint))) },
    state: () => ({ phase: 'running', plan: { steps: [], parts: [{ id: 'officer' }] } }),
    say: (command: Command) => said.push(command),
  }
  const acting = new Acting(given as unknown as ConstructorParameters<typeof Acting>[0])
  const work = acting.logInTo('hsm').then(() => 'in' as const)
  const end = await work.catch((error: unknown) => (error instanceof Refusal ? error.code : error))
  return { end, asked: complaints.length, refused: said.map((command) => 'code' in command && command.code) }
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
