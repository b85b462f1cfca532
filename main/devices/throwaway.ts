import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { removeOrSay, removeTree } from '../folders.ts'
import { cardsOf } from '../../ceremonies/subjects/custody/things.ts'
import { type CardSource, type NamedReaders, softwareCardsOf } from './cards.ts'
import type { DeviceEntry } from './index.ts'
import { softHsmIn, softhsmModule } from './softhsm.ts'
import { hsmsOf } from '../../ceremonies/subjects/tokens/hsm.ts'

/**
 * A folder of its own (0700), in memory where the machine has it, that is gone when the process ends. What a process that
 * SIGKILL ended left there is removed by the next.
 */
export function scratchFolder(): { readonly path: string; readonly remove: () => void } {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  for (const name of leftBehind(parent)) removeTree(join(parent, name))
  const path = mkdtempSync(join(parent, `strongroom-rehearsal-${process.pid}-`))
  // A host that has not noticed its end yet may still write: then the folder is not empty, and it is tried again.
  const remove = (): void => removeOrSay(path)
  process.once('exit', remove)
  return {
    path,
    remove: () => {
      process.removeListener('exit', remove)
      remove()
    },
  }
}

/** Our own folders of processes that live no more. */
function leftBehind(parent: string): readonly string[] {
  return readdirSync(parent).filter((name) => {
    const pid = /^strongroom-rehearsal-(\d+)-/.exec(name)?.[1]
    if (pid === undefined || lives(Number(pid))) return false
    // Another process may be removing it as well.
    return statSync(join(parent, name), { throwIfNoEntry: false })?.uid === process.getuid?.()
  })
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Where software cards have their memory; no HSM can be called so. */
export const cardsFolder = (folder: string): string => join(folder, '.cards')

/**
 * Every card of the script as a software card, but those in readers, and those that an earlier ceremony left there, all in one folder
 * of `folder`.
 */
export function softwareCards(script: Script, folder: string, named: NamedReaders = {}): CardSource {
  return softwareCardsOf(cardsFolder(folder), Object.keys(cardsOf(script)), named)
}

/** Every HSM of the script as one throw-away SoftHSM token, each in a folder of its own in `folder`. */
export function throwAwayInventory(script: Script, folder: string): Readonly<Record<string, DeviceEntry>> {
  return Object.fromEntries(
    Object.entries(hsmsOf(script)).map(([name, { label }]) => [
      name,
      { module: softhsmModule, label, environment: softHsmIn(join(folder, name)).environment },
    ]),
  )
}
