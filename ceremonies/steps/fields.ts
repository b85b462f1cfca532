import { z } from 'zod'
import { algorithms } from '../algorithm.ts'

/** Pieces of the kinds' field schemas. */
export const text = z.string().min(1).max(2000)
export const label = z.string().regex(/^[\x20-\x7e]{1,64}$/, 'must be 1 to 64 printable ASCII characters')
export const device = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be the name of an HSM of the inventory')
export const part = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be a part such as crypto-officer-1')
export const artifact = z.string().regex(/^[a-z0-9][a-z0-9-]*\.[a-z0-9]+$/, 'must be a file name such as root.pem')
export const algorithm = z.enum(algorithms)
export const nothing = z.strictObject({})

/** Pieces of the results' schemas. */
export const hex = z.string().regex(/^([0-9a-f]{2})*$/)
export const template = z.record(z.string(), z.union([z.string(), z.boolean(), z.number()]))
export const check = z.strictObject({ method: z.enum(['CMAC', 'ECB']), length: z.int(), value: hex })
