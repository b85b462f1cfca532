import { z } from 'zod'

/** X25519 SubjectPublicKeyInfo (RFC 8410) in DER: 44 bytes in hex. */
export const X25519Spki = z.string().regex(/^[0-9a-f]{88}$/)

/**
 * A secret on its way to or from the secrets process, of which whoever carries it has the ciphertext alone: X25519 (the sender's
 * ephemeral key), HKDF-SHA256, AES-256-GCM; all hex. At most four kilobytes and the tag: a key, the words of a share, or a
 * secret that somebody types.
 */
export const SealedBox = z.strictObject({
  ephemeral: X25519Spki,
  nonce: z.string().regex(/^[0-9a-f]{24}$/),
  ciphertext: z
    .string()
    .regex(/^([0-9a-f]{2})+$/)
    .max(2 * (4096 + 16)),
})
export type SealedBox = z.output<typeof SealedBox>
