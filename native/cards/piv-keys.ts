/** Keys of PIV cards: GENERATE ASYMMETRIC KEY PAIR and GENERAL AUTHENTICATE (SP 800-73-5 part 2, 3.3.2 and 3.2.4). */
import { Buffer } from 'node:buffer'
import type { CardAlgorithm, CardUse, ManagementAlgorithm } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { type Command, type Link, send } from './apdu.ts'
import type { Driver, NewManagementKey } from './driver.ts'
import { managementKinds, managementReference, mustHaveLength, proveManagementKey } from './management-key.ts'
import type { Metadata } from './piv-pins.ts'
import { fieldSize, keyOfParts } from './public-key.ts'
import { must } from './status.ts'
import { tagged, tlv } from './tlv.ts'

/** SP 800-78-5, algorithm identifiers. */
const references = { 'RSA-2048': 0x07, 'P-256': 0x11, 'P-384': 0x14 } as const satisfies Record<CardAlgorithm, number>
/** Part 1, key references. */
export const slots = { authentication: 0x9a, signature: 0x9c, decryption: 0x9d } as const satisfies Record<
  CardUse,
  number
>

type Keys = Pick<
  Driver,
  | 'managementKey'
  | 'authenticate'
  | 'setManagementKey'
  | 'mayGenerate'
  | 'generate'
  | 'sign'
  | 'signBlock'
  | 'agree'
  | 'decrypt'
>

export function pivKeys(link: Link, metadata: Metadata): Keys {
  /** `tag`: 81 is what is signed or decrypted, 85 the other side's point (part 2, 3.2.4, dynamic authentication template). */
  async function apply(algorithm: CardAlgorithm, use: CardUse, tag: 0x81 | 0x85, input: Uint8Array): Promise<Buffer> {
    const data = tlv(0x7c, tlv(0x82), tlv(tag, input))
    const command: Command = { ins: 0x87, p1: references[algorithm], p2: slots[use], data, answers: true }
    const answer = must(await send(link, command), command)
    try {
      const result = tagged(answer, 0x7c, 0x82)
      if (!result) throw refuse('CARD_ANSWER_MALFORMED')
      return Buffer.from(result)
    } finally {
      answer.fill(0)
    }
  }

  async function managementKey() {
    const told = await metadata(managementReference)
    if (!told) return null
    const number = tagged(told, 0x01)?.[0]
    const algorithm = kinds.find((kind) => managementKinds[kind].reference === number)
    if (!algorithm) throw refuse('CARD_ANSWER_MALFORMED')
    const flag = tagged(told, 0x05)
    return { algorithm, factory: flag ? flag[0] === 1 : null }
  }

  return {
    managementKey,
    authenticate: async ({ algorithm: given, value }) => {
      const told = (await managementKey())?.algorithm ?? null
      const algorithm = told ?? given
      if (!algorithm) throw refuse('CARD_MANAGEMENT_KEY_UNKNOWN')
      if (given && given !== algorithm) throw refuse('CARD_MANAGEMENT_KEY_KIND', { algorithm, given })
      mustHaveLength(algorithm, value)
      await proveManagementKey(link, algorithm, value)
    },
    setManagementKey: (next) => setManagementKey(link, next),
    mayGenerate: (use, algorithm) => {
      if (algorithm === 'RSA-2048' && use !== 'decryption') throw refuse('CARD_KEY_KIND', { use, algorithm })
    },
    generate: async (use, algorithm) => {
      const data = tlv(0xac, tlv(0x80, Buffer.from([references[algorithm]])))
      const command: Command = { ins: 0x47, p1: 0, p2: slots[use], data, answers: true }
      const parts = tagged(must(await send(link, command), command), 0x7f49)
      if (!parts) throw refuse('CARD_ANSWER_MALFORMED')
      return keyOfParts(use, parts)
    },
    sign: (use, algorithm, digest) => apply(algorithm, use, 0x81, digest),
    signBlock: async (use, block) => mustBeLong(await apply('RSA-2048', use, 0x81, block), block.length),
    agree: async (algorithm, point) =>
      mustBeLong(await apply(algorithm, 'decryption', 0x85, point), fieldSize(algorithm)),
    decrypt: async (block) => mustBeLong(await apply('RSA-2048', 'decryption', 0x81, block), block.length),
  }
}

const kinds = ['TDES', 'AES-128', 'AES-192', 'AES-256'] as const satisfies readonly ManagementAlgorithm[]

/** SET MANAGEMENT KEY of YubiKeys; P2 = FF: not to be touched for it. */
async function setManagementKey(link: Link, { algorithm, value }: NewManagementKey): Promise<void> {
  mustHaveLength(algorithm, value)
  const data = Buffer.alloc(3 + value.length)
  try {
    data.set([managementKinds[algorithm].reference, managementReference, value.length])
    data.set(value, 3)
    const command: Command = { ins: 0xff, p1: 0xff, p2: 0xff, data }
    must(await send(link, command), command)
  } finally {
    data.fill(0)
  }
}

function mustBeLong(secret: Buffer, length: number): Buffer {
  if (secret.length === length) return secret
  secret.fill(0)
  throw refuse('CARD_ANSWER_MALFORMED')
}
