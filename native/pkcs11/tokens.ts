/** Tokens of one module, each by label and serial, with the session, login state and admitted wrapping keys that are held for it. */
import { Buffer } from 'node:buffer'
import pkcs11, { type Handle } from 'pkcs11js'
import type { TokenDescription } from '../../ceremonies/devices/hsm.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { CkError, sessionLost } from './errors.ts'
import type { Selector } from './messages.ts'
import { describeSlot, type Module, tokenOf } from './module.ts'
import { find, type Session } from './objects.ts'
import { mustHaveLength, withPin } from './pin.ts'
import { loginAtKeypad } from './keypad.ts'

const readWrite = pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION

interface Held {
  readonly label: string
  readonly serial: string
  readonly slot: Handle
  readonly session: Session
  admitted: ReadonlySet<string>
}

export interface Tokens {
  describe(token: Selector): TokenDescription
  /** Held from the first use on; opened again after the device was away, without login and session objects. */
  session(token: Selector): Session
  login(token: Selector, userPin: string | null): Promise<void>
  initialise(token: Selector, label: string, soPin: string, userPin: string): Promise<TokenDescription>
  admit(token: Selector, ids: readonly string[]): void
  admitted(token: Selector): ReadonlySet<string>
  /** Runs `work`; forgets the session if the device went away meanwhile. */
  minding<T>(token: Selector, work: () => T | Promise<T>): Promise<T>
}

export function openTokens(module: Module): Tokens {
  const { c } = module
  const held: Held[] = []
  const isMeant = (token: Selector, { label, serial }: { label: string; serial: string }) =>
    label === token.label && (token.serial === null || serial === token.serial)

  function forget(token: Selector): void {
    const place = held.findIndex((one) => isMeant(token, one))
    const [gone] = place < 0 ? [] : held.splice(place, 1)
    if (!gone) return
    try {
      c.C_CloseSession(gone.session.session)
    } catch (error) {
      if (!(error instanceof CkError)) throw error
    }
  }

  /** Whoever stays logged in by any session of this process keeps a PIN from being tried, and the token from being initialised. */
  function closeAll(slot: Handle): void {
    for (const one of held.filter((known) => known.slot.equals(slot))) held.splice(held.indexOf(one), 1)
    c.C_CloseAllSessions(slot)
  }

  function holding(token: Selector): Held {
    const known = held.find((one) => isMeant(token, one))
    if (known) return known
    const slot = slotOf(module, token)
    const described = tokenOf(module, slot)
    if (!described?.initialised) throw refuse('TOKEN_NOT_INITIALISED', { label: token.label })
    const session = { c, bare: module.bare, session: c.C_OpenSession(slot, readWrite) }
    const fresh = { label: described.label, serial: described.serial, slot, session, admitted: new Set<string>() }
    held.push(fresh)
    return fresh
  }

  return {
    describe: (token) => {
      const found = describe(module, slotOf(module, token))
      const own = held.filter((one) => isMeant(found.token, one)).length
      const { otherSessions: all } = found.token
      return { ...found, token: { ...found.token, otherSessions: all === null ? null : Math.max(all - own, 0) } }
    },
    session: (token) => holding(token).session,
    admit: (token, ids) => {
      holding(token).admitted = new Set(ids)
    },
    admitted: (token) => holding(token).admitted,
    login: (token, userPin) => login(module, holding(token).session.session, slotOf(module, token), userPin),
    initialise: (token, label, soPin, userPin) => {
      closeAll(slotOf(module, token))
      return initialise(module, token, { label, soPin, userPin })
    },
    minding: async (token, work) => {
      try {
        return await work()
      } catch (error) {
        if (error instanceof CkError && sessionLost.has(error.ckr)) forget(token)
        throw error
      }
    },
  }
}

/**
 * The slot of the token meant: by label and serial; a token that is not initialised has no label, so there it is the one with
 * the serial, or the first free slot. Throws TOKEN_ABSENT, TOKEN_OTHER for one of that label with another serial,
 * TOKEN_AMBIGUOUS.
 */
function slotOf(module: Module, { label, serial }: Selector): Handle {
  const inSlots = module.c.C_GetSlotList(true).map((slot) => ({ slot, token: tokenOf(module, slot) }))
  const present = inSlots.filter(({ token }) => token !== null && (serial === null || token.serial === serial))
  const [named, twin] = present.filter(({ token }) => token?.initialised && token.label === label)
  if (twin) throw refuse('TOKEN_AMBIGUOUS', { label, serial: serial ?? 'any' })
  const meant = named ?? present.find(({ token }) => !token?.initialised)
  if (!meant) {
    const other = inSlots.find(({ token }) => token?.initialised && token.label === label)?.token
    if (other) throw refuse('TOKEN_OTHER', { label, serial: serial ?? 'any', found: other.serial })
    throw refuse('TOKEN_ABSENT', { label, serial: serial ?? 'any' })
  }
  return meant.slot
}

