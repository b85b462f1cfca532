/** Builds what ships into build/: the bundles (vite.config.ts), the files beside them, files.sha256 and version.json. */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
process.chdir(root)

/** Each is a mode of vite.config.ts. */
const bundles = ['page', 'preload', 'program', 'shell']
/** Their sources; what is no code in them ships as it is, but for the page's, which vite takes along. */
const folders = ['ceremonies', 'native', 'preload', 'main', 'shell', 'renderer']
const assets = folders
  .filter((folder) => folder !== 'renderer')
  .flatMap(filesUnder)
  .filter((file) => !file.endsWith('.ts') && !file.endsWith('tsconfig.json'))
/** What is made of them, below build/. */
const outputs = [...folders, 'shared']
/** What the application is, besides the build itself: its launcher and its locked dependencies. */
const alsoShipped = ['bin/strongroom', 'package-lock.json', 'package.json'].filter(existsSync)
const digestFile = 'build/files.sha256'
const stamp = 'build/built-from'

if (!isUpToDate()) await buildAnew()
writeIfChanged(digestFile, [...digests(built()), ...digests(alsoShipped)].join(''))
writeIfChanged('build/version.json', `${JSON.stringify(version(), null, 2)}\n`)

async function buildAnew(): Promise<void> {
  for (const output of outputs) rmSync(join('build', output), { recursive: true, force: true })
  mkdirSync('build', { recursive: true })
  const done = await Promise.all(bundles.map(bundle))
  if (done.includes(false)) process.exit(1)
  for (const file of assets) {
    const target = join('build', file)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
  writeFileSync(stamp, madeFrom())
}

/** False if vite failed, which has said why. */
async function bundle(mode: string): Promise<boolean> {
  const vite = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn'],
    {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
  const [status] = (await once(vite, 'exit')) as [number | null]
  return status === 0
}

/** True if it was made from what is here now, and every file of it is still as it was made. */
function isUpToDate(): boolean {
  if (!existsSync(stamp) || !existsSync(digestFile) || readFileSync(stamp, 'utf8') !== madeFrom()) return false
  const listed = readFileSync(digestFile, 'utf8')
  return listed.startsWith(digests(built()).join(''))
}

function madeFrom(): string {
  const files = [...folders.flatMap(filesUnder), 'vite.config.ts', 'package-lock.json', 'scripts/build.ts']
  return sha256(Buffer.from(digests(files).join('')))
}

function built(): string[] {
  return outputs.flatMap((output) => filesUnder(join('build', output)))
}

/** In sha256sum's own format, so that `sha256sum -c build/files.sha256` checks it without us. */
function digests(files: readonly string[]): string[] {
  return [...files].sort((a, b) => (a < b ? -1 : 1)).map((file) => `${sha256(readFileSync(file))}  ${file}\n`)
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
