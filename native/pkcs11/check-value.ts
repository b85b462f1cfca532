/** The check value of a secret key, computed in the token with what the key may do. */
import { Buffer } from 'node:buffer'
import type { Handle } from 'pkcs11js'
import type { CheckMechanism, ObjectRef } from '../../ceremonies/devices/hsm.ts'
import type { KeyCheck } from '../../ceremonies/devices/check-value.ts'
import { checkText, cmacBy, keyCheckOf, knownKeyValue } from '../key-check.ts'
import { wrapHandle } from './keys.ts'
import { knownKey } from './known-key.ts'
import { mechanismOf } from './mechanisms.ts'
import { findOne, type Session } from './objects.ts'

export function checkValue(session: Session, key: ObjectRef, mechanism: CheckMechanism): Promise<KeyCheck> {
  return checkValueOf(session, findOne(session, key), mechanism)
}

export async function checkValueOf(session: Session, key: Handle, mechanism: CheckMechanism): Promise<KeyCheck> {
  const { c, session: handle } = session
  switch (mechanism) {
    case 'CKM_AES_ECB':
      // What the cipher makes of a zero block is GCM's hash key: it stays in this process, and only the CMAC leaves.
      return cmacBy((_, block) => enciphered(session, key, block), new Uint8Array())
    case 'CKM_AES_CMAC':
      c.C_SignInit(handle, mechanismOf(mechanism), key)
      return keyCheckOf('CMAC', c.C_Sign(handle, Buffer.alloc(16), Buffer.alloc(16)))
    case 'CKM_SHA256_HMAC':
      c.C_SignInit(handle, mechanismOf(mechanism), key)
      return keyCheckOf('HMAC-SHA256', c.C_Sign(handle, checkText, Buffer.alloc(32)))
    case 'CKM_AES_KEY_WRAP_KWP':
    case 'CKM_AES_KEY_WRAP_PAD': {
      const waste: Handle[] = []
      try {
        const known = await knownKey(session, knownKeyValue, { CKA_EXTRACTABLE: true, CKA_WRAP: false }, waste)
        return keyCheckOf('KWP', wrapHandle(session, mechanism, key, known))
      } finally {
        for (const one of waste) c.C_DestroyObject(handle, one)
      }
    }
  }
}

function enciphered({ c, session }: Session, key: Handle, block: Uint8Array): Uint8Array {
  c.C_EncryptInit(session, mechanismOf('CKM_AES_ECB'), key)
  return c.C_Encrypt(session, Buffer.from(block), Buffer.alloc(32)).subarray(0, 16)
}
