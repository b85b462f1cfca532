/** Builds what ships into build/: the bundles (electron.vite.config.ts), the files beside them, files.sha256 and version.json. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { digests, filesUnder, listFile, listing, sha256, stamp } from '../main/listing.ts'
import { fresh } from './places.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** The sources. What is no code in them ships as it is, but for the page's, which Vite takes along. */
const folders = ['ceremonies', 'native', 'preload', 'main', 'shell', 'renderer']
/** Whatever else decides what is built. */
const settings = [
  ...['package.json', 'package-lock.json', 'tsconfig.base.json', 'electron.vite.config.ts'],
  ...['scripts/build.ts', 'scripts/places.ts'],
]

const versionFile = 'build/version.json'

if (!isUpToDate()) await buildAnew()
writeIfChanged(versionFile, `${JSON.stringify(version(), null, 2)}\n`)
writeIfChanged(listFile, listing(root))

/** Beside the old one, which stays as it is until the new one is whole. */
async function buildAnew(): Promise<void> {
  const [place, old] = [dirname(fresh), join(dirname(fresh), 'old')]
  rmSync(place, { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const from = madeFrom()
  const { build } = await import('electron-vite')
  await build({ logLevel: 'warn' })
  copyAssets(fresh)
  await writeSummaries(join(fresh, 'ceremonies/scripts'))
  writeFileSync(join(fresh, basename(stamp)), from)
  if (madeFrom() !== from) {
    console.error('build: a source was changed meanwhile; nothing was replaced, build again')
    process.exit(1)
  }
  if (existsSync('build')) renameSync('build', old)
  renameSync(fresh, 'build')
  rmSync(place, { recursive: true })
}

function copyAssets(to: string): void {
  const sources = folders.filter((folder) => folder !== 'renderer').flatMap(under)
  for (const file of sources.filter((file) => !file.endsWith('.ts') && !file.endsWith('tsconfig.json'))) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(file, join(to, file))
  }
}

/** What the first screen says of each script that we ship, by the SHA-256 of its bytes, so that it need not read them. */
async function writeSummaries(folder: string): Promise<void> {
  const { summaryOf } = await import('../ceremonies/index.ts')
  const scripts = under(folder).filter((file) => file.endsWith('.yaml'))
  const summaries = scripts.sort().map((file) => {
    const bytes = readFileSync(file)
    return [sha256(bytes), summaryOf(bytes.toString())] as const
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'summaries.json'), `${JSON.stringify(Object.fromEntries(summaries), null, 2)}\n`)
}

/** True if it was made from what is here now, and holds what it held then, no more and no less. */
function isUpToDate(): boolean {
  if (![stamp, listFile].every(existsSync) || readFileSync(stamp, 'utf8') !== madeFrom()) return false
  return readFileSync(listFile, 'utf8') === listing(root)
}

function madeFrom(): string {
  return sha256(digests(root, [...folders.flatMap(under), ...settings]))
}

function version() {
  const status = git('status', '--porcelain', '--untracked-files=no')
  return {
    commit: git('rev-parse', 'HEAD'),
    node: process.version,
    builtFrom: status === null ? 'no checkout' : status === '' ? 'clean checkout' : 'modified checkout',
  }
}

/** null where there is no git or no checkout, as in an unpacked archive. */
function git(...args: string[]): string | null {
  try {
    return execFileSync('git', ['-c', `safe.directory=${root}`, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

function under(folder: string): string[] {
  return filesUnder(root, folder)
}

function writeIfChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
