import { refuse } from '../../ceremonies/base/refusal.ts'

/** Variables that steer the loader, Node.js or OpenSSL: whoever sets one runs code of their own in a module's process. */
const steering = /^(LD_|DYLD_|NODE_|GLIBC_TUNABLES$|GCONV_PATH$|OPENSSL_(CONF|MODULES|ENGINES)$)/

/** True if a module's process may be given that variable. */
export function mayBeHandedOn(name: string): boolean {
  return !steering.test(name)
}

/** How the launcher hands us a variable that the command line names for a module (bin/clean-start). */
const forModules = 'STRONGROOM_ENV_'

/**
 * Variables that a module's process is to have, by name: ours has them under another. Throws ENVIRONMENT_MISSING or
 * ENVIRONMENT_STEERS.
 */
export function handedOn(names: readonly string[], device: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.map((name) => {
      if (!mayBeHandedOn(name)) throw refuse('ENVIRONMENT_STEERS', { name, device })
      const value = process.env[`${forModules}${name}`] ?? process.env[name]
      if (value === undefined) throw refuse('ENVIRONMENT_MISSING', { name, device })
      return [name, value]
    }),
  )
}
