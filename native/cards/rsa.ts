/** RSA signatures of PIV cards: the card raises a block to its private exponent, and whatever is in the block is ours (RFC 8017). */
import { Buffer } from 'node:buffer'
import { createPublicKey, constants, publicDecrypt } from 'node:crypto'
import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { CardKey } from '../../ceremonies/devices/card.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'

/** Bytes of the modulus, and of a SHA-256 digest. */
const [modulus, digestSize] = [256, 32]
/** DigestInfo of SHA-256 up to the digest (9.2, note 1). */
const sha256Info = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/** EMSA-PKCS1-v1_5 of a SHA-256 digest, for a modulus of 2048 bits (9.2). Throws CARD_DIGEST_LENGTH. */
export function paddedDigest(digest: Uint8Array): Buffer {
  if (digest.length !== digestSize) throw refuse('CARD_DIGEST_LENGTH', { bytes: digestSize, algorithm: 'RSA-2048' })
  const filler = Buffer.alloc(modulus - 3 - sha256Info.length - digestSize, 0xff)
  return Buffer.concat([Buffer.from([0, 1]), filler, Buffer.from([0]), sha256Info, digest])
}

/** The signature, if the key that the card shows gives that block again. Throws CARD_SIGNATURE_WRONG. */
export function checkedRsaSignature({ spki }: CardKey, block: Buffer, signature: Buffer): Hex {
  try {
    const key = createPublicKey({ key: Buffer.from(spki ?? '', 'hex'), type: 'spki', format: 'der' })
    if (publicDecrypt({ key, padding: constants.RSA_NO_PADDING }, signature).equals(block))
      return signature.toString('hex')
  } catch {
    // No signature at all: the same refusal.
  }
  throw refuse('CARD_SIGNATURE_WRONG')
}
