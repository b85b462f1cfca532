import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { xorInto } from './constant-time.ts'
import { joined, wipe } from './memory.ts'

/** What of a set's public header the encryption of the master secret depends on. */
export interface Encryption {
  readonly identifier: number
  readonly extendable: boolean
  readonly iterationExponent: number
}

/** SLIP-0039, "Encryption of the master secret": a Feistel network of four rounds over PBKDF2-HMAC-SHA256. */
export function encryptMasterSecret(secret: Uint8Array, passphrase: Uint8Array, encryption: Encryption): Uint8Array {
  return feistel(secret, passphrase, encryption, [0, 1, 2, 3])
}

/** The same network with its rounds reversed. Every passphrase gives some secret: only a check value tells the right one. */
export function decryptMasterSecret(encrypted: Uint8Array, passphrase: Uint8Array, encryption: Encryption): Uint8Array {
  return feistel(encrypted, passphrase, encryption, [3, 2, 1, 0])
}

function feistel(
  input: Uint8Array,
  passphrase: Uint8Array,
  encryption: Encryption,
  rounds: readonly number[],
): Uint8Array {
  const half = input.length / 2
  let left = joined(input.subarray(0, half))
  let right = joined(input.subarray(half))
  for (const round of rounds) {
    const key = roundKey(round, passphrase, encryption, right)
    xorInto(left, key)
    wipe(key)
    ;[left, right] = [right, left]
  }
  const output = joined(right, left)
  wipe(left, right)
  return output
}

function roundKey(round: number, passphrase: Uint8Array, encryption: Encryption, right: Uint8Array): Uint8Array {
  const password = joined(Uint8Array.of(round), passphrase)
  const salt = joined(saltPrefix(encryption), right)
  const key = pbkdf2(sha256, password, salt, { c: 2500 << encryption.iterationExponent, dkLen: right.length })
  wipe(password, salt)
  return key
}

/** An extendable set leaves the identifier out, so that sets of one secret with other identifiers share an encryption. */
function saltPrefix({ extendable, identifier }: Encryption): Uint8Array {
  if (extendable) return new Uint8Array(0)
  return joined(utf8ToBytes('shamir'), Uint8Array.of(identifier >>> 8, identifier & 0xff))
}
