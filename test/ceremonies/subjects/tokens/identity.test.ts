import { changed, knownOf } from '../../../support/known.ts'
import { describe, expect, test } from 'vitest'
import type { TokenDescription, TokenObject } from '../../../../ceremonies/devices/hsm.ts'
import { keysIn, mustBeAccepted, mustBeTheToken, mustHold } from '../../../../ceremonies/subjects/tokens/identity.ts'
import { refused } from '../../../support/refused.ts'
import { momentOf } from '../../day.ts'

const hsm = 'root-hsm'
const { state } = momentOf('begin', 'certificate')
const { label = '', serial = '' } = knownOf(state).tokens[hsm] ?? {}
const module = state.accepted.modules[hsm] ?? ''

const described = (token: object, sha256 = module) =>
  ({ module: { sha256 }, token: { label, serial, initialised: true, ...token } }) as unknown as TokenDescription
const code = async (work: () => unknown) => (await refused(work)).code

describe('a token', () => {
  test('that is the one on record is taken', () => {
    mustBeTheToken(state, hsm, described({}))
    mustBeAccepted(state, hsm, described({}))
  })

  test.each([{ label: 'other' }, { serial: '0000' }])('with another %o is refused', async (change) => {
    expect(await refused(() => mustBeTheToken(state, hsm, described(change)))).toMatchObject({ code: 'TOKEN_SWITCHED' })
  })

  test('behind another module is refused', async () => {
    expect(await code(() => mustBeAccepted(state, hsm, described({}, 'ff'.repeat(32))))).toBe('MODULE_SWITCHED')
  })

  test('that was found with a serial keeps it, until it is commissioned', async () => {
    const found = { [hsm]: { label: 'blank', serial: '17', initialised: true } }
    const early = changed(momentOf('answer', 'commission').state, { found })
    expect(await code(() => mustBeTheToken(early, hsm, described({ label: 'blank', serial: '18' })))).toBe(
      'TOKEN_SWITCHED',
    )
    const under = changed(momentOf('report', 'commission').state, { found })
    mustBeTheToken(under, hsm, described({ serial: '18' }))
  })
})

describe('the keys of a token', () => {
  const keys = keysIn(state, hsm)
  const objects: readonly TokenObject[] = keys.flatMap(({ id, spki, label: name }) =>
    (['public', 'private'] as const).map((type) => ({
      class: type,
      id,
      label: name,
      attributes: {},
      spki: type === 'public' ? spki : null,
    })),
  )
  const [first] = keys
  const without = (type: string) => objects.filter((one) => one.class !== type || one.id !== first?.id)

  test('are the record key and every key made in it', () => {
    expect(keys.map((key) => key.label)).toEqual(['root', 'record key'])
    expect(keysIn(state, 'other')).toEqual([])
  })

  test('are known where each is there once, with its public key', () => {
    mustHold(hsm, keys, objects, true)
    mustHold(
      hsm,
      keys,
      objects.filter((one) => one.class === 'public'),
      false,
    )
  })

  test.each<[what: string, readonly TokenObject[], loggedIn: boolean, code: string]>([
    ['a public key that is gone', without('public'), true, 'KEY_ABSENT'],
    ['a public key that is gone, seen without a login', without('public'), false, 'KEY_ABSENT'],
    ['a private key that is gone', without('private'), true, 'KEY_ABSENT'],
    ['a token that was cleared', [], false, 'KEY_ABSENT'],
    ['a decoy', objects.map((one) => ({ ...one, spki: one.spki && '3059' })), true, 'KEY_SWITCHED'],
    ['a decoy beside the key', [...objects, ...objects.slice(0, 1)], true, 'KEY_SWITCHED'],
    ['a second private key', [...objects, ...objects.slice(1, 2)], true, 'KEY_SWITCHED'],
    ['a public key that cannot be read', objects.map((one) => ({ ...one, spki: null })), true, 'KEY_SWITCHED'],
  ])('are refused: %s', async (_what, held, loggedIn, refusal) => {
    expect(await code(() => mustHold(hsm, keys, held, loggedIn))).toBe(refusal)
  })

  test('are those that are on record now', () => {
    const made = changed(state, { keys: {} })
    expect(keysIn(made, hsm).map((key) => key.label)).toEqual(['record key'])
  })
})
