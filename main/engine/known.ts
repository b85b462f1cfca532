/** Devices are who they were: looked at when a ceremony is resumed, before a PIN is given, and before each act. */
import type { Devices } from '../../ceremonies/devices/index.ts'
import type { Token } from '../../ceremonies/devices/hsm.ts'
import {
  keysIn,
  mustBeAccepted,
  mustBeTheToken,
  mustHold,
  mustHoldSecrets,
} from '../../ceremonies/subjects/tokens/identity.ts'
import { Refusal, type RefusalCode } from '../../ceremonies/base/refusal.ts'
import { signerOf } from '../../ceremonies/kernel/rules.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

/**
 * Throws MODULE_SWITCHED, TOKEN_SWITCHED, KEY_SWITCHED or KEY_ABSENT unless module, token and keys are those on record. Where
 * the user is not logged in, only what a token shows to everybody is compared.
 */
export async function mustBeKnown(state: State, devices: Devices, name: string, loggedIn: boolean): Promise<void> {
  const token = devices.token(name)
  const description = await token.describe()
  mustBeAccepted(state, name, description)
  mustBeTheToken(state, name, description)
  await mustHoldKeys(state, token, name, loggedIn)
}

async function mustHoldKeys(state: State, token: Token, name: string, loggedIn: boolean): Promise<void> {
  const keys = keysIn(state, name)
  if (keys.length === 0) return
  const objects = await token.objects()
  const ended = state.phase === 'sealed' || state.phase === 'aborted'
  const shown = (id: string) => objects.some((object) => object.class === 'public' && object.id === id)
  // After the last fact the record key is destroyed, and may be gone; but what is destroyed must be it.
  const expected = keys.filter(({ id }) => !ended || id !== signerOf(state)?.id || shown(id))
  mustHold(name, expected, objects, loggedIn)
  if (loggedIn) mustHoldSecrets(state, name, objects)
}

/** Refusals of a device that answers and is another. Any other is of one that is away: nothing is done with it before it is back. */
const another: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'TOKEN_OTHER',
  'TOKEN_SWITCHED',
  'KEY_ABSENT',
  'KEY_SWITCHED',
])

/**
 * SHA-256 of the module behind each HSM that answers; another digest is for people to accept. Throws TOKEN_OTHER,
 * TOKEN_SWITCHED, KEY_SWITCHED or KEY_ABSENT for a device that answers and is not the one on record.
 */
export async function modulesNow(state: State, devices: Devices): Promise<Readonly<Record<string, string>>> {
  const modules: Record<string, string> = {}
  for (const name of Object.keys(hsmsOf(state.script))) {
    try {
      const token = devices.token(name)
      const description = await token.describe()
      modules[name] = description.module.sha256
      mustBeTheToken(state, name, description)
      await mustHoldKeys(state, token, name, false)
    } catch (error) {
      if (!(error instanceof Refusal) || another.has(error.code)) throw error
    }
  }
  return modules
}
