/** The files that are the application, each with its digest: what the build writes as `build/files.sha256`, and what a program that runs finds. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const listFile = 'build/files.sha256'

/** What says of itself what the build was made from; nothing that runs reads it. */
export const stamp = 'build/built-from'

/** What the application is, besides the build itself: its launchers, and what names its locked dependencies. */
const besides = ['bin/clean-start', 'bin/strongroom', 'scripts/start', 'package-lock.json', 'package.json']

/** Everything in `build` below `root` but the list itself, and what stands besides, in sha256sum's own format. */
export function listing(root: string): string {
  const built = filesUnder(root, 'build').filter((file) => file !== listFile && file !== stamp)
  return digests(root, [...built, ...besides.filter((file) => existsSync(join(root, file)))])
}

/** One line a file, sorted: `sha256sum -c` reads it without us. */
export function digests(root: string, files: readonly string[]): string {
  const sorted = [...files].sort((a, b) => (a < b ? -1 : 1))
  return sorted.map((file) => `${sha256(readFileSync(join(root, file)))}  ${file}\n`).join('')
}

/** The files of `folder` and below, as paths from `root`; none if it is not there. */
export function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(join(root, file)).isFile())
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
