/** What a rehearsal puts into throw-away tokens that the script takes to be in use already: a PIN, and the keys it looks for. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Devices } from '../../ceremonies/devices/index.ts'
import { isSecret } from '../../ceremonies/devices/algorithm.ts'
import { type SecretAsk, halfOf } from '../../ceremonies/kernel/secret-ask.ts'
import type { Plan } from '../../ceremonies/kernel/planned.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { findKey } from '../../ceremonies/subjects/keys/find-key.ts'
import { secretKey, signingKey } from '../../ceremonies/subjects/keys/templates.ts'
import { wrappingFor } from '../../ceremonies/subjects/keys/check-value.ts'
import { useToken } from '../../ceremonies/subjects/tokens/use-token.ts'
import { device, hex, keyAlgorithm, purpose } from '../../ceremonies/subjects/fields.ts'
import { type DeviceEntry, openDevices } from './index.ts'
import { throwAwayInventory } from './throwaway.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

const Used = z.object({ token: device, 'user-pin': z.array(z.string()) })
const Sought = z.object({
  token: device,
  label: z.string(),
  'cka-id': hex,
  algorithm: keyAlgorithm,
  purpose: purpose.nullish(),
})

/** Every HSM of the script as a throw-away token in `folder`; those that the plan takes to be in use are put in use. */
export async function throwAwayTokens(
  script: Script,
  plan: Plan,
  folder: string,
): Promise<Readonly<Record<string, DeviceEntry>>> {
  const inventory = throwAwayInventory(script, folder)
  if (usedIn(plan).length === 0) return inventory
  // By processes of their own: the ceremony finds nobody logged in.
  const devices = openDevices({ inventory })
  try {
    await putInUse(script, plan, devices)
  } finally {
    await devices.close()
  }
  return inventory
}

/**
 * Initialises the tokens that the plan takes to be in use, and makes an extractable key for each that is looked for: in a rehearsal
 * there is none beforehand, and the record lists these as objects that were there.
 */
export async function putInUse(script: Script, plan: Plan, devices: Devices): Promise<void> {
  for (const { token: name, 'user-pin': people } of usedIn(plan)) {
    const token = devices.token(name)
    const userPin = people.map((_, at) => rehearsalPin(halfOf(people, at))).join('')
    const label = hsmsOf(script)[name]?.label ?? ''
    await token.initialise({ label, soPin: randomBytes(8).toString('hex'), userPin })
    await token.login(userPin)
  }
  for (const step of plan.steps.filter(({ kind }) => kind === findKey.name))
    await makeSought(Sought.parse(step.fields), devices)
}

/** What people are told of the PIN of a throw-away token that was put in use for them; null if they choose it themselves. */
export function pinPutInUse(plan: Plan, { device: name, half }: SecretAsk): string | null {
  return usedIn(plan).some(({ token }) => token === name) ? rehearsalPin(half) : null
}

/** No secret: it opens nothing but throw-away tokens, and is the same in each. */
function rehearsalPin(half: SecretAsk['half']): string {
  return half === null ? 'rehearsal' : `rehearsal-${half}`
}

function usedIn(plan: Plan): readonly z.infer<typeof Used>[] {
  return plan.steps.filter(({ kind }) => kind === useToken.name).map(({ fields }) => Used.parse(fields))
}

async function makeSought(sought: z.infer<typeof Sought>, devices: Devices): Promise<void> {
  const { token: name, label, 'cka-id': id, algorithm: type, purpose: use } = sought
  const token = devices.token(name)
  const wanted = { label, id, persistent: true, extractable: true } as const
  if (!isSecret(type)) await token.generateKeyPair(signingKey({ ...wanted, algorithm: type }))
  else {
    const key = { ...wanted, algorithm: type, purpose: use ?? 'mac' } as const
    await token.generateSecretKey(secretKey(key, await wrappingFor(token, name, key.purpose)))
  }
}
