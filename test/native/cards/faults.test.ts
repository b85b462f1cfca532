/** Every APDU of every call failed in turn: pulled, silent, refused, malformed. Nothing that failed is told as done. */
import { generateKeyPairSync } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { CardCall, CardRequest } from '../../../ceremonies/devices/card.ts'
import { Refusal } from '../../../ceremonies/base/refusal.ts'
import { attestationOf } from '../../../native/softcard/attestation.ts'
import { generate } from '../../../native/softcard/keys.ts'
import { CardState } from '../../../native/softcard/memory.ts'
import { Recipient } from '../../../native/sealed-box.ts'
import { tlv } from '../../../native/cards/tlv.ts'
import type { CardFault } from '../../support/card-fault.ts'
import {
  ascii,
  type CardAtHand,
  cardAtHand,
  factoryKey,
  factoryUnlock,
  pinOf,
  places,
} from '../../support/card-at-hand.ts'
import { freshCard } from '../../support/software-card.ts'

const recipient = new Recipient().spki
const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const peer = publicKey.export({ type: 'spki', format: 'der' }).toString('hex')

/** Keys on it, and an attestation. */
function used(): CardState {
  const state = freshCard()
  const [key, rsa, attester] = [generate('P-256'), generate('RSA-2048'), generate('P-256')]
  Object.assign(state.piv.keys, { '9a': key, '9c': key, '9d': key, f9: attester, rsa })
  const own = attestationOf({ name: 'own', key: attester }, { name: 'root', key }, { serial: 1, firmware: '5.7.4' })
  state.piv.objects['5fff01'] = tlv(0x70, own).toString('hex')
  state.piv.objects['5fc105'] = tlv(0x70, own).toString('hex')
  Object.assign(state.openPgp.keys, { sign: key, decrypt: key })
  Object.assign(state.openPgp.objects, { c1: '132a8648ce3d030107', c2: '122a8648ce3d030107', '103': 'abcd' })
  state.piv.objects['5fc109'] = 'abcd'
  return state
}
const standing = used()
const { rsa } = standing.piv.keys
delete standing.piv.keys['rsa']

type Ask = (card: CardAtHand) => Promise<unknown>
const call =
  <M extends CardCall>(method: M, request: () => CardRequest<M>): Ask =>
  (card) =>
    card.ask(method, request())

function callsOf(applet: 'piv' | 'openpgp'): readonly (readonly [string, Ask])[] {
  const at = places[applet]
  const pin = pinOf('123456')
  const common: readonly (readonly [string, Ask])[] = [
    ['describe', call('describe', () => ({ reader: '', applet }))],
    ['verifyPin', call('verifyPin', () => ({ at, pin }))],
    ['changePin', call('changePin', () => ({ at, which: 'pin', now: pin, next: ascii('135791') }))],
    [
      'changePin admin',
      call('changePin', () => ({ at, which: 'admin', now: pinOf('12345678'), next: ascii('87654321') })),
    ],
    ['unblockPin', call('unblockPin', () => ({ at, admin: pinOf('12345678'), next: ascii('135791') }))],
    [
      'generateKey',
      call('generateKey', () => ({
        at,
        use: 'authentication',
        algorithm: 'P-384',
        replaces: null,
        unlock: factoryUnlock(),
      })),
    ],
    ['sign', call('sign', () => ({ at, use: 'signature', digest: '11'.repeat(32), pin }))],
    ['agree', call('agree', () => ({ at, peer, recipient, pin }))],
    ['readObject', call('readObject', () => ({ at, object: 3, unlock: factoryUnlock() }))],
    ['writeObject', call('writeObject', () => ({ at, object: 3, data: '5a'.repeat(300), unlock: factoryUnlock() }))],
  ]
  if (applet === 'openpgp') return common
  const next = { algorithm: 'AES-256', value: Uint8Array.from({ length: 32 }, () => 5) } as const
  return [
    ...common,
    [
      'changeManagementKey',
      call('changeManagementKey', () => ({ at, now: { algorithm: null, value: factoryKey() }, next })),
    ],
    ['decrypt', call('decrypt', () => ({ at, block: `${'00'.repeat(255)}02`, recipient, pin }))],
    ['certificate', call('certificate', () => ({ at, use: 'authentication' }))],
    ['attest', call('attest', () => ({ at, use: 'decryption' }))],
  ]
}

