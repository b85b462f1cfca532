/** Every crossing between main and a process that splits or combines once. Keys and shares cross sealed. */
import { z } from 'zod'
import { SealedBox, X25519Spki } from '../../ceremonies/devices/sealed-box.ts'
import { method } from '../serve.ts'

const CheckValue = z.strictObject({
  method: z.enum(['CMAC', 'ECB']),
  length: z.int().min(3).max(16),
  value: z.string().regex(/^([0-9a-f]{2})+$/),
})

export const shamirContract = {
  transportKey: method(z.null(), X25519Spki),
  split: method(
    z.strictObject({ key: SealedBox, threshold: z.int(), shares: z.int(), recipient: X25519Spki }),
    z.strictObject({ set: z.string().regex(/^[0-9a-f]{16}$/), check: CheckValue, shares: z.array(SealedBox).max(16) }),
  ),
  combine: method(
    z.strictObject({ shares: z.array(SealedBox).max(16), check: CheckValue, recipient: X25519Spki }),
    z.strictObject({ key: SealedBox, indices: z.array(z.int()) }),
  ),
}
