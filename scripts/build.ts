/** Builds what ships into build/: the bundles (vite.config.ts), the files beside them, files.sha256 and version.json. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { digests, filesUnder, listFile, listing, sha256, stamp } from '../main/listing.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** Each is a mode of vite.config.ts, and the folder that it makes. */
const bundles = { page: 'renderer', preload: 'preload', program: '', shell: '' }
/** The sources. What is no code in them ships as it is, but for the page's, which vite takes along. */
const folders = ['ceremonies', 'native', 'preload', 'main', 'shell', 'renderer']
/** Whatever else decides what is built. */
const settings = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'vite.config.ts', 'scripts/build.ts']

const versionFile = 'build/version.json'

if (!isUpToDate()) await buildAnew()
writeIfChanged(versionFile, `${JSON.stringify(version(), null, 2)}\n`)
writeIfChanged(listFile, listing(root))

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
  const sources = folders.filter((folder) => folder !== 'renderer').flatMap(under)
  for (const file of sources.filter((file) => !file.endsWith('.ts') && !file.endsWith('tsconfig.json'))) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(file, join(to, file))
  }
}

/** What the first screen says of each script that we ship, by the SHA-256 of its bytes, so that it need not read them. */
async function writeSummaries(folder: string): Promise<void> {
  const { summaryOf } = await import('../ceremonies/summary.ts')
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
