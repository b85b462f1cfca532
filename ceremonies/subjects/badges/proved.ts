/** That the badge itself answered: its key signed a challenge that this ceremony made. */
import { sha256, sha384 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex, SignatureAlgorithm } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import { pointOfSpki } from '../../devices/ec-point.ts'
import { challenge } from '../keys/signing.ts'

/** rsaEncryption with NULL (RFC 4055 1.2), as it stands in a SubjectPublicKeyInfo. */
const rsaEncryption = '300d06092a864886f70d0101010500'

/** By which algorithm such a key signs; null for one that badges do not have here. */
export function algorithmOf(spki: Hex): SignatureAlgorithm | null {
  const curve = pointOfSpki(spki)?.curve
  if (curve !== undefined) return curve === 'P-384' ? 'ecdsa-sha384' : 'ecdsa-sha256'
  return spki.slice(0, 48).includes(rsaEncryption) ? 'rsa-sha256' : null
}

export function badgeChallenge(ceremony: string, random: Hex): Uint8Array {
  return challenge('check-badge', ceremony, random)
}

/** What the card is given to sign. Throws BADGE_KEY. */
export function digestToSign(spki: Hex, message: Uint8Array): Hex {
  const algorithm = algorithmOf(spki)
  if (algorithm === null) throw refuse('BADGE_KEY')
  return bytesToHex((algorithm === 'ecdsa-sha384' ? sha384 : sha256)(message))
}

/** Throws BADGE_SIGNATURE unless the key of the badge's certificate made it. */
export function mustBeAnswered(spki: Hex, message: Uint8Array, signature: Hex, crypto: Crypto): void {
  const algorithm = algorithmOf(spki)
  if (algorithm === null) throw refuse('BADGE_KEY')
  if (!verifies(() => crypto.verify(algorithm, hexToBytes(spki), message, hexToBytes(signature))))
    throw refuse('BADGE_SIGNATURE')
}

/** A key that cannot be read has signed nothing. */
function verifies(verify: () => boolean): boolean {
  try {
    return verify()
  } catch {
    return false
  }
}
