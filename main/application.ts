import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CommandOf } from '../ceremonies/kernel/command.ts'
import { listing, sha256 } from './listing.ts'
import { built, checkout, fromSources } from './shipped.ts'

type Application = CommandOf<'open'>['application'] & { readonly builtFrom: string }

/** What the build wrote of itself. */
const Built = z.object({ commit: z.string().nullable(), builtFrom: z.string() })

const Package = z.object({ version: z.string() })

let application: Application | null = null

/**
 * The program that runs, as the record names it and `--version` prints it. It is the program's own testimony: computed once,
 * before anything is done, from the files that it runs from, so that a build that was changed tells another digest, unless it
 * was changed to lie.
 */
export function thisApplication(): Application {
  application ??= {
    version: Package.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))).version,
    ...(fromSources ? { commit: 'unknown', digest: 'not built', builtFrom: 'not built' } : build()),
    node: process.version,
  }
  return application
}

function build() {
  const { commit, builtFrom } = Built.parse(JSON.parse(readFileSync(built('version.json'), 'utf8')))
  return { commit: commit ?? 'unknown', digest: sha256(listing(checkout)), builtFrom }
}
