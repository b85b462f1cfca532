/** The device port over host processes: one for each PKCS#11 module, the secrets process, and one for cards. */
import { CARDS, type Devices, SECRETS } from '../../ceremonies/devices/index.ts'
import type { Token } from '../../ceremonies/devices/hsm.ts'
import { type Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { pkcs11Contract } from '../../native/pkcs11/messages.ts'
import { type CardSource, type OpenCards, openCards } from './cards.ts'
import { program } from '../shipped.ts'
import { type Host, type HostOptions, type HostState, openHost } from './host.ts'
import type { Timing } from './life.ts'
import { type OpenSecrets, openSecrets } from './secrets.ts'
import { type OpenSheets, openSheets, type Paper } from './sheets.ts'
import { tokenOver } from './token.ts'

/** Where a device of the inventory is found. */
export interface DeviceEntry {
  /** Absolute path of the PKCS#11 module. */
  readonly module: string
  readonly label: string
  /** null where it is not known before the token is initialised. */
  readonly serial?: string | null
  /** For NSS: handed to C_Initialize. */
  readonly libraryParameters?: string
  /** All that the module's process gets, as SOFTHSM2_CONF. Never a secret. */
  readonly environment?: Readonly<Record<string, string>>
}

export interface DevicesOptions {
  readonly inventory: Readonly<Record<string, DeviceEntry>>
  /** Through pcscd unless said otherwise. */
  readonly cards?: CardSource
  /** What shares are printed on; on the printer of this machine unless said otherwise. */
  readonly paper?: Paper
  readonly timing?: Partial<Timing>
  /** A process is gone: with it the logins and session objects of the device, or what `secrets` held. */
  readonly onLost?: (name: string, reason: Refusal) => void
  /** Told when `state` may answer otherwise for some device. */
  readonly onState?: () => void
}

export interface OpenDevices extends Devices {
  secrets(): OpenSecrets
  cards(): OpenCards
  sheets(): OpenSheets
  /** Whether the process that serves `name` answers. */
  state(name: string): HostState
  /** The process that serves `name` now, for tests that kill it. */
  pid(name: string): number | undefined
  /** Ends every host process; the secrets are wiped. */
  close(): Promise<void>
}

type Pkcs11Host = Host<typeof pkcs11Contract>

export function openDevices({
  inventory,
  cards: source,
  paper = 'printer',
  timing,
  onLost,
  onState,
}: DevicesOptions): OpenDevices {
  const hosts = new Map<string, Pkcs11Host>()
  const tokens = new Map<string, Token>()
  let secrets: OpenSecrets | undefined
  let cards: OpenCards | undefined
  let sheets: OpenSheets | undefined

  function entryOf(name: string): DeviceEntry {
    const entry = Object.hasOwn(inventory, name) ? inventory[name] : undefined
    if (!entry) throw refuse('DEVICE_UNKNOWN', { device: name })
    return entry
  }

  /** Devices behind one module, started alike, share its process. */
  function hostOf(name: string): Pkcs11Host {
    const key = processKey(entryOf(name))
    const known = hosts.get(key)
    if (known) return known
    const lost = (loss: Refusal) => {
      const names = Object.keys(inventory).filter((other) => processKey(entryOf(other)) === key)
      for (const device of names) onLost?.(device, refuse(loss.code, { ...loss.parameters, device }))
    }
    const host = openPkcs11Host(entryOf(name), { ...(timing && { timing }), ...(onState && { onState }), onLost: lost })
    hosts.set(key, host)
    return host
  }

  return {
    token: (name) => {
      const { label, serial = null } = entryOf(name)
      const token = tokens.get(name) ?? tokenOver(hostOf(name), name, label, serial)
      tokens.set(name, token)
      return token
    },
    secrets: () => {
      secrets ??= openSecrets({ ...(timing && { timing }), onLost: (loss) => onLost?.(SECRETS, loss) })
      return secrets
    },
    cards: () => {
      cards ??= openCards({
        ...(source && { source }),
        ...(timing && { timing }),
        onLost: (loss) => onLost?.(CARDS, loss),
      })
      return cards
    },
    sheets: () => {
      sheets ??= openSheets(paper, timing)
      return sheets
    },
    state: (name) => hostOf(name).state(),
    pid: (name) => hostOf(name).pid(),
    close: async () => {
      await Promise.all([
        secrets?.wipe(),
        cards?.end(),
        sheets?.end(),
        ...[...hosts.values()].map((host) => host.end()),
      ])
    },
  }
}

const processKey = ({ module, libraryParameters, environment = {} }: DeviceEntry) =>
  JSON.stringify([module, libraryParameters ?? null, Object.entries(environment).sort()])

type Startable = Pick<DeviceEntry, 'module' | 'libraryParameters' | 'environment'>

function openPkcs11Host(
  { module: path, libraryParameters, environment = {} }: Startable,
  options: Pick<HostOptions<typeof pkcs11Contract>, 'timing' | 'onLost' | 'onState'>,
): Pkcs11Host {
  return openHost({
    device: path,
    entry: program('native/pkcs11/host'),
    contract: pkcs11Contract,
    environment,
    ...options,
    start: async (ask) => {
      await ask('open', { path, libraryParameters: libraryParameters ?? null })
    },
  })
}

/** Every slot of a module with its token and mechanisms, for choosing label and serial; the process ends with the answer. */
export async function discover(entry: Startable, timing: Partial<Timing> = {}) {
  const host = openPkcs11Host(entry, { timing })
  try {
    return await host.ask('slots', null)
  } finally {
    await host.end()
  }
}
