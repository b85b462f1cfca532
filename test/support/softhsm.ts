/** Throw-away SoftHSM token directories: in memory where the machine has it, gone when the test ends. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenDevices, openDevices } from '../../main/devices/index.ts'

export const softhsmModule = '/usr/lib/softhsm/libsofthsm2.so'
export const pins = { soPin: 'so-pin-4711', userPin: 'user-pin-0815' } as const

export interface SoftHsm {
  /** Holds `tokens/` and `softhsm2.conf`; copy it to snapshot the token. */
  readonly directory: string
  /** For the host process, or for `pkcs11-tool` and `softhsm2-util`. */
  readonly environment: { readonly SOFTHSM2_CONF: string }
  remove(): void
}

/** A directory without an initialised token: SoftHSM shows one free slot. */
export function makeSoftHsm(): SoftHsm {
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-softhsm-'))
  writeSoftHsmConfiguration(directory)
  return {
    directory,
    environment: { SOFTHSM2_CONF: join(directory, 'softhsm2.conf') },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** Also for a copy: the configuration names its own directory. */
export function writeSoftHsmConfiguration(directory: string): void {
  mkdirSync(join(directory, 'tokens'), { recursive: true, mode: 0o700 })
  const lines = [
    `directories.tokendir = ${join(directory, 'tokens')}`,
    'objectstore.backend = file',
    'log.level = ERROR',
  ]
  writeFileSync(join(directory, 'softhsm2.conf'), `${lines.join('\n')}\n`, { mode: 0o600 })
}

/** Devices with one SoftHSM token `hsm` labelled `test`, initialised and logged in unless said otherwise. */
export async function withToken<T>(
  work: (devices: OpenDevices, softhsm: SoftHsm) => Promise<T>,
  options: { readonly initialise?: boolean } = {},
): Promise<T> {
  const softhsm = makeSoftHsm()
  const devices = openDevices({
    inventory: { hsm: { module: softhsmModule, label: 'test', environment: softhsm.environment } },
  })
  try {
    if (options.initialise !== false) {
      const token = devices.token('hsm')
      await token.initialise({ label: 'test', ...pins })
      await token.login(pins.userPin)
    }
    return await work(devices, softhsm)
  } finally {
    await devices.close()
    softhsm.remove()
  }
}
