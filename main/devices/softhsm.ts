/** Throw-away SoftHSM token directories for rehearsals and tests: in memory where the machine has it. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolders, removeOrSay } from '../folders.ts'

/** Where Debian puts SoftHSM's PKCS#11 module. */
export const softhsmModule = '/usr/lib/softhsm/libsofthsm2.so'

export interface SoftHsm {
  /** Holds `tokens/` and `softhsm2.conf`; a copy of it is a snapshot of the tokens. */
  readonly directory: string
  /** For the host process, or for `pkcs11-tool` and `softhsm2-util`. */
  readonly environment: { readonly SOFTHSM2_CONF: string }
  remove(): void
}

/** A fresh directory without an initialised token: SoftHSM shows one free slot. Memory makes token objects 100 times faster. */
export function makeSoftHsm(): SoftHsm {
  return softHsmIn(mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-softhsm-')))
}

/** `directory` as a SoftHSM, made if it is not there; also for a copy, because the configuration names its own directory. */
export function softHsmIn(directory: string): SoftHsm {
  makeFolders(join(directory, 'tokens'))
  const configuration = join(directory, 'softhsm2.conf')
  const lines = [
    `directories.tokendir = ${join(directory, 'tokens')}`,
    'objectstore.backend = file',
    'log.level = ERROR',
  ]
  writeFileSync(configuration, `${lines.join('\n')}\n`, { mode: 0o600 })
  return {
    directory,
    environment: { SOFTHSM2_CONF: configuration },
    remove: () => removeOrSay(directory),
  }
}
