import { z } from 'zod'
import { longestSecret } from './secret.ts'

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))
const printable = z.string().regex(/^[\x20-\x7e]{1,255}$/)

/** What an envelope says of itself, besides the secret's length. */
export const EnvelopeNames = z.strictObject({
  ceremony: printable,
  /** Of the key, by which whoever combines shares knows that it is the right one. */
  check: z.strictObject({
    method: z.enum(['CMAC', 'ECB']),
    length: z.int().min(3).max(16),
    value: z.string().regex(/^([0-9a-f]{2})+$/),
  }),
  /** The number of the set of shares (SLIP-0039), which each of its sheets says too. */
  identifier: z.int().min(0).max(0x7fff),
  /** What the secret is for. */
  label: printable,
  /** The set of shares as the record calls it. */
  set: printable,
  threshold: z.int().min(2).max(16),
})
export type EnvelopeNames = z.infer<typeof EnvelopeNames>

/** What the secrets process adds: AES-256-GCM over salt and secret, how many bytes the secret has, and the commitment to it. */
export const EnvelopeParts = z.strictObject({
  length: z.int().min(1).max(longestSecret),
  nonce: hex(12),
  ciphertext: z.string().regex(/^([0-9a-f]{2})+$/),
  tag: hex(16),
  commitment: hex(32),
})
export type EnvelopeParts = z.infer<typeof EnvelopeParts>
