/**
 * After `npm install`: adds to package-lock.json the optional packages of other platforms that npm left out, without which
 * `npm ci` refuses a lock, and asks the registry for the digest of every entry that has none, so that all are pinned.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  version: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

const path = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8')) as { packages: Record<string, Entry> }

for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (found(place, name)) continue
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platform(name),
    }
  }
}

for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '' || entry.integrity !== undefined) continue
  const { version, ...rest } = entry
  lock.packages[place] = { version, integrity: digest(place.replace(/^.*node_modules\//, ''), version), ...rest }
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)

/** What the registry says; nothing is written if it does not know the package. */
function digest(name: string, version: string): string {
  const said = execFileSync('npm', ['view', `${name}@${version}`, 'dist.integrity'], { encoding: 'utf8' }).trim()
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(said)) throw new Error(`the registry has no digest of ${name} ${version}`)
  return said
}

/** True if the lock holds `name` where a package at `place` would look for it. */
function found(place: string, name: string): boolean {
  const folders = place.split('/node_modules/').map((_, depth, all) => all.slice(0, depth + 1).join('/node_modules/'))
  return [`node_modules/${name}`, ...folders.map((folder) => `${folder}/node_modules/${name}`)].some(
    (candidate) => candidate in lock.packages,
  )
}

/** The platform that a package is for, by its name; throws if it could be this one. */
function platform(name: string): { os: string[]; cpu?: string[]; libc?: string[] } {
  const os = ['android', 'darwin', 'win32', 'freebsd', 'openbsd', 'openharmony', 'sunos', 'aix', 'netbsd'].find(
    (word) => name.includes(word),
  )
  if (os !== undefined) return { os: [os] }
  const cpu = ['arm64', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'ia32'].find((word) => name.includes(word))
  if (cpu !== undefined) return { os: ['linux'], cpu: [cpu] }
  if (name.includes('musl')) return { os: ['linux'], libc: ['musl'] }
  throw new Error(`${name} is missing from the lock and may be needed here`)
}
