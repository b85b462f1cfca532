/** Every crossing between main and a process that splits or combines once. Keys and shares cross sealed. */
import { z } from 'zod'
import { SealedBox, X25519Spki } from '../../ceremonies/devices/sealed-box.ts'
import { method } from '../serve.ts'

const CheckValue = z.strictObject({
  method: z.enum(['CMAC', 'ECB']),
  length: z.int().min(3).max(16),
  value: z.string().regex(/^([0-9a-f]{2})+$/),
})

const Identifier = z.int().min(0).max(0x7fff)
const Shares = z.array(SealedBox).max(16)
const progress = z.strictObject({ done: z.int(), of: z.int() })

export const shamirContract = {
  transportKey: method(z.null(), X25519Spki),
  split: method(
    z.strictObject({
      key: SealedBox,
      identifier: Identifier,
      threshold: z.int(),
      shares: z.int(),
      recipient: X25519Spki,
    }),
    z.strictObject({ shares: Shares }),
  ),
  combine: method(
    z.strictObject({ shares: Shares, check: CheckValue, recipient: X25519Spki }),
    z.strictObject({ key: SealedBox, indices: z.array(z.int()) }),
  ),
  prove: method(
    z.strictObject({ shares: Shares, recipient: X25519Spki }),
    z.strictObject({ key: SealedBox, quorums: z.int() }),
    // The 12,870 quorums of 8 of 16 take it minutes.
    { progress, blocking: false, limit: 1800 },
  ),
}
