/** What a software card keeps without power: keys, data objects, and PINs with the tries that are left. */
import { z } from 'zod'
import { applets } from '../../ceremonies/devices/readers.ts'

const Hex = z.string().regex(/^([0-9a-f]{2})*$/)
/** `digest`: by which a PIN is known again (pins.ts); `length` in bytes. */
const Pin = z.strictObject({
  salt: Hex,
  digest: Hex,
  length: z.int().min(0),
  left: z.int().min(0),
  most: z.int().min(0),
})
export type Pin = z.output<typeof Pin>

export const Key = z.strictObject({
  algorithm: z.enum(['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096']),
  pkcs8: Hex,
})
export type Key = z.output<typeof Key>
const Keys = z.record(z.string(), Key)
const Objects = z.record(z.string(), Hex)

export const managementAlgorithms = { TDES: 0x03, 'AES-128': 0x08, 'AES-192': 0x0a, 'AES-256': 0x0c } as const
const ManagementKey = z.strictObject({
  algorithm: z.enum(['TDES', 'AES-128', 'AES-192', 'AES-256']),
  value: Hex,
})

export const CardState = z.strictObject({
  /** The applications that it has. */
  applets: z.array(z.enum(applets)),
  serial: z.int().min(1).max(0xffffffff),
  piv: z.strictObject({
    /** As `5.7.4`. */
    firmware: z.string().regex(/^\d+\.\d+\.\d+$/),
    pin: Pin,
    puk: Pin,
    managementKey: ManagementKey,
    keys: Keys,
    objects: Objects,
    /** Bytes that one data object holds at most. */
    largest: z.int(),
  }),
  openPgp: z.strictObject({
    userPin: Pin,
    adminPin: Pin,
    resetCode: Pin,
    keys: Keys,
    objects: Objects,
    signatures: z.int(),
    /** True if the user PIN counts for one signature alone. */
    pinForEach: z.boolean(),
    terminated: z.boolean(),
  }),
})
export type CardState = z.output<typeof CardState>

export interface Memory {
  /** Changed in place; `keep` makes it last. */
  readonly state: CardState
  readonly keep: () => void
}

/** All but one of them. */
export function without<T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== name))
}
