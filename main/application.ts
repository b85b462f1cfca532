import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { CommandOf } from '../ceremonies/command.ts'

type Application = CommandOf<'open'>['application']

interface Built {
  readonly commit: string | null
  readonly applicationDigest: string
  readonly builtFrom: string
}

/** What the build wrote of itself; in a checkout that was not built, its members say so. */
function built(root: string): Built {
  try {
    return JSON.parse(readFileSync(join(root, 'build/version.json'), 'utf8')) as Built
  } catch {
    return { commit: null, applicationDigest: 'not built', builtFrom: 'not built' }
  }
}

/** The folder that holds package.json, whether this runs as main/*.ts or as build/main/*.js. */
function rootFolder(): string {
  const parent = dirname(import.meta.dirname)
  return basename(parent) === 'build' ? dirname(parent) : parent
}

/** The program that runs, as the record names it and `--version` prints it. */
export function thisApplication(): Application & { readonly builtFrom: string } {
  const root = rootFolder()
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string }
  const { commit, applicationDigest, builtFrom } = built(root)
  return { version, commit: commit ?? 'unknown', digest: applicationDigest, node: process.version, builtFrom }
}
