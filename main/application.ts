import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CommandOf } from '../ceremonies/command.ts'
import { built, checkout } from './shipped.ts'

type Application = CommandOf<'open'>['application']

interface Built {
  readonly commit: string | null
  readonly applicationDigest: string
  readonly builtFrom: string
}

/** What the build wrote of itself; in a checkout that was not built, its members say so. */
function build(): Built {
  try {
    return JSON.parse(readFileSync(built('version.json'), 'utf8')) as Built
  } catch {
    return { commit: null, applicationDigest: 'not built', builtFrom: 'not built' }
  }
}

/** The program that runs, as the record names it and `--version` prints it. */
export function thisApplication(): Application & { readonly builtFrom: string } {
  const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { readonly version: string }
  const { commit, applicationDigest, builtFrom } = build()
  return { version, commit: commit ?? 'unknown', digest: applicationDigest, node: process.version, builtFrom }
}
