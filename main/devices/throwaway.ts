/** Throw-away SoftHSM tokens: in memory where the machine has it, gone when the process ends. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from '../../ceremonies/refusal.ts'

const modules = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so']

/** Throws SOFTHSM_MISSING. */
export function softHsmModule(): string {
  const found = modules.find((path) => existsSync(path))
  if (found === undefined) throw refuse('SOFTHSM_MISSING', { paths: modules.join(', ') })
  return found
}

/** A folder of its own (0700) that is removed when the process ends, however it ends short of SIGKILL. */
export function scratchFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-rehearsal-'))
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

/** A token directory in `folder` with its configuration: SoftHSM shows one free slot there. Answers with its environment. */
export function makeTokenDirectory(folder: string): { readonly SOFTHSM2_CONF: string } {
  const tokens = join(folder, 'tokens')
  mkdirSync(tokens, { recursive: true, mode: 0o700 })
  const configuration = join(folder, 'softhsm2.conf')
  const lines = [`directories.tokendir = ${tokens}`, 'objectstore.backend = file', 'log.level = ERROR']
  writeFileSync(configuration, `${lines.join('\n')}\n`, { mode: 0o600 })
  return { SOFTHSM2_CONF: configuration }
}
