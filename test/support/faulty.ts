/** The module of faulty.c: SoftHSM that is killed, stopped, hangs, crashes or refuses inside a chosen C_ call. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DeviceEntry } from '../../main/devices/index.ts'
import { type SoftHsm, softhsmModule } from './softhsm.ts'

export type FaultyFunction =
  | 'C_GetSlotInfo'
  | 'C_InitToken'
  | 'C_InitPIN'
  | 'C_Login'
  | 'C_FindObjectsInit'
  | 'C_SetAttributeValue'
  | 'C_CreateObject'
  | 'C_DestroyObject'
  | 'C_GenerateRandom'
  | 'C_GenerateKey'
  | 'C_GenerateKeyPair'
  | 'C_Sign'
  | 'C_WrapKey'
  | 'C_UnwrapKey'

export interface Fault {
  readonly at: FaultyFunction
  /** Counts from 1 in each process; 0 means every call, and -n every call from the nth on. */
  readonly nth?: number
  readonly when?: 'before' | 'after'
  /** A number is returned instead of what the call gave. */
  readonly what: 'kill' | 'stop' | 'hang' | 'segfault' | 'abort' | 'parent' | number
}

export interface FaultyOptions {
  /** Where the module lies, if it was compiled already. */
  readonly module?: string
  readonly fault?: Fault
  /** A file that the first fault makes; while it is there nothing fails again, in any process. */
  readonly once?: string
  /** As long as this file is not there, no call is counted, traced or fails. */
  readonly armed?: string
  /** The name of each call is added to this file. */
  readonly trace?: string
  /** What each call returned is added to this file, as `C_Sign 0x0`; a login says whose PIN it was, `C_Login:user`. */
  readonly outcomes?: string
  /** How many sessions the token says are open. */
  readonly sessions?: number
  /** Bits of the RSA keys of a session, whatever was asked for. */
  readonly modulus?: number
  /** Or-ed into the token's flags. */
  readonly flags?: number
  /** The PIN that the device's own keypad gives. */
  readonly keypad?: string
}

/** Compiled at first use, anew when the source is younger. */
export function faultyModule(): string {
  const source = fileURLToPath(new URL('faulty.c', import.meta.url))
  const cache = fileURLToPath(new URL('../../.cache/faulty', import.meta.url))
  const library = `${cache}libfaulty.so`
  if (existsSync(library) && statSync(library).mtimeMs > statSync(source).mtimeMs) return library
  mkdirSync(cache, { recursive: true })
  const headers = fileURLToPath(new URL('../../node_modules/pkcs11js/includes', import.meta.url))
  // Renamed into place, because several tests may compile at once.
  const fresh = `${library}.${process.pid}`
  execFileSync('cc', ['-O1', '-Wall', '-D_GNU_SOURCE', '-shared', '-fPIC', `-I${headers}`, '-o', fresh, source, '-ldl'])
  renameSync(fresh, library)
  return library
}

/** An inventory entry for the token `label` of `softhsm`, with faults. */
export function faulty(
  softhsm: SoftHsm,
  label: string,
  { module = faultyModule(), fault, once, armed, trace, outcomes, sessions, modulus, flags, keypad }: FaultyOptions,
): DeviceEntry {
  const what = typeof fault?.what === 'number' ? fault.what.toString(16) : fault?.what
  return {
    module,
    label,
    environment: {
      ...softhsm.environment,
      FAULT_MODULE: softhsmModule,
      ...(fault && { FAULT: [fault.at, fault.nth ?? 1, fault.when ?? 'before', what].join(':') }),
      ...(once !== undefined && { FAULT_ONCE: once }),
      ...(armed !== undefined && { FAULT_ARMED: armed }),
      ...(trace !== undefined && { FAULT_TRACE: trace }),
      ...(outcomes !== undefined && { FAULT_OUTCOMES: outcomes }),
      ...(sessions !== undefined && { FAULT_SESSIONS: String(sessions) }),
      ...(modulus !== undefined && { FAULT_MODULUS: String(modulus) }),
      ...(flags !== undefined && { FAULT_FLAGS: flags.toString(16) }),
      ...(keypad !== undefined && { FAULT_KEYPAD: keypad }),
    },
  }
}
