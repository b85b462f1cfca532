import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { CheckValue } from '../devices/check-value.ts'
import { refuse } from '../base/refusal.ts'
import { sameBytes, xorInto } from './constant-time.ts'
import { room, wipe } from './memory.ts'

/** One block (16 bytes) of AES under a key of 16, 24 or 32 bytes; native gives OpenSSL's. */
export type BlockCipher = (key: Uint8Array, block: Uint8Array) => Uint8Array

const blockLength = 16

/**
 * A key's check value, the first `length` bytes (3 to 16): ECB is AES of a zero block, as PKCS#11 CKA_CHECK_VALUE; CMAC is
 * RFC 4493 over a zero block, as ANSI X9.24-1.
 */
export function checkValue(
  cipher: BlockCipher,
  key: Uint8Array,
  method: CheckValue['method'],
  length: number,
): CheckValue {
  const zeroBlock = new Uint8Array(blockLength)
  const whole = method === 'CMAC' ? cmac(cipher, key, zeroBlock) : cipher(key, zeroBlock)
  return { method, length, value: bytesToHex(whole.subarray(0, length)) }
}

/** Compares a key with the check value on record, before any use of the key; throws CHECK_VALUE_DIFFERS. */
export function mustMatchCheckValue(cipher: BlockCipher, key: Uint8Array, expected: CheckValue): void {
  const found = hexToBytes(checkValue(cipher, key, expected.method, expected.length).value)
  const wanted = hexToBytes(expected.value)
  if (wanted.length !== expected.length || !sameBytes(found, wanted)) {
    throw refuse('CHECK_VALUE_DIFFERS', { method: expected.method, length: expected.length })
  }
}

/** AES-CMAC (RFC 4493 section 2.4). */
export function cmac(cipher: BlockCipher, key: Uint8Array, message: Uint8Array): Uint8Array {
  const subkey = doubled(cipher(key, new Uint8Array(blockLength)))
  const last = lastBlock(message, subkey)
  let state: Uint8Array = room(blockLength)
  for (let at = 0; at + blockLength < message.length; at += blockLength) {
    xorInto(state, message.subarray(at, at + blockLength))
    state = cipher(key, state)
  }
  xorInto(state, last)
  const tag = cipher(key, state)
  wipe(subkey, last, state)
  return tag
}

/** The last block, xored with K1 if it is whole, else padded with 0x80 and xored with K2 (both from `subkey`, which is K1). */
function lastBlock(message: Uint8Array, subkey: Uint8Array): Uint8Array {
  const block = room(blockLength)
  const rest = message.subarray(Math.max(0, Math.ceil(message.length / blockLength) - 1) * blockLength)
  block.set(rest)
  if (rest.length === blockLength) {
    xorInto(block, subkey)
    return block
  }
  block[rest.length] = 0x80
  const second = doubled(subkey)
  xorInto(block, second)
  wipe(second)
  return block
}

/** A block times x in GF(2^128), without a branch on its top bit (RFC 4493 section 2.3). */
function doubled(block: Uint8Array): Uint8Array {
  const result = room(blockLength)
  let carry = 0
  for (let at = blockLength - 1; at >= 0; at--) {
    const byte = block[at] ?? 0
    result[at] = (byte << 1) | carry
    carry = byte >>> 7
  }
  result[blockLength - 1] = (result[blockLength - 1] ?? 0) ^ (0x87 & -carry)
  return result
}
