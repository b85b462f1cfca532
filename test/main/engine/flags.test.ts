/** A token's flags are read before each PIN: nothing that could lock it is tried before a person was told so. */
import { expect, test } from 'vitest'
import type { Command } from '../../../ceremonies/kernel/command.ts'
import type { PinState } from '../../../ceremonies/devices/hsm.ts'
import { Refusal, refuse } from '../../../ceremonies/base/refusal.ts'
import { Logins } from '../../../main/engine/logins.ts'

type Given = ConstructorParameters<typeof Logins>[0]

interface Room {
  readonly automatic?: boolean
  readonly throwAway?: boolean
  readonly userPin?: PinState
  readonly soPin?: PinState
}

/** What came of handing PINs to a token; `sent`: what reached it. */
async function trying(
  { automatic = false, throwAway = false, userPin = 'ok', soPin = 'ok' }: Room,
  work: (token: ReturnType<Logins['noted']['token']>) => Promise<unknown>,
) {
  const said: Command[] = []
  const told: string[] = []
  const sent: string[] = []
  const token = {
    describe: () => Promise.resolve({ token: { protectedAuthenticationPath: false, userPin, soPin } }),
    login: () => {
      sent.push('login')
      return Promise.reject(refuse('PIN_WRONG', { role: 'user', device: 'hsm', left: 'few' }))
    },
    initialise: () => Promise.resolve(sent.push('initialise')),
  }
  const mode = automatic ? 'rehearsal' : 'real'
  const given = {
    world: { throwAway },
    devices: { token: () => token, secrets: () => ({}) },
    asking: { retry: ({ code }: Refusal) => Promise.resolve(void told.push(code)) },
    state: () => ({ phase: 'running', mode, enrolled: { officer: automatic ? 'fed' : 'code' } }),
    say: (command: Command) => said.push(command),
  }
  const end = await work(new Logins(given as unknown as Given).noted.token('hsm')).then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )
  return { end, told, sent, said: said.map(({ type }) => type) }
}

const login = (token: ReturnType<Logins['noted']['token']>) => token.login('1234')
const initialise = (token: ReturnType<Logins['noted']['token']>) =>
  token.initialise({ label: 'x', soPin: '1234', userPin: '1234' })

test.each<[PinState, string, string[], string[], string[]]>([
  ['ok', 'PIN_WRONG', [], ['login'], []],
  ['low', 'PIN_WRONG', ['PIN_TRIES_LOW'], ['login'], ['tries-told']],
  ['final', 'PIN_WRONG', ['PIN_TRIES_FINAL'], ['login'], ['tries-told']],
  ['locked', 'PIN_LOCKED', [], [], []],
])('with people there, at %s: they are told first, on record', async (userPin, end, told, sent, said) => {
  expect(await trying({ userPin }, login)).toEqual({ end, told, sent, said })
})

test.each<[PinState, string, string[]]>([
  ['ok', 'PIN_WRONG', ['login']],
  ['low', 'REHEARSAL_STUCK', []],
  ['final', 'REHEARSAL_STUCK', []],
  ['locked', 'PIN_LOCKED', []],
])('with nobody there, at %s: nothing is tried once few tries are left', async (userPin, end, sent) => {
  expect(await trying({ automatic: true, userPin }, login)).toEqual({ end, told: [], sent, said: [] })
})

test('the security officer’s flags are read before a token is initialised', async () => {
  expect(await trying({ soPin: 'final' }, initialise)).toMatchObject({
    told: ['PIN_TRIES_FINAL'],
    sent: ['initialise'],
  })
  expect(await trying({ automatic: true, soPin: 'low' }, initialise)).toMatchObject({
    end: 'REHEARSAL_STUCK',
    sent: [],
  })
  expect(await trying({ soPin: 'locked' }, initialise)).toMatchObject({ end: 'PIN_LOCKED', sent: [] })
})

test('a throw-away token may be locked by a slip that is rehearsed', async () => {
  expect(await trying({ automatic: true, throwAway: true, userPin: 'low' }, login)).toMatchObject({ sent: ['login'] })
})

test('nobody who is no person sends a third PIN to a token, whatever became of the first two', async () => {
  const often = async (token: ReturnType<Logins['noted']['token']>) => {
    for (let i = 0; i < 4; i++) await token.login('1234').catch(() => undefined)
    await token.login('1234')
  }
  const nobody = await trying({ automatic: true, throwAway: true }, often)
  expect([nobody.end, nobody.sent.length]).toEqual(['REHEARSAL_STUCK', 2])
  expect((await trying({}, often)).sent).toHaveLength(5)
})
