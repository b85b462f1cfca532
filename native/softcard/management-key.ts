/** How a card and whoever manages it prove to each other that they have the same key (SP 800-73-5 part 2, 3.2.4 and appendix A). */
import { Buffer } from 'node:buffer'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { tlv, tagged } from '../cards/tlv.ts'
import { type Received, fail, must } from './applet.ts'
import { type CardState, managementAlgorithms } from './memory.ts'

type ManagementKey = CardState['piv']['managementKey']

/** `challenge` or `witness`: what the other side must answer now. */
export interface Login {
  readonly isIn: boolean
  readonly challenge?: Buffer
  readonly witness?: Buffer
}

const none = Buffer.alloc(0)
const ciphers = {
  TDES: 'des-ede3',
  'AES-128': 'aes-128-ecb',
  'AES-192': 'aes-192-ecb',
  'AES-256': 'aes-256-ecb',
} as const

export function proveManagementKey(
  key: ManagementKey,
  { p1, data }: Received,
  login: Login,
): { readonly answer: Buffer; readonly login: Login } {
  // 00 is what 03 was called first (SP 800-78, table 6-2).
  if ((p1 || 0x03) !== managementAlgorithms[key.algorithm]) throw fail(0x6a86)
  const length = key.algorithm === 'TDES' ? 8 : 16
  const [witness, challenge, response] = [0x80, 0x81, 0x82].map((tag) => tagged(data, 0x7c, tag))
  if (witness?.length === 0) {
    const made = randomBytes(length)
    return { answer: tlv(0x7c, tlv(0x80, encrypt(key, made))), login: { isIn: login.isIn, witness: made } }
  }
  if (witness && challenge) {
    if (!login.witness?.equals(witness)) throw fail(0x6982)
    return { answer: tlv(0x7c, tlv(0x82, encrypt(key, challenge))), login: { isIn: true } }
  }
  if (challenge?.length === 0) {
    const made = randomBytes(length)
    return { answer: tlv(0x7c, tlv(0x81, made)), login: { isIn: login.isIn, challenge: made } }
  }
  if (!login.challenge?.equals(decrypt(key, must(response)))) throw fail(0x6982)
  return { answer: none, login: { isIn: true } }
}

function encrypt({ algorithm, value }: ManagementKey, block: Uint8Array): Buffer {
  return createCipheriv(ciphers[algorithm], Buffer.from(value, 'hex'), null).setAutoPadding(false).update(block)
}

function decrypt({ algorithm, value }: ManagementKey, block: Uint8Array): Buffer {
  return createDecipheriv(ciphers[algorithm], Buffer.from(value, 'hex'), null).setAutoPadding(false).update(block)
}
