/** Builds what ships into build/: the bundles (vite.config.ts), the files beside them, files.sha256 and version.json. */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** Each is a mode of vite.config.ts, and the folder that it makes. */
const bundles = { page: 'renderer', preload: 'preload', program: '', shell: '' }
/** The sources. What is no code in them ships as it is, but for the page's, which vite takes along. */
const folders = ['ceremonies', 'native', 'preload', 'main', 'shell', 'renderer']
/** Whatever else decides what is built. */
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'vite.config.ts', 'scripts/build.ts']
/** What the application is, besides the build itself: its launcher and its locked dependencies. */
const alsoShipped = ['bin/strongroom', 'package-lock.json', 'package.json'].filter(existsSync)

const digestFile = 'build/files.sha256'
const versionFile = 'build/version.json'
/** The digest of what it was made from. */
const stamp = 'build/built-from'

if (!isUpToDate()) await buildAnew()
writeIfChanged(digestFile, listing())
writeIfChanged(versionFile, `${JSON.stringify(version(), null, 2)}\n`)

/** Beside the old one, which stays as it is until the new one is whole. */
async function buildAnew(): Promise<void> {
  const [fresh, old] = ['.cache/build/new', '.cache/build/old']
  rmSync('.cache/build', { recursive: true, force: true })
  mkdirSync(fresh, { recursive: true })
  const from = madeFrom()
  const done = await Promise.all(
    Object.entries(bundles).map(([mode, folder]) => bundle(mode, join(root, fresh, folder))),
  )
  if (done.includes(false)) process.exit(1)
  copyAssets(fresh)
  await writeSummaries(join(fresh, 'ceremonies/scripts'))
  writeFileSync(join(fresh, basename(stamp)), from)
  if (madeFrom() !== from) {
    console.error('build: a source was changed meanwhile; nothing was replaced, build again')
    process.exit(1)
  }
  if (existsSync('build')) renameSync('build', old)
  renameSync(fresh, 'build')
  rmSync('.cache/build', { recursive: true })
}

/** False if vite failed, which has said why. */
async function bundle(mode: string, to: string): Promise<boolean> {
  const options = ['build', '--mode', mode, '--outDir', to, '--logLevel', 'warn']
  const vite = spawn(process.execPath, ['node_modules/vite/bin/vite.js', ...options], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [status] = (await once(vite, 'exit')) as [number | null]
  return status === 0
}

function copyAssets(to: string): void {
  const sources = folders.filter((folder) => folder !== 'renderer').flatMap(filesUnder)
  for (const file of sources.filter((file) => !file.endsWith('.ts') && !file.endsWith('tsconfig.json'))) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(file, join(to, file))
  }
}

/** What the first screen says of each script that we ship, by the SHA-256 of its bytes, so that it need not read them. */
async function writeSummaries(folder: string): Promise<void> {
  const { summaryOf } = await import('../ceremonies/summary.ts')
  const scripts = filesUnder(folder).filter((file) => file.endsWith('.yaml'))
  const summaries = scripts.sort().map((file) => {
    const bytes = readFileSync(file)
    return [sha256(bytes), summaryOf(bytes.toString())] as const
  })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'summaries.json'), `${JSON.stringify(Object.fromEntries(summaries), null, 2)}\n`)
}

/** True if it was made from what is here now, and holds what it held then, no more and no less. */
function isUpToDate(): boolean {
  if (![stamp, digestFile].every(existsSync) || readFileSync(stamp, 'utf8') !== madeFrom()) return false
  return readFileSync(digestFile, 'utf8') === listing()
}

function madeFrom(): string {
  return sha256(Buffer.from(digests([...folders.flatMap(filesUnder), ...settings])))
}

/** Everything in build/ but what says so itself, and what else the application is. */
function listing(): string {
  const files = filesUnder('build').filter((file) => ![digestFile, versionFile, stamp].includes(file))
  return digests([...files, ...alsoShipped])
}

/** In sha256sum's own format, so that `sha256sum -c build/files.sha256` checks it without us. */
function digests(files: readonly string[]): string {
  const sorted = [...files].sort((a, b) => (a < b ? -1 : 1))
  return sorted.map((file) => `${sha256(readFileSync(file))}  ${file}\n`).join('')
}

function version() {
  const status = git('status', '--porcelain', '--untracked-files=no')
  return {
    commit: git('rev-parse', 'HEAD'),
    applicationDigest: sha256(readFileSync(digestFile)),
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

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

function writeIfChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
