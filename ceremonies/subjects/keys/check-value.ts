/** Check values of secret keys, which only the token can compute: what came out once must come out again. */
import type { KeyCheck } from '../../devices/check-value.ts'
import type { ObjectRef, Token, WrapMechanism } from '../../devices/hsm.ts'
import type { Purpose } from '../../devices/algorithm.ts'
import { refuse } from '../../base/refusal.ts'
import type { SecretKey } from './slice.ts'
import { checkMechanism } from './templates.ts'

/** How that token wraps: RFC 5649 (KWP) where it can. Null if the token has neither mechanism. */
export async function wrappingOf(token: Token): Promise<WrapMechanism | null> {
  const names = new Set((await token.describe()).mechanisms.map(({ name }) => name))
  return (['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD'] as const).find((name) => names.has(name)) ?? null
}

/** The same for a key that is to wrap, which throws MECHANISM_MISSING; of another key it decides nothing. */
export async function wrappingFor(token: Token, device: string, purpose: Purpose): Promise<WrapMechanism> {
  if (purpose !== 'wrap') return 'CKM_AES_KEY_WRAP_KWP'
  const wrapping = await wrappingOf(token)
  if (wrapping === null) throw refuse('MECHANISM_MISSING', { device, mechanism: 'CKM_AES_KEY_WRAP_KWP' })
  return wrapping
}

type Checked = Pick<SecretKey, 'token' | 'algorithm' | 'purpose'>

/** The check value as the token computes it now. */
export async function checkOf(token: Token, ref: ObjectRef, key: Checked): Promise<KeyCheck> {
  const wrapping = await wrappingFor(token, key.token, key.purpose)
  return token.checkValue(ref, checkMechanism(key.algorithm, key.purpose, wrapping))
}

/** Throws KEY_CHECK_DIFFERS unless it is the one on record. */
export function mustMatchKeyCheck(label: string, expected: KeyCheck, found: KeyCheck): void {
  const same = expected.method === found.method && expected.length === found.length && expected.value === found.value
  if (!same) throw refuse('KEY_CHECK_DIFFERS', { label, expected: expected.value, found: found.value })
}
