import { z } from 'zod'
import { algorithms, purposes, secretAlgorithms } from '../devices/algorithm.ts'
import { hex, objectId } from '../kernel/shapes.ts'

/** Pieces of the kinds' field schemas. */
export const text = z.string().min(1).max(2000)
export const label = z
  .string()
  .regex(/^[\x20-\x7e]{1,64}$/, 'reason.label')
  .describe('The label of the key in its token.')
export const device = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'reason.device')
  .describe('The HSM, by its name in the inventory.')
export const part = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'reason.part')
  .describe('A person, such as `crypto-officer-1`.')
export const artifact = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/, 'reason.artifact')
  .describe('The name of the file in the record.')
export const algorithm = z.enum(algorithms).describe('The type of key.')
export const secretAlgorithm = z.enum(secretAlgorithms).describe('The type of secret key.')
/** What software found in a throw-away twin of a key that the token wrapped. */
export const twin = z.strictObject({ derLength: z.int().min(0), trailingZeros: z.int().min(0).max(7) })
/** A key pair's type, or a secret key's. */
export const keyAlgorithm = z
  .enum([...algorithms, ...secretAlgorithms])
  .describe('The type of key pair, or of secret key.')
export const purpose = z.enum(purposes).describe('What the key is for.')
export const share = z
  .int()
  .min(1)
  .max(16)
  .optional()
  .describe('The number of the share. Left out where the step is repeated: then it is that of the custodian.')
/** A parameter has that value: the step does what it does only then. */
export const condition = z.strictObject({
  parameter: text.describe('A parameter of the script.'),
  is: z.union([z.string(), z.int()]).describe('Its value.'),
})
export const nothing = z.strictObject({})

/** Pieces of the schemas of requests, results and facts. */
export { digest, hex } from '../kernel/shapes.ts'
export const template = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()])).readonly()
export const check = z.strictObject({ method: z.enum(['CMAC', 'ECB']), length: z.int(), value: hex }).readonly()
/** The check value of a secret key in a token. */
export const keyCheck = z
  .strictObject({ method: z.enum(['CMAC', 'HMAC-SHA256', 'KWP']), length: z.int(), value: hex })
  .readonly()
export const wrapMechanism = z.enum(['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD'])
export const entry = z.strictObject({ class: z.string(), id: objectId, label: z.string() })
/** What a fact about sessions beside our own says; null where the module does not tell. */
export const otherSessions = z.int().nullable()
/** The set of shares that something is about. */
export const set = z.string()
