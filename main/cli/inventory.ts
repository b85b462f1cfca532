import { isAbsolute } from 'node:path'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { Setup } from '../store/data-folder.ts'
import { handedOn } from '../devices/environment.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

type Inventory = Setup['inventory']

/** Where HSMs are found, from `--device NAME=MODULE[,label=…][,serial=…][,env=…]`. Throws DEVICE_MALFORMED, DEVICE_MODULE_RELATIVE, DEVICE_CONTRADICTS, ENVIRONMENT_MISSING. */
export function inventoryFrom(settings: readonly string[], script: Script): Inventory {
  const inventory: Record<string, Inventory[string]> = {}
  const hsms = hsmsOf(script)
  for (const setting of settings) {
    const malformed = refuse('DEVICE_MALFORMED', { setting })
    const [, name = '', module = '', rest = ''] = /^([^=,]+)=([^,]+)((?:,[a-z]+=[^,]+)*)$/.exec(setting) ?? []
    const hsm = Object.hasOwn(hsms, name) ? hsms[name] : undefined
    if (!hsm || Object.hasOwn(inventory, name)) throw malformed
    if (!isAbsolute(module)) throw refuse('DEVICE_MODULE_RELATIVE', { device: name, module })
    const options = optionsFrom(rest)
    if (!options) throw malformed
    mustAgree(name, 'label', hsm.label, options.label)
    mustAgree(name, 'serial', hsm.serial, options.serial)
    const serial = options.serial ?? hsm.serial ?? null
    inventory[name] = { module, label: hsm.label, serial, environment: handedOn(options.env, name) }
  }
  return inventory
}

/** Throws DEVICE_CONTRADICTS where the option says another thing than the script. */
function mustAgree(device: string, what: string, script: string | undefined, given: string | undefined): void {
  if (script !== undefined && given !== undefined && script !== given)
    throw refuse('DEVICE_CONTRADICTS', { device, what, script, given })
}

interface Options {
  readonly label?: string
  readonly serial?: string
  readonly env: readonly string[]
}

/** Null for an option that there is not, or one given twice. */
function optionsFrom(text: string): Options | null {
  const env: string[] = []
  const once = new Map<string, string>()
  for (const part of text.split(',').slice(1)) {
    const at = part.indexOf('=')
    const [name, value] = [part.slice(0, at), part.slice(at + 1)]
    if (name === 'env') env.push(value)
    else if ((name === 'label' || name === 'serial') && !once.has(name)) once.set(name, value)
    else return null
  }
  return { ...Object.fromEntries(once), env }
}

/** Throws DEVICE_NOT_GIVEN unless every HSM of the script has a place. */
export function mustHaveAll(inventory: Inventory, script: Script): void {
  const missing = Object.keys(hsmsOf(script)).find((name) => !Object.hasOwn(inventory, name))
  if (missing !== undefined) throw refuse('DEVICE_NOT_GIVEN', { device: missing })
}
