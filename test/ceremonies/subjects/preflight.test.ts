import { expect, test } from 'vitest'
import { current } from '../../../ceremonies/index.ts'
import { type Surroundings, preflight } from '../../../ceremonies/subjects/preflight.ts'
import { german } from '../../../ceremonies/texts/de/index.ts'
import { say } from '../../../ceremonies/texts/say.ts'
import { inEnglish } from '../../support/english.ts'
import { described } from '../../support/described.ts'
import { unopened } from '../day.ts'
import { hsmsOf } from '../../../ceremonies/subjects/tokens/hsm.ts'

const { script, plan } = unopened()
const [device = ''] = Object.keys(hsmsOf(script))
const fit = { swap: [], coreLimit: 'Max core file size 0 0 bytes', interfaces: ['lo up', 'eth0 down'], radios: [] }
const unfit = {
  swap: ['/dev/sda2'],
  coreLimit: 'Max core file size unlimited unlimited bytes',
  interfaces: ['lo up', 'eth0 up'],
  radios: ['wlan'],
}
const now = '2026-11-30T10:00:00.000Z'

const [first] = plan.steps
if (!first) throw new Error('the script has no step')
const accepting = { ...first, id: 'accept', kind: 'accept-record', fields: { keys: ['root'], threshold: 2, shares: 3 } }

interface Change extends Partial<Surroundings> {
  readonly mode?: 'real' | 'rehearsal'
  readonly throwAway?: boolean
  readonly token?: Parameters<typeof described>[0]
  readonly steps?: typeof plan.steps
}

/** What is found where all is well, but for that. */
function found({ mode = 'real', throwAway = false, token = {}, steps = plan.steps, ...change }: Change) {
  const tokens = [{ device, description: described(token), objects: [] }]
  const well = { report: fit, tokens, printers: ['Laser'], mirror: null, earlier: null, now, latest: null }
  return preflight({ rules: current, script, plan: { ...plan, steps }, mode, throwAway }, { ...well, ...change })
}

const brief = (change: Change) => found(change).map(({ severity, said }) => `${severity} ${said.code}`)
const usual = ['warns preflight.noCertificate', 'note preflight.clock', 'note preflight.pin']

test.each<[string, Change, readonly string[]]>([
  ['all is well', {}, []],
  [
    'network, swap, core dumps and radio',
    { report: unfit },
    Array.from({ length: 4 }, () => 'stops ENVIRONMENT_REFUSED'),
  ],
  ['a laptop that cannot be examined', { report: { ...fit, swap: 'all of it' } }, ['stops ENVIRONMENT_UNEXAMINED']],
  [
    'the same in a rehearsal',
    { report: unfit, mode: 'rehearsal' },
    Array.from({ length: 4 }, () => 'warns preflight.laptop'),
  ],
  [
    'the same where the script does not examine it',
    { report: unfit, steps: plan.steps.filter(({ kind }) => kind !== 'environment') },
    Array.from({ length: 4 }, () => 'warns preflight.laptop'),
  ],
  [
    'a mirror on the same medium',
    { mirror: { code: 'MIRROR_SAME_MEDIUM', parameters: { path: '/copy' } } },
    ['stops MIRROR_SAME_MEDIUM'],
  ],
  ['no earlier record where one is brought in', { steps: [...plan.steps, accepting] }, ['stops EARLIER_NOT_GIVEN']],
  ['an earlier record', { steps: [...plan.steps, accepting], earlier: '/media/record' }, []],
  [
    'none where a rehearsal makes its own',
    { steps: [...plan.steps, accepting], mode: 'rehearsal', throwAway: true },
    [],
  ],
  ['no printer', { printers: [] }, ['warns preflight.noPrinter']],
  ['a record of the future', { latest: '2026-12-24T00:00:00.000Z' }, ['stops CLOCK_BEHIND']],
  ['a locked PIN', { token: { userPin: 'locked' } }, ['stops PIN_LOCKED']],
  ['few tries', { token: { soPin: 'low' } }, ['warns PIN_TRIES_LOW']],
  ['one try', { token: { soPin: 'final' } }, ['warns PIN_TRIES_FINAL']],
  ['another program at the token', { token: { otherSessions: 2 } }, ['warns TOKEN_SHARED']],
  ['PINs too short for two', { token: { pinLength: { least: 4, most: 7 } } }, ['stops PIN_NO_ROOM']],
  ['a keypad of its own', { token: { protectedAuthenticationPath: true } }, ['stops KEYPAD_INITIALISE']],
])('before names are asked: %s', (_what, change, more) => {
  const codes = brief(change)
  expect(codes.filter((code) => !usual.includes(code))).toEqual(more)
})

test('a token that is not there stops it, and nothing more is said of it', () => {
  const trouble = { code: 'TOKEN_ABSENT', parameters: { device, label: 'medium', serial: '?' } } as const
  expect(brief({ tokens: [{ device, trouble }] })).toEqual(['stops TOKEN_ABSENT', ...usual.slice(0, 2)])
})

test('throw-away tokens are not looked for', () => {
  expect(brief({ tokens: [], throwAway: true, mode: 'rehearsal' })).toEqual(usual.slice(0, 2))
})

test('each is said in both languages', () => {
  const [stop, ...rest] = found({
    report: { ...fit, interfaces: ['eth0 up'] },
    token: { pinLength: { least: 4, most: 15 } },
  })
  const said = [stop, ...rest].map((one) => (one ? inEnglish(one.said) : ''))
  expect(said).toEqual([
    'A real ceremony cannot continue here (LAPTOP-3): network interfaces are up: eth0.',
    `The script records no certificate for ${device}: every page and the verifier say SOFTWARE TOKEN, and nobody should rely on the key.`,
    `The laptop’s clock says ${now}. Compare it with another clock.`,
    `Each half of a PIN that is chosen for ${device} may have 4 to 7 characters.`,
  ])
  expect(rest.map(({ said: message }) => say(german, message)).at(-1)).toBe(
    `Jede Hälfte einer PIN, die für ${device} gewählt wird, darf 4 bis 7 Zeichen haben.`,
  )
})
