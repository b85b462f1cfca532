/** The vendor's module: loaded once per process, every C_ function guarded so that it throws CkError. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import pkcs11, { type Mechanism as CkMechanism, type Handle, type PKCS11, type Template } from 'pkcs11js'
import type { Mechanism, TokenDescription } from '../../ceremonies/devices/hsm.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { recordable } from '../../ceremonies/base/unicode/unassigned.ts'
import { CkError, ckErrorOf } from './errors.ts'
import { mechanismName } from './mechanisms.ts'
import { pinLength, pinStates } from './pin.ts'

/** Slot flags (PKCS#11 v2.40, CK_SLOT_INFO) that pkcs11js's types lack. */
const CKF_REMOVABLE_DEVICE = 0x2
const CKF_HW_SLOT = 0x4
/** CK_UNAVAILABLE_INFORMATION, as pkcs11js gives it. */
const UNAVAILABLE = 0xffff_ffff

/** The addon's own functions, under what pkcs11js and `guard` put around them, which costs a loop a tenth. See `ckErrorOf`. */
export interface Bare {
  C_GenerateKey(session: Handle, mechanism: CkMechanism, template: Template): Handle
  /** Returns the length of what it put into `into`. */
  C_WrapKey(session: Handle, mechanism: CkMechanism, wrappingKey: Handle, key: Handle, into: Buffer): number
  C_DestroyObject(session: Handle, object: Handle): void
}

export interface Module {
  /** Throws CkError. */
  readonly c: PKCS11
  readonly bare: Bare
  readonly info: TokenDescription['module']
}

/**
 * Loads and initialises the module at `path`; `libraryParameters` is for NSS. Throws MODULE_NOT_FOUND, MODULE_NOT_PKCS11,
 * MODULE_NOT_INITIALISED. The digest is of the file as it is read here, just before it is loaded.
 */
export function openModule(path: string, libraryParameters: string | null): Module {
  const sha256 = digestOf(path)
  const c = loaded(path)
  const bare = bareOf(c)
  guard(c)
  try {
    c.C_Initialize({
      flags: pkcs11.CKF_OS_LOCKING_OK,
      // pkcs11js drops the last character.
      ...(libraryParameters === null ? {} : { libraryParameters: `${libraryParameters} ` }),
    })
  } catch (error) {
    throw error instanceof CkError ? refuse('MODULE_NOT_INITIALISED', { path, error: error.ckr }) : error
  }
  const info = c.C_GetInfo()
  return {
    c,
    bare,
    info: {
      path,
      sha256,
      manufacturer: textOf(info.manufacturerID),
      description: textOf(info.libraryDescription),
      version: versionOf(info.libraryVersion),
      cryptoki: versionOf(info.cryptokiVersion),
    },
  }
}

function loaded(path: string): PKCS11 {
  const c = new pkcs11.PKCS11()
  try {
    c.load(path)
    return c
  } catch (error) {
    throw refuse('MODULE_NOT_PKCS11', { path, reason: error instanceof Error ? error.message : 'unknown' })
  }
}

function digestOf(path: string): string {
  try {
    // dlopen would look for a bare name along its own search path, and load another file than the one read here.
    if (!path.startsWith('/')) throw new Error('not absolute')
    // A device or a pipe may have no end.
    if (!statSync(path).isFile()) throw new Error('not a plain file')
    return createHash('sha256').update(readFileSync(path)).digest('hex')
  } catch {
    throw refuse('MODULE_NOT_FOUND', { path })
  }
}

function bareOf(c: PKCS11): Bare {
  const addon = Object.getPrototypeOf(pkcs11.PKCS11.prototype) as Bare
  return {
    C_GenerateKey: addon.C_GenerateKey.bind(c),
    C_WrapKey: addon.C_WrapKey.bind(c),
    C_DestroyObject: addon.C_DestroyObject.bind(c),
  }
}

/** Replaces each C_ method on the object by one that throws CkError instead of what pkcs11js makes of a CKR_ code. */
function guard(c: PKCS11): void {
  for (const name of namesOf(c)) {
    const method: unknown = Reflect.get(c, name)
    if (!name.startsWith('C_') || name.endsWith('Callback') || typeof method !== 'function') continue
    const rethrow = (error: unknown): never => {
      throw ckErrorOf(error, name.replace('Async', '')) ?? error
    }
    const guarded = (...given: unknown[]): unknown => {
      try {
        const answer: unknown = method.apply(c, given)
        return answer instanceof Promise ? answer.catch(rethrow) : answer
      } catch (error) {
        return rethrow(error)
      }
    }
    Reflect.set(c, name, guarded)
  }
}

/** Up the prototypes, because `in` skips the methods that pkcs11js overrides in its class. */
function namesOf(object: object): Set<string> {
  const above = Object.getPrototypeOf(object) as object | null
  return new Set([...Object.getOwnPropertyNames(object), ...(above ? namesOf(above) : [])])
}

export function slotOf({ c }: Module, slot: Handle): TokenDescription['slot'] {
  const info = c.C_GetSlotInfo(slot)
  return {
    description: textOf(info.slotDescription),
    manufacturer: textOf(info.manufacturerID),
    removable: (info.flags & CKF_REMOVABLE_DEVICE) !== 0,
    hardware: (info.flags & CKF_HW_SLOT) !== 0,
  }
}

/** null if there is no token in the slot. */
export function tokenOf({ c }: Module, slot: Handle): TokenDescription['token'] | null {
  try {
    const info = c.C_GetTokenInfo(slot)
    const initialised = (info.flags & pkcs11.CKF_TOKEN_INITIALIZED) !== 0
    return {
      label: textOf(info.label),
      serial: textOf(info.serialNumber),
      model: textOf(info.model),
      manufacturer: textOf(info.manufacturerID),
      hardwareVersion: versionOf(info.hardwareVersion),
      firmwareVersion: versionOf(info.firmwareVersion),
      initialised,
      ...pinStates(info.flags),
      pinLength: pinLength(info),
      otherSessions: info.sessionCount === UNAVAILABLE ? null : info.sessionCount,
      protectedAuthenticationPath: (info.flags & pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0,
    }
  } catch (error) {
    const absent = ['CKR_TOKEN_NOT_PRESENT', 'CKR_TOKEN_NOT_RECOGNIZED', 'CKR_DEVICE_REMOVED']
    if (error instanceof CkError && absent.includes(error.ckr)) return null
    throw error
  }
}

/** In the order the token lists them. */
export function mechanismsOf({ c }: Module, slot: Handle): Mechanism[] {
  return c.C_GetMechanismList(slot).map((type) => {
    const { flags, minKeySize, maxKeySize } = c.C_GetMechanismInfo(slot, type)
    return { type, name: mechanismName(type), flags, minKeySize, maxKeySize }
  })
}

export function describeSlot(module: Module, slot: Handle): TokenDescription | null {
  const token = tokenOf(module, slot)
  return token && { module: module.info, slot: slotOf(module, slot), token, mechanisms: mechanismsOf(module, slot) }
}

/** PKCS#11 pads with blanks; some vendors do with zeros. */
const textOf = (padded: string): string => recordable((padded.split('\0', 1)[0] ?? '').trim())

const versionOf = (version: { major: number; minor: number }) => `${version.major}.${version.minor}`
