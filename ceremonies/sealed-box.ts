import { z } from 'zod'

const hex = z.string().regex(/^([0-9a-f]{2})+$/)

/**
 * A secret on its way to or from the secrets process, which whoever carries it cannot read: X25519 (the sender's ephemeral
 * SubjectPublicKeyInfo), HKDF-SHA256, AES-256-GCM; all hex. At most two kilobytes: a key, or the words of a share.
 */
export const SealedBox = z.strictObject({ ephemeral: hex.max(88), nonce: hex.max(24), ciphertext: hex.max(4096) })
export type SealedBox = z.output<typeof SealedBox>
