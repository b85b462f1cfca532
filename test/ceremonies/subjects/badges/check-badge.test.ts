/** The step itself, with a badge by OpenSSL in a reader: what it proves, and that nothing is asked of a badge that does not count. */
import { mkdtempSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Refusal } from '../../../../ceremonies/base/refusal.ts'
import type { Event, Performing, State } from '../../../../ceremonies/kernel/model.ts'
import { checkBadge } from '../../../../ceremonies/subjects/badges/check-badge.ts'
import { cards } from '../../../../ceremonies/subjects/cards/facts.ts'
import type { BadgeName } from '../../../../ceremonies/subjects/badges/name.ts'
import { digestOf } from '../../../../ceremonies/subjects/badges/path.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { tlv } from '../../../../native/cards/tlv.ts'
import type { CardState, Key } from '../../../../native/softcard/memory.ts'
import { BadgePki, badgeExtensions, type Made, NOW } from '../../../support/badge-pki.ts'
import { cardAtHand } from '../../../support/card-at-hand.ts'
import { peopleWith, portOf } from '../../../support/enrolling.ts'
import { freshCard } from '../../../support/software-card.ts'

const folder = mkdtempSync(join(tmpdir(), 'badge-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pki = new BadgePki(folder)
const root = pki.authority('/O=Example/CN=Root of badges')
const crls = [pki.crl(root)]
const ALTERNATIVE = 'subjectAltName=email:jo.doe@example.org,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:jo@corp.example\n'
const jo = pki.badge(root, { extensions: badgeExtensions + ALTERNATIVE })
const stranger = pki.badge(root, { subject: '/O=Example/CN=Kim Roe' })
const OWN = {
  holder: 'custodian',
  mark: { ceremony: '', card: '' },
  software: false,
  decryption: '',
  signature: '',
} as const
const RANDOM = '0f'.repeat(32)

/** A card with that certificate at 5FC105, and its key at 9A. */
function cardWith(made: Made | null, key: Key | null = made && pki.keyOf(made), compressed = false): CardState {
  const state = freshCard()
  const der = Buffer.from(made?.der ?? '', 'hex')
  const stored = compressed ? gzipSync(der) : der
  const object = Buffer.concat([tlv(0x70, stored), tlv(0x71, Buffer.from([compressed ? 1 : 0])), tlv(0xfe)])
  if (made) state.piv.objects['5fc105'] = object.toString('hex')
  if (key) state.piv.keys['9a'] = key
  return state
}

interface Given {
  readonly card?: CardState
  readonly roll?: string
  readonly by?: BadgeName
  readonly mode?: State['mode']
  readonly anchors?: readonly string[]
  readonly brought?: { readonly certificates: readonly string[]; readonly crls: readonly string[] }
  readonly pins?: readonly string[]
  readonly enrolled?: ReturnType<typeof cards.of>['enrolled']
}

interface Checked {
  readonly code: string | null
  readonly facts: readonly Event[]
  readonly files: readonly string[]
  readonly typed: number
  readonly heard: readonly string[]
}

/** The step as far as it gets. */
async function checking(given: Given): Promise<Checked> {
  const {
    card = cardWith(jo),
    roll = 'Jo Doe',
    by = 'common-name',
    mode = 'real',
    anchors = [digestOf(root.der)],
  } = given
  const { brought = { certificates: [root.der], crls }, pins = ['123456'], enrolled = {} } = given
  const state = cards.with(
    {
      ceremony: 'c'.repeat(26),
      mode,
      names: { custodian: roll },
      script: { 'known-by-badge': { roles: ['custodian'], anchors, name: by } },
      plan: { parts: [{ id: 'custodian', role: 'custodian', title: 'Custodian', brings: false }] },
      slices: {},
    } as unknown as State,
    { enrolled },
  )
  const hand = cardAtHand(card)
  const answers = [...pins]
  const people = peopleWith(portOf(hand, false), state, () => answers.shift() ?? null)
  const performing: Performing = {
    ...people.performing,
    crypto: nodeCrypto,
    badges: { read: () => Promise.resolve(brought) },
  }
  const step = { id: 'badge', kind: 'check-badge', performs: 'custodian', fields: {} } as never
  const request = { person: 'custodian', at: NOW, challenge: RANDOM, file: 'badge-custodian' }
  const { act } = checkBadge
  const ended = (code: string | null, facts: readonly Event[] = [], files: readonly string[] = []) => ({
    ...{ code, facts, files, typed: people.typed.length, heard: hand.heard },
  })
  try {
    const result = await act?.perform(step, request, performing)
    const facts = act?.conclude(step, request, result ?? null, state, {} as never) ?? []
    return ended(
      null,
      facts,
      act?.artifacts(step, request, result ?? null).map(({ name }) => name),
    )
  } catch (error) {
    if (error instanceof Refusal) return ended(error.code)
    throw error
  }
}

test('a badge by OpenSSL answers: what anybody may know of it, what it showed, and its files', async () => {
  const { code, facts, files, typed } = await checking({})
  expect({ code, files, typed }).toEqual({
    ...{ code: null, typed: 1, files: ['badge-custodian.pem', 'badge-custodian.crl.pem'] },
  })
  expect(facts).toEqual([
    { type: 'badge.checked', person: 'custodian', software: false, anchor: digestOf(root.der), at: NOW },
    expect.objectContaining({
      ...{ type: 'badge.shown', name: 'Jo Doe', shown: 'Jo Doe', by: 'common-name', serial: '7654321' },
      ...{ issuer: 'Root of badges', challenge: RANDOM },
      certificate: expect.objectContaining({ sha256: digestOf(jo.der), until: '2027-01-01T00:00:00Z' }) as object,
      list: { from: '2026-06-01T00:00:00Z', until: '2026-07-01T00:00:00Z' },
    }),
  ])
})

test('RSA, P-384, a compressed certificate, and an anchor that the script has whole', async () => {
  const rsa = pki.badge(root, { subject: '/O=Example/CN=Jo Doe', key: ['rsa:2048'] })
  expect(await checking({ card: cardWith(rsa, pki.keyOf(rsa, 'RSA-2048')) })).toMatchObject({ code: null })
  const large = pki.badge(root, { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'] })
  expect(await checking({ card: cardWith(large, pki.keyOf(large, 'P-384')) })).toMatchObject({ code: null })
  expect(await checking({ card: cardWith(jo, pki.keyOf(jo), true) })).toMatchObject({ code: null })
  expect(await checking({ anchors: [root.pem], brought: { certificates: [], crls } })).toMatchObject({ code: null })
})

test.each<readonly [string, Given]>([
  ['BADGE_NONE', { card: cardWith(null) }],
  ['BADGE_NONE', { card: cardWith(null, pki.keyOf(jo)) }],
  ['CARD_ANSWER_MALFORMED', { card: cardWith({ ...jo, der: jo.der.replace(/^30820.../, '30820001') }) }],
  ['BADGE_NAME_DIFFERS', { card: cardWith(stranger) }],
  ['BADGE_NAME_DIFFERS', { roll: 'Jо Doe' }],
  ['BADGE_NAME_DIFFERS', { roll: 'Jo Doe', by: 'email' }],
  ['BADGE_NAME_NONE', { card: cardWith(stranger), by: 'upn' }],
  ['BADGE_PATH', { anchors: [digestOf(jo.der)] }],
  ['BADGE_CRL_MISSING', { brought: { certificates: [root.der], crls: [] } }],
  ['BADGE_KEY_DIFFERS', { card: cardWith(jo, pki.keyOf(root)) }],
  ['BADGE_NOWHERE', { enrolled: { own: { ...OWN, applet: 'piv', serial: '7654321' } } }],
])('%s: nothing is asked for, and no try is used', async (code, given) => {
  const found = await checking(given)
  expect(found).toMatchObject({ code, typed: 0 })
  // VERIFY with a PIN.
  expect(found.heard.filter((apdu) => /^00200080.{2}./.test(apdu) && apdu.length > 12)).toEqual([])
})

test.each<readonly [string, BadgeName]>([
  ['JO DOE', 'common-name'],
  ['Jo  Doe', 'common-name'],
  ['Jo Doe <somebody@example.org>', 'common-name'],
  ['jo.doe@example.org', 'email'],
  ['Somebody <Jo.Doe@example.org>', 'email'],
  ['Somebody <jo@corp.example>', 'upn'],
])('the roll may say %s, compared by %s', async (roll, by) => {
  expect(await checking({ roll, by })).toMatchObject({ code: null })
})

test('a wrong PIN is asked for again; a blocked badge is not', async () => {
  expect(await checking({ pins: ['000000', '123456'] })).toMatchObject({ code: null, typed: 2 })
  const blocked = cardWith(jo)
  blocked.piv.pin.left = 0
  expect(await checking({ card: blocked })).toMatchObject({ code: 'CARD_PIN_BLOCKED' })
})

test('no real ceremony takes a badge that a program plays', () => {
  const result = { software: true, serial: '1', certificates: [jo.der, root.der], crls, signature: '00' }
  const state = {
    mode: 'real',
    names: {},
    script: { 'known-by-badge': { roles: ['custodian'], anchors: [digestOf(root.der)] } },
    plan: { parts: [{ id: 'custodian', role: 'custodian', title: '', brings: false }] },
  } as unknown as State
  const step = { id: 'badge', kind: 'check-badge', performs: 'custodian', fields: {} } as never
  const request = { person: 'custodian', at: NOW, challenge: RANDOM, file: 'badge-custodian' }
  expect(() => checkBadge.act?.conclude(step, request, result, state, {} as never)).toThrow('CARD_SOFTWARE')
})
