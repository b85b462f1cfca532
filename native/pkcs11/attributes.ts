/** Attributes between their names on the device port and their bytes in PKCS#11 (v2.40 section 4). */
import { Buffer } from 'node:buffer'
import pkcs11, { type Attribute } from 'pkcs11js'
import type { AttributeName, AttributeValue, ObjectClass, Template } from '../../ceremonies/devices/hsm.ts'
import { recordable } from '../../ceremonies/base/unicode/unassigned.ts'
import { kinds } from './template.ts'

export const attributeNames = Object.keys(kinds) as readonly AttributeName[]

const classes: readonly (readonly [number, ObjectClass])[] = [
  [pkcs11.CKO_PUBLIC_KEY, 'public'],
  [pkcs11.CKO_PRIVATE_KEY, 'private'],
  [pkcs11.CKO_SECRET_KEY, 'secret'],
  [pkcs11.CKO_CERTIFICATE, 'certificate'],
  [pkcs11.CKO_DATA, 'data'],
]

/** `other` for a class that the port has no name for. */
export const classNamed = (value: AttributeValue | undefined): ObjectClass =>
  classes.find(([number]) => number === value)?.[1] ?? 'other'

/** null for `other`, which is many classes. */
export const classNumber = (name: ObjectClass): number | null =>
  classes.find(([, known]) => known === name)?.[0] ?? null

/** As pkcs11js takes it: CK_BBOOL and CK_ULONG by their JavaScript types, labels as UTF-8. */
export function attributesOf(template: Template): Attribute[] {
  return Object.entries(template).map(([name, value]) => ({
    type: pkcs11[name as AttributeName],
    value: kinds[name as AttributeName] === 'bytes' ? Buffer.from(String(value), 'hex') : value,
  }))
}

/**
 * The value on the port, or null for CK_UNAVAILABLE_INFORMATION (as CKA_KEY_GEN_MECHANISM of an imported key) and for a
 * number or boolean of the wrong size.
 */
export function attributeValue(name: AttributeName, raw: Buffer): AttributeValue | null {
  switch (kinds[name]) {
    case 'truth':
      return raw.length === 1 ? raw[0] !== 0 : null
    case 'number': {
      if (raw.length !== 8) return null
      const number = Number(raw.readBigUInt64LE())
      return Number.isSafeInteger(number) ? number : null
    }
    case 'text':
      return recordable(raw.toString('utf8'))
    case 'bytes':
      return raw.toString('hex')
  }
}
