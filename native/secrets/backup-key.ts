/** The backup key itself: how it is made, how it leaves, and what it is held against. */
import { constants, createPublicKey, type KeyObject, publicEncrypt, randomFillSync } from 'node:crypto'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CheckValue } from '../../ceremonies/devices/check-value.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { checkValue } from '../../ceremonies/shares/check-value.ts'
import { xorInto } from '../../ceremonies/shares/constant-time.ts'
import { wipe } from '../../ceremonies/shares/memory.ts'
import type { Recipient } from '../sealed-box.ts'
import { encryptBlock } from './aes.ts'

export const keyLength = 32

/** Fills `key` with HSM random xor OS random, or OS random alone without an HSM; throws HSM_RANDOM_LENGTH, SEALED_BOX_BROKEN. */
export function drawKey(key: Uint8Array, hsmRandom: SealedBox | null, transport: Recipient): void {
  if (hsmRandom === null) {
    randomFillSync(key)
    return
  }
  const fromToken = transport.open(hsmRandom)
  try {
    if (fromToken.length !== keyLength) throw refuse('HSM_RANDOM_LENGTH', { length: fromToken.length })
    randomFillSync(key)
    xorInto(key, fromToken)
  } finally {
    wipe(fromToken)
  }
}

/** CMAC, five bytes: what ANSI X9.24-1 says for AES. */
export function checkOf(key: Uint8Array): CheckValue {
  return checkValue(encryptBlock, key, 'CMAC', 5)
}

/** The RSA key (at least 2048 bits) that a backup key may leave under; throws WRAP_TO_WRONG. */
export function wrappingKeyOf(spki: Hex): KeyObject {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return key
  } catch {
    // not a public key at all: the same refusal
  }
  throw refuse('WRAP_TO_WRONG')
}

/** RSAES-OAEP with SHA-1, the one hash that every token has; its security does not rest on collisions (RFC 8017, B.1). */
export function wrapFor(to: KeyObject, key: Uint8Array): Hex {
  return publicEncrypt({ key: to, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, key).toString('hex')
}
