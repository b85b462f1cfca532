/** Every crossing between main and the process that has the terminal for the words of a share, or a secret: they cross sealed. */
import { z } from 'zod'
import { Scheme } from '../../ceremonies/devices/scheme.ts'
import { SealedBox, X25519Spki } from '../../ceremonies/devices/sealed-box.ts'
import { method } from '../../native/serve.ts'

const of = { share: z.int(), scheme: Scheme, person: z.string() }
/** People take their time. */
const patient = { limit: Infinity, blocking: false }

export const shareContract = {
  /** The key that words to be shown are sealed to, and whether this process could leave a core dump. */
  viewer: method(z.null(), z.strictObject({ spki: X25519Spki, coreDumps: z.enum(['off', 'on']) })),
  /** True once the custodian says that the words are written; false if people left the terminal. */
  show: method(z.strictObject({ ...of, words: SealedBox }), z.boolean(), patient),
  /** A secret as typed twice, sealed to `recipient`; null if people left. */
  secret: method(
    z.strictObject({ person: z.string(), recipient: X25519Spki, complaint: z.string().nullable() }),
    SealedBox.nullable(),
    patient,
  ),
  /** The words as typed, sealed to `recipient`; null if people left. `complaint`: of the words before, which are corrected. */
  type: method(
    z.strictObject({ ...of, recipient: X25519Spki, complaint: z.string().nullable() }),
    SealedBox.nullable(),
    patient,
  ),
}
