/**
 * `node scripts/test.ts [PART]… [FILTER]…`: runs the parts (all without arguments) one after another; the last line sums
 * them. With a filter (a piece of a file's path) only those files run and no floor holds.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

interface Count {
  passed: number
  failed: number
}

const root = join(import.meta.dirname, '..')
process.chdir(root)
const floors = JSON.parse(readFileSync('scripts/test-floors.json', 'utf8')) as Record<string, number>

const parts: Record<string, () => Promise<Count>> = {
  checks,
  unit: () => vitest('unit'),
  hardware: () => vitest('hardware'),
  kill: () => vitest('kill'),
  fuzz: () => vitest('fuzz'),
  e2e: () => playwright('e2e'),
}

const wanted = process.argv.slice(2).filter((argument) => argument in parts)
const filters = process.argv.slice(2).filter((argument) => !(argument in parts))

/** What failed, said again at the end: the log of a whole run is long. */
const failures: string[] = []

/** Everything that must hold of the tree itself: each is one test of the part `checks`. */
const treeChecks: [name: string, command: string, ...args: string[]][] = [
  ['types', 'tsc', '-b'],
  ['lint with types (eslint)', 'eslint', '--max-warnings=0', '.'],
  ['format and lint (biome)', 'biome', 'check', '--error-on-warnings', '.'],
  [
    'who may import whom (dependency-cruiser)',
    'depcruise',
    '--no-cache',
    'ceremonies',
    'native',
    'preload',
    'main',
    'renderer',
    'shell',
    'test',
    'scripts',
  ],
  ['nothing unused (knip)', 'knip', '--no-progress', '--treat-config-hints-as-errors'],
  ['third-party notices are up to date', 'node', 'scripts/notices.ts', '--check'],
  ['the tree names no package host or machine path', 'node', 'scripts/check-tree.ts'],
]

async function checks(): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 }
  const waiting = treeChecks.values()
  // Two take from one queue; what each says stands together.
  const take = async (): Promise<void> => {
    for (const [name, command, ...args] of waiting) {
      const said: string[] = []
      const { status } = await run(command, args, { say: (text) => said.push(text) })
      for (const text of said) console.log(text)
      sayAndKeep(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
      if (status === 0) count.passed++
      else count.failed++
    }
  }
  await Promise.all([take(), take()])
  if (treeChecks.length < (floors['checks'] ?? 0)) count.failed++
  return closed(count)
}

/** A part without a file yet is empty; its floor says whether it may be. */
function vitest(part: string): Promise<Count> {
  return counted(part, 'vitest', ['run', '--project', part, '--passWithNoTests', ...filters])
}

/** Windows, each with a browser of its own, in a room without a network. */
function playwright(part: string): Promise<Count> {
  return counted(part, join(root, 'scripts/without-network'), [
    'playwright',
    'test',
    '--pass-with-no-tests',
    ...filters,
  ])
}

async function counted(part: string, command: string, args: string[]): Promise<Count> {
  const floor = filters.length === 0 ? (floors[part] ?? 0) : 0
  const { status, last } = await run(command, args, { env: { TEST_FLOOR: String(floor) } })
  const count = last ?? { passed: 0, failed: 0 }
  // A run that ended badly without saying so (crash, no closing line) is a failure of its own.
  if (count.failed === 0 && (status !== 0 || last === null)) {
    sayAndKeep(`FAILED ${part}: ${command} ended with status ${status}`)
    count.failed++
  }
  return closed(count)
}

function closed(count: Count): Count {
  console.log(line(count))
  return count
}

/** Runs one of the project's own tools, says its output line by line, and remembers the last `N passed, N failed`, taken out. */
function run(
  command: string,
  args: string[],
  { env = {}, say = sayAndKeep }: { env?: Record<string, string>; say?: (text: string) => void },
): Promise<{ status: number | string; last: Count | null }> {
  const child = spawn(resolve(root, 'node_modules/.bin', command), args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}` },
  })
  let last: Count | null = null
  let overdue: NodeJS.Timeout | undefined
  createInterface({ input: child.stdout }).on('line', (text) => {
    clearTimeout(overdue)
    const match = /^(\d+) passed, (\d+) failed$/.exec(text)
    if (!match) {
      say(text)
      return
    }
    last = { passed: Number(match[1]), failed: Number(match[2]) }
    // The last line: after it only something that a test left behind can keep it from ending.
    overdue = setTimeout(() => {
      child.stdout.destroy()
      child.stderr.destroy()
      child.kill('SIGKILL')
    }, 60_000)
  })
  createInterface({ input: child.stderr }).on('line', say)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => {
      clearTimeout(overdue)
      resolve({ status: code ?? signal ?? 'unknown', last })
    })
  })
}

function sayAndKeep(text: string): void {
  console.log(text)
  if (text.startsWith('FAILED')) failures.push(text)
}

function line({ passed, failed }: Count): string {
  return `${passed} passed, ${failed} failed`
}

function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed }
}

if (!existsSync('build/version.json')) {
  console.log('not built: run scripts/setup first\n0 passed, 1 failed')
  process.exit(1)
}
const results: [string, Count][] = []
for (const part of wanted.length > 0 ? wanted : Object.keys(parts)) {
  const from = Date.now()
  console.log(`== ${part}`)
  const count = (await parts[part]?.()) ?? { passed: 0, failed: 1 }
  results.push([`${part} (${Math.round((Date.now() - from) / 1000)} s)`, count])
}

const total = results.reduce((sum, [, count]) => add(sum, count), { passed: 0, failed: 0 })
if (results.length > 1) {
  console.log('== all')
  for (const failure of failures) console.log(failure)
  for (const [name, count] of results) console.log(`${name}: ${line(count)}`)
  console.log(line(total))
}
process.exitCode = total.failed === 0 ? 0 : 1
