import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Script } from '../../ceremonies/script.ts'
import type { DeviceEntry } from './index.ts'
import { softHsmIn, softhsmModule } from './softhsm.ts'

/** A folder of its own (0700), in memory where the machine has it, that is gone when the process ends, short of SIGKILL. */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `strongroom-rehearsal-${process.pid}-`))
  // A host that has not noticed its end yet may still write: then the folder is not empty, and it is tried again.
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  process.once('exit', remove)
  return {
    path,
    remove: () => {
      process.removeListener('exit', remove)
      remove()
    },
  }
}

/** Every HSM of the script as one throw-away SoftHSM token, each in a folder of its own in `folder`. */
export function throwAwayInventory(script: Script, folder: string): Readonly<Record<string, DeviceEntry>> {
  return Object.fromEntries(
    Object.entries(script.inventory.hsms).map(([name, { label }]) => [
      name,
      { module: softhsmModule, label, environment: softHsmIn(join(folder, name)).environment },
    ]),
  )
}
