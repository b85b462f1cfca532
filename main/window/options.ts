import { isAbsolute, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { handedOn } from '../devices/environment.ts'
import { usualModules } from '../devices/usual.ts'
import { shippedScripts } from './scripts.ts'

/** How the window is started. */
export interface Options {
  /** Where ceremonies are kept; undefined for the usual place. */
  readonly data: string | undefined
  readonly scripts: string
  /** The record of an earlier ceremony, for a script that works with its archives; null for none. */
  readonly earlier: string | null
  /** Where certificates and CRLs of the organisation's badges are; null for none. */
  readonly badges: string | null
  readonly modules: readonly string[]
  /** Those of them that `--module` names. */
  readonly named: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/**
 * `--data DIR`, `--scripts DIR`, `--earlier BUNDLE`, `--badges PATH`, and any number of `--module PATH` and `--env NAME` (a variable that the modules may see).
 * Throws USAGE, ENVIRONMENT_MISSING.
 */
export function optionsFrom(given: readonly string[]): Options {
  const { data, scripts, earlier, badges, module = [], env = [] } = parsed(given)
  const wrong = module.find((path) => !isAbsolute(path))
  if (wrong !== undefined) throw refuse('USAGE', { reason: `--module takes a whole path, not ${wrong}.` })
  return {
    data,
    scripts: scripts === undefined ? shippedScripts : resolve(scripts),
    earlier: earlier === undefined ? null : resolve(earlier),
    badges: badges === undefined ? null : resolve(badges),
    modules: [...new Set([...usualModules(), ...module])],
    named: module,
    environment: handedOn(env, 'every module'),
  }
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const
  const many = { type: 'string', multiple: true } as const
  try {
    return parseArgs({
      args: [...given],
      options: { data: text, scripts: text, earlier: text, badges: text, module: many, env: many },
    }).values
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw refuse('USAGE', { reason: reason.endsWith('.') ? reason : `${reason}.` })
  }
}

/** What follows the application in Electron's own command line: switches for Chromium stand before it. */
export function ownArguments(argv: readonly string[], application: string, packaged: boolean): readonly string[] {
  if (packaged) return argv.slice(1)
  const at = argv.findIndex((one, place) => place > 0 && !one.startsWith('-') && application === resolve(one))
  return argv.slice(at < 0 ? 2 : at + 1)
}