function describe(module: Module, slot: Handle): TokenDescription {
  const description = describeSlot(module, slot)
  if (!description) throw refuse('DEVICE_REMOVED', { method: 'C_GetTokenInfo' })
  return description
}

async function login({ c, info: { path } }: Module, session: Handle, slot: Handle, pin: string | null): Promise<void> {
  const info = () => c.C_GetTokenInfo(slot)
  const ownKeypad = (info().flags & pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0
  if (!ownKeypad && pin === null) throw refuse('PIN_MISSING')
  if (pin !== null) mustHaveLength(pin, 'user', info())
  await withPin('user', info, () =>
    pin === null ? loginAtKeypad(path, session) : c.C_Login(session, pkcs11.CKU_USER, pin),
  )
}

/** What is asked of a fresh token. */
interface Birth {
  readonly label: string
  readonly soPin: string
  readonly userPin: string
}

/**
 * C_InitToken and C_InitPIN. Refuses a token that shows an object: public ones are seen by anyone, private ones only by logging
 * in, which is tried with the new user PIN (right after a crash half-way). TOKEN_UNSEEN if that PIN does not open it, because
 * then nobody can say what would be destroyed.
 */
async function initialise(module: Module, token: Selector, birth: Birth): Promise<TokenDescription> {
  const { c } = module
  const slot = slotOf(module, token)
  const info = c.C_GetTokenInfo(slot)
  if (info.flags & pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH) throw refuse('KEYPAD_INITIALISE')
  const padded = Buffer.alloc(32, ' ')
  if (padded.write(birth.label, 'utf8') < Buffer.byteLength(birth.label)) {
    throw refuse('TOKEN_LABEL_LONG', { label: birth.label })
  }
  mustHaveLength(birth.soPin, 'security officer', info)
  mustHaveLength(birth.userPin, 'user', info)
  mustBeFree(module, birth.label, slot)
  if (info.flags & pkcs11.CKF_TOKEN_INITIALIZED) mustBeEmpty(module, slot, birth.userPin)
  await withPin(
    'security officer',
    () => c.C_GetTokenInfo(slot),
    () => c.C_InitToken(slot, birth.soPin, padded.toString('utf8')),
  )
  const fresh = slotOf(module, { label: birth.label, serial: token.serial })
  await setUserPin(module, fresh, birth)
  return describe(module, fresh)
}

/** Throws LABEL_EXISTS if another token of this module has the label already. */
function mustBeFree(module: Module, label: string, own: Handle): void {
  const others = module.c.C_GetSlotList(true).filter((slot) => !slot.equals(own))
  if (others.some((slot) => tokenOf(module, slot)?.label === label)) throw refuse('LABEL_EXISTS', { label })
}

function mustBeEmpty({ c }: Module, slot: Handle, userPin: string): void {
  const session = c.C_OpenSession(slot, readWrite)
  try {
    const pinSet = (c.C_GetTokenInfo(slot).flags & pkcs11.CKF_USER_PIN_INITIALIZED) !== 0
    const publicOnes = find({ c, session }, []).length
    if (publicOnes > 0) throw refuse('TOKEN_NOT_EMPTY', { count: publicOnes })
    // Without a user PIN nobody can have made a private object.
    if (!pinSet) return
    try {
      c.C_Login(session, pkcs11.CKU_USER, userPin)
    } catch (error) {
      throw error instanceof CkError && error.ckr.startsWith('CKR_PIN_') ? refuse('TOKEN_UNSEEN') : error
    }
    const all = find({ c, session }, []).length
    if (all > 0) throw refuse('TOKEN_NOT_EMPTY', { count: all })
  } finally {
    c.C_CloseSession(session)
  }
}

async function setUserPin({ c }: Module, slot: Handle, { soPin, userPin }: Birth): Promise<void> {
  const info = () => c.C_GetTokenInfo(slot)
  const session = c.C_OpenSession(slot, readWrite)
  try {
    await withPin('security officer', info, () => c.C_Login(session, pkcs11.CKU_SO, soPin))
    await withPin('user', info, () => c.C_InitPIN(session, userPin))
    c.C_Logout(session)
  } finally {
    c.C_CloseSession(session)
  }
}
