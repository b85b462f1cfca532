/** Builds what ships into build/: compiled code, the files beside it, files.sha256 and version.json. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folders = ['ceremonies', 'native', 'preload', 'main', 'shell']
/** What vite bundles for Chromium. */
const bundles = ['build/renderer', 'build/preload/preload.cjs']
/** What the application is, besides the build itself: its launcher and its locked dependencies. */
const alsoShipped = ['bin/strongroom', 'package-lock.json', 'package.json']
/** Editors' helpers and tsc's memory: they do not run. */
const isByProduct = (file: string) => /\.(map|d\.ts|tsbuildinfo)$/.test(file)

process.chdir(root)
const sources = folders.flatMap(filesUnder)
const assets = sources.filter((file) => !file.endsWith('.ts') && !file.endsWith('tsconfig.json'))
const compiled = sources.filter((file) => file.endsWith('.ts')).map((file) => file.replace(/\.ts$/, ''))

compile([])
if (!compiled.every((file) => existsSync(join('build', `${file}.js`)))) compile(['--force'])
copyAssets()
removeLeftovers()
refuseSourcePaths()
bundle()
writeIfChanged('build/files.sha256', digests())
writeIfChanged('build/version.json', `${JSON.stringify(version(), null, 2)}\n`)

function compile(options: string[]): void {
  const tsc = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-b', 'tsconfig.build.json', ...options],
    {
      stdio: 'inherit',
    },
  )
  if (tsc.status !== 0) process.exit(tsc.status ?? 1)
}

/** The page and its preload, anew only where something that they are made of has changed. */
function bundle(): void {
  const made = ['renderer', 'preload', 'ceremonies'].flatMap(filesUnder)
  const from = sha256(Buffer.concat([...made, 'vite.config.ts', 'package-lock.json'].map((file) => readFileSync(file))))
  const stamp = 'build/bundled-from'
  if (bundles.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return
  for (const mode of ['page', 'preload']) {
    const options = ['build', '--mode', mode, '--logLevel', 'warn']
    const vite = spawnSync(process.execPath, ['node_modules/vite/bin/vite.js', ...options], {
      stdio: 'inherit',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    if (vite.status !== 0) process.exit(vite.status ?? 1)
  }
  writeFileSync(stamp, from)
}

function copyAssets(): void {
  for (const file of assets) {
    const target = join('build', file)
    if (existsSync(target) && readFileSync(target).equals(readFileSync(file))) continue
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
}

/** What a removed source left behind would change the digest and might still be imported. */
function removeLeftovers(): void {
  const wanted = new Set([
    ...assets,
    ...compiled.flatMap((file) => ['.js', '.js.map', '.d.ts'].map((extension) => file + extension)),
    'preload/preload.cjs',
  ])
  for (const folder of folders) {
    for (const file of filesUnder(join('build', folder))) {
      if (!wanted.has(file.slice('build/'.length))) rmSync(file)
    }
  }
}

/** tsc rewrites imports, not paths in strings: a built file that starts `./host.ts` would fail only when it runs. */
function refuseSourcePaths(): void {
  const wrong = compiled.filter((file) =>
    /['"`]\.{1,2}\/[^'"`\n]*\.ts['"`]/.test(readFileSync(join('build', `${file}.js`), 'utf8')),
  )
  if (wrong.length === 0) return
  console.error(
    `build: a path to a .ts file stays in ${wrong.join(', ')}; take the extension from import.meta.filename`,
  )
  process.exit(1)
}

/** In sha256sum's own format, so that `sha256sum -c build/files.sha256` checks it without us. */
function digests(): string {
  const built = [...folders, 'renderer'].flatMap((folder) => filesUnder(join('build', folder)))
  const files = [...built, ...alsoShipped]
  const lines = files
    .filter((file) => existsSync(file) && !isByProduct(file))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => `${sha256(readFileSync(file))}  ${file}\n`)
  return lines.join('')
}

function version() {
  const status = git('status', '--porcelain', '--untracked-files=no')
  return {
    commit: git('rev-parse', 'HEAD'),
    applicationDigest: sha256(readFileSync('build/files.sha256')),
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
