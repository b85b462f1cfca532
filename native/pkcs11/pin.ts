/** PINs: what the token's flags tell of them, and what a refused PIN means. */
import pkcs11, { type TokenInfo } from 'pkcs11js'
import type { PinState, TokenDescription } from '../../ceremonies/devices/hsm.ts'
import type { PinLength } from '../../ceremonies/devices/pin.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { CkError, refusalOf } from './errors.ts'

/** CK_UNAVAILABLE_INFORMATION and the like: no token takes so much. */
const UNKNOWN = 2 ** 31

export type Role = 'user' | 'security officer'

export function pinStates(flags: number): Pick<TokenDescription['token'], 'userPin' | 'soPin'> {
  const initialised = (flags & pkcs11.CKF_TOKEN_INITIALIZED) !== 0
  const userSet = initialised && (flags & pkcs11.CKF_USER_PIN_INITIALIZED) !== 0
  return { userPin: userSet ? userPin(flags) : 'unset', soPin: initialised ? soPin(flags) : 'unset' }
}

function userPin(flags: number): PinState {
  if (flags & pkcs11.CKF_USER_PIN_LOCKED) return 'locked'
  if (flags & pkcs11.CKF_USER_PIN_FINAL_TRY) return 'final'
  return flags & pkcs11.CKF_USER_PIN_COUNT_LOW ? 'low' : 'ok'
}

function soPin(flags: number): PinState {
  if (flags & pkcs11.CKF_SO_PIN_LOCKED) return 'locked'
  if (flags & pkcs11.CKF_SO_PIN_FINAL_TRY) return 'final'
  return flags & pkcs11.CKF_SO_PIN_COUNT_LOW ? 'low' : 'ok'
}

/** A token that names no greatest length sets none. */
export function pinLength({ minPinLen, maxPinLen }: TokenInfo): PinLength {
  return { least: minPinLen, most: maxPinLen > 0 && maxPinLen < UNKNOWN ? maxPinLen : null }
}

/**
 * Throws PIN_LENGTH before the token is asked: C_InitToken with a good SO PIN and a bad user PIN would leave a token half made,
 * and a login with one that cannot be right would cost a try. A token that names no greatest length sets none.
 */
export function mustHaveLength(pin: string, role: Role, info: TokenInfo): void {
  const length = Buffer.byteLength(pin, 'utf8')
  const { minPinLen: least, maxPinLen: most } = info
  // NSS has a security officer without a PIN until one is set; a user without one is nobody.
  const empty = length === 0 && role === 'user'
  if (empty || length < least || (most > 0 && length > most)) throw refuse('PIN_LENGTH', { role, least, most })
}

/** What is left of the tries, in the few words that the flags allow (PKCS#11 v2.40, CK_TOKEN_INFO). */
const left: Readonly<Record<PinState, string>> = {
  ok: 'not told',
  unset: 'not told',
  low: 'few',
  final: 'one',
  locked: 'none',
}

/** Runs `work`, which hands a PIN to the token; `info` is read after a refusal, for its flags. */
export async function withPin(role: Role, info: () => TokenInfo, work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof CkError) || !error.ckr.startsWith('CKR_PIN_')) throw error
    const { flags, minPinLen: least, maxPinLen: most } = info()
    const state = role === 'user' ? userPin(flags) : soPin(flags)
    if (error.ckr === 'CKR_PIN_INCORRECT' && state === 'locked') throw refuse('PIN_LOCKED', { role })
    throw refusalOf(error, { role, left: left[state], least, most })
  }
}
