/** Card and we prove to each other that we have the same management key (SP 800-73-5 part 2, 3.2.4 and A.1). */
import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ManagementAlgorithm } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, send } from './apdu.ts'
import { must } from './status.ts'
import { tagged, tlv } from './tlv.ts'

/** `reference`: SP 800-78-5, algorithm identifiers. */
export const managementKinds = {
  TDES: { reference: 0x03, bytes: 24, block: 8, cipher: 'des-ede3' },
  'AES-128': { reference: 0x08, bytes: 16, block: 16, cipher: 'aes-128-ecb' },
  'AES-192': { reference: 0x0a, bytes: 24, block: 16, cipher: 'aes-192-ecb' },
  'AES-256': { reference: 0x0c, bytes: 32, block: 16, cipher: 'aes-256-ecb' },
} as const satisfies Record<ManagementAlgorithm, object>

/** What all makers set, repeated as far as the key goes. */
const factory = Buffer.from('0102030405060708', 'hex')
export const managementReference = 0x9b

/** The longest of what makers set; a shorter key is its beginning. */
export const factoryKey: Uint8Array = Buffer.concat([factory, factory, factory, factory])

/** Throws CARD_MANAGEMENT_KEY_LENGTH. */
export function mustHaveLength(algorithm: ManagementAlgorithm, { length }: Uint8Array): void {
  const { bytes } = managementKinds[algorithm]
  if (length !== bytes) throw refuse('CARD_MANAGEMENT_KEY_LENGTH', { algorithm, bytes })
}

export function isFactoryKey(value: Uint8Array): boolean {
  return value.every((byte, at) => byte === factory[at % factory.length])
}

/** Throws CARD_MANAGEMENT_KEY_WRONG, or CARD_MANAGEMENT_KEY_UNPROVED if the card itself has another one. */
export async function proveManagementKey(link: Link, algorithm: ManagementAlgorithm, key: Uint8Array): Promise<void> {
  const { reference, block, cipher } = managementKinds[algorithm]
  const ask = (...parts: readonly Buffer[]): Command => ({
    ins: 0x87,
    p1: reference,
    p2: managementReference,
    data: tlv(0x7c, ...parts),
    answers: true,
  })
  const first = ask(tlv(0x80))
  const witness = tagged(must(await send(link, first), first), 0x7c, 0x80)
  if (witness?.length !== block) throw refuse('CARD_ANSWER_MALFORMED')
  const opened = createDecipheriv(cipher, key, null).setAutoPadding(false).update(witness)
  const challenge = randomBytes(block)
  const second = ask(tlv(0x80, opened), tlv(0x81, challenge))
  const answer = await send(link, second)
  if (answer.status === 0x6982) throw refuse('CARD_MANAGEMENT_KEY_WRONG')
  const response = tagged(must(answer, second), 0x7c, 0x82)
  const expected = createCipheriv(cipher, key, null).setAutoPadding(false).update(challenge)
  if (response?.length !== block || !timingSafeEqual(response, expected)) throw refuse('CARD_MANAGEMENT_KEY_UNPROVED')
}