function stateFor(name: string): CardState {
  const state = CardState.parse(structuredClone(standing))
  if (name === 'decrypt' && rsa) state.piv.keys['9d'] = rsa
  if (name === 'generateKey') {
    // A certificate in its slot shows a key too.
    delete state.piv.keys['9a']
    delete state.piv.objects['5fc105']
  }
  return state
}

/** What differs from one run to the next counts as there, and tries are the card's word alone. */
function settled(value: unknown): string {
  return JSON.stringify(value, (name, member: unknown) => (changing.includes(name) ? name : member))
}
const changing = ['signature', 'secret', 'block', 'key', 'certificate', 'before', 'after']

/** Here a card may say that it has nothing, and what an object holds is nobody's to judge. */
const believed = ['describe', 'attest', 'certificate', 'readObject']

const faults: readonly (readonly [string, Omit<CardFault, 'nth'>])[] = [
  ...(['before', 'after'] as const).flatMap((when) =>
    (['pull', 'silence'] as const).map((what) => [`${what} ${when}`, { when, what }] as const),
  ),
  ...[
    0x6285, 0x6581, 0x6600, 0x6700, 0x6982, 0x6983, 0x6985, 0x6a80, 0x6a82, 0x6a84, 0x6a88, 0x6d00, 0x6f00, 0x63c0,
    0x9000,
  ].map((what) => [what.toString(16), { when: 'before', what }] as const),
]

/** What is wrong with an answer that was right. */
const broken: readonly (readonly [string, (answer: Buffer) => Buffer])[] = [
  ['cut', (answer) => Buffer.concat([answer.subarray(0, -3), answer.subarray(-2)])],
  ['longer', (answer) => Buffer.concat([answer.subarray(0, -2), Buffer.from([0x5f]), answer.subarray(-2)])],
  ['a wrong length', (answer) => Buffer.concat([answer.subarray(0, 1), Buffer.from([0x84]), answer.subarray(2)])],
  ['other bytes', (answer) => Buffer.concat([Buffer.alloc(answer.length - 2, 0xee), answer.subarray(-2)])],
  ['without a status', (answer) => answer.subarray(0, 1)],
  ['too long', (answer) => Buffer.concat([Buffer.alloc(257), answer.subarray(-2)])],
]

const counted = { failed: 0, went: 0 }
afterAll(() => {
  console.info(
    `APDUs failed in turn: ${String(counted.failed)} refused, ${String(counted.went)} without effect on what was told`,
  )
})

const cases = (['piv', 'openpgp'] as const).flatMap((applet) =>
  callsOf(applet).map(([name, ask]) => ({ applet, name, ask })),
)

test.each(cases)('$applet: $name, each APDU failed', async ({ name, ask }) => {
  const clean = cardAtHand(stateFor(name))
  const right = settled(await ask(clean))
  const apdus = clean.heard.length
  const outcome = async (card: CardAtHand): Promise<Refusal | null> => {
    try {
      const told = settled(await ask(card))
      if (!believed.includes(name)) expect(told).toBe(right)
      counted.went++
      return null
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      expect(JSON.stringify(error.parameters)).not.toMatch(/123456|135791|87654321|3132333435/)
      counted.failed++
      return error
    }
  }
  for (let nth = 1; nth <= apdus; nth++) {
    for (const [, fault] of faults) {
      const refusal = await outcome(cardAtHand(stateFor(name), { fault: { nth, ...fault } }))
      if (fault.what === 'pull') expect(refusal?.code).toBe('CARD_REMOVED')
      if (fault.what === 'silence') expect(refusal?.code).toBe('CARD_SILENT')
    }
    for (const [, wrong] of broken) {
      const mangle = (answer: Buffer, at: number) => (at === nth ? wrong(answer) : answer)
      await outcome(cardAtHand(stateFor(name), { mangle }))
    }
  }
})
