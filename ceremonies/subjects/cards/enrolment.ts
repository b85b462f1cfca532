/** What is done with a card that is enrolled, in an order in which no pull leaves anything that counts. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { canonical } from '../../base/canonical.ts'
import type { Hex } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import { Attestation, type CardRequest, type CardUse } from '../../devices/card.ts'
import type { Performing } from '../../kernel/model.ts'
import { toPem } from '../certificates/x509/assemble.ts'
import { hex } from '../fields.ts'
import { type AtReader, cardToEnrol } from './at-reader.ts'
import { mustBeAttested } from './attestation.ts'
import { changed, pinBytes } from './pins.ts'
import { mustBeSound } from './weak.ts'

export const Result = z.strictObject({
  serial: z.string().min(1),
  firmware: z.string().nullable(),
  token: z.string().nullable(),
  software: z.boolean(),
  decryption: hex,
  signature: hex,
  attestations: z.array(Attestation).readonly(),
  attested: z.boolean(),
})
export type Result = z.infer<typeof Result>

export interface Enrolment {
  readonly card: string
  readonly ceremony: string
  readonly holder: string
  readonly applet: 'piv' | 'openpgp'
  readonly curve: 'P-256' | 'P-384'
}

/** Where a share is kept on a card. */
export const SHARE_OBJECT = 1
/** Bytes: more than any share that is sealed for a card has, and less than the smallest cards take. */
const LARGEST = 1000

/** In this order. */
const uses = ['decryption', 'signature'] as const satisfies readonly CardUse[]

type At = CardRequest<'generateKey'>['at']

/** Throws what stands in the way, and then nothing of it counts: only the result makes the card its holder's. */
export async function enrol(performing: Performing, enrolment: Enrolment, makers: readonly string[]): Promise<Result> {
  const { card, holder, applet, curve } = enrolment
  const seen = await cardToEnrol(performing, card, applet)
  const { reader, software, description } = seen
  mustBeSound(description, performing.state.mode)
  const { serial, firmware, token } = description
  const at: At = { reader, card: { applet, serial, key: null } }
  await mustBeFree(performing, at, seen, enrolment)
  const changing = { holder, card, at, seen } as const
  const pin = await changed(performing, { ...changing, which: 'pin' })
  const admin = await changed(performing, { ...changing, which: 'admin' })
  const port = performing.devices.cards()
  if (applet === 'piv') await port.keepManagementKey({ at, pin: pinBytes(pin) })
  const unlock = () => unlocking(applet, pin, admin)
  const data = bytesToHex(marked(enrolment))
  await port.writeObject({ at, object: SHARE_OBJECT, data, unlock: unlock() })
  const { data: read } = await port.readObject({ at, object: SHARE_OBJECT, unlock: unlock() })
  if (read !== data) throw refuse('CARD_OBJECT_DIFFERS')
  const keys: Record<(typeof uses)[number], Hex> = { decryption: '', signature: '' }
  for (const use of uses) {
    const replaces = description.keys.find((key) => key.use === use)?.spki ?? null
    const { key } = await port.generateKey({ at, use, algorithm: curve, replaces, unlock: unlock() })
    if (key.spki === null) throw refuse('CARD_KEY_DIFFERS', { use })
    keys[use] = key.spki
  }
  const attestations = await attestationsOf(performing, at, keys)
  const attested = makers.length > 0 && attestations.length === uses.length
  if (attested)
    for (const [i, use] of uses.entries()) {
      const one = attestations[i]
      if (one) mustBeAttested(one, { spki: keys[use], serial, firmware: token }, makers, performing.crypto)
    }
  return { serial, firmware, token, software, ...keys, attestations, attested }
}

/** What opens a card of that kind for writing and for making keys; PIV's management key is the one kept on it. */
export function unlocking(
  applet: Enrolment['applet'],
  pin: string,
  admin: string | null,
): CardRequest<'writeObject'>['unlock'] {
  if (applet === 'piv') return { pin: pinBytes(pin), admin: null, managementKey: 'kept' }
  return { pin: pinBytes(pin), admin: admin === null ? null : pinBytes(admin), managementKey: null }
}

/**
 * A key that is there may have shares that only it opens. It is replaced only if it was made by an attempt of this very step that
 * was cut off, which the card itself says: the mark was written to it while it had no key. Throws CARD_KEY_EXISTS.
 */
async function mustBeFree(
  performing: Performing,
  at: At,
  { description }: AtReader,
  enrolment: Enrolment,
): Promise<void> {
  const [found] = description.keys.filter(({ use }) => uses.some((one) => one === use))
  if (!found) return
  const nothing = { pin: null, admin: null, managementKey: null } as const
  const { data } = await performing.devices.cards().readObject({ at, object: SHARE_OBJECT, unlock: nothing })
  if (data !== bytesToHex(marked(enrolment))) throw refuse('CARD_KEY_EXISTS', { use: found.use })
}

/** As long as the largest share, and nothing else on any card: which ceremony enrols it, and as which card. */
export function marked({ ceremony, card }: Pick<Enrolment, 'ceremony' | 'card'>): Uint8Array {
  const named = { 'strongroom-card-enrolment': 1, ceremony, card }
  const filler = '.'.repeat(Math.max(0, LARGEST - canonical({ ...named, filler: '' }).length))
  return utf8ToBytes(canonical({ ...named, filler }))
}

/** None where the card attests nothing. */
async function attestationsOf(
  { devices }: Performing,
  at: At,
  keys: Readonly<Record<(typeof uses)[number], Hex>>,
): Promise<readonly Attestation[]> {
  const all: Attestation[] = []
  for (const use of uses) {
    const known: At = { ...at, card: { ...at.card, key: { use, spki: keys[use] } } }
    const one = await devices.cards().attest({ at: known, use })
    if (one !== null) all.push(one)
  }
  return all
}

/** PEM: each key's certificate, then the card's own. */
export function attestationFile(attestations: readonly Attestation[]): Uint8Array {
  const certificates = [
    ...attestations.map(({ certificate }) => certificate),
    ...new Set(attestations.flatMap(({ intermediate }) => intermediate ?? [])),
  ]
  return utf8ToBytes(certificates.map((der) => toPem(hexToBytes(der))).join(''))
}
