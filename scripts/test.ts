/**
 * `node scripts/test.ts [PART]… [FILTER]…`: runs the parts (all without arguments) one after another; the last line sums
 * them. With a filter (a piece of a file's path) only those files run and no floor holds.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { treeChecks } from './test/checks.ts'
import { type Count, type Ended, run } from './test/run.ts'
import './test/seed.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const floors = JSON.parse(readFileSync('scripts/test-floors.json', 'utf8')) as Record<string, number>

const parts: Record<string, () => Promise<Count>> = {
  checks,
  unit: () => vitest('unit', 'alone'),
  hardware: () => vitest('hardware'),
  kill: () => vitest('kill'),
  fuzz: () => vitest('fuzz'),
  e2e: () => playwright('e2e'),
}

const wanted = process.argv.slice(2).filter((argument) => argument in parts)
const filters = process.argv.slice(2).filter((argument) => !(argument in parts))

/** What failed, said again at the end: the log of a whole run is long. */
const failures: string[] = []

async function checks(): Promise<Count> {
  const failed: string[] = []
  const waiting = treeChecks.values()
  // Two take from one queue; what each says stands together.
  const take = async (): Promise<void> => {
    for (const [name, command, ...args] of waiting) {
      const said: string[] = []
      const { status } = await runTool(command, args, {}, (text) => said.push(text))
      for (const text of said) console.log(text)
      sayAndKeep(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`)
      if (status !== 0) failed.push(name)
    }
  }
  await Promise.all([take(), take()])
  const lacking = treeChecks.length < (floors['checks'] ?? 0) ? 1 : 0
  return closed({ passed: treeChecks.length - failed.length, failed: failed.length + lacking })
}

/** A part without a file yet is empty; its floor says whether it may be. */
function vitest(part: string, ...others: string[]): Promise<Count> {
  const projects = [part, ...others].flatMap((name) => ['--project', name])
  return counted(part, 'vitest', ['run', ...projects, '--passWithNoTests', ...filters])
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
  const { status, last } = await runTool(command, args, { TEST_FLOOR: String(floor) }, sayAndKeep)
  const count = last ?? { passed: 0, failed: 0 }
  // A run that ended badly without saying so (crash, no closing line) is a failure of its own.
  if (count.failed > 0 || (status === 0 && last !== null)) return closed(count)
  sayAndKeep(`FAILED ${part}: ${command} ended with status ${status}`)
  return closed({ ...count, failed: 1 })
}

function closed(count: Count): Count {
  console.log(line(count))
  return count
}

/** One of the project's own tools. */
function runTool(
  command: string,
  args: string[],
  env: Record<string, string>,
  say: (text: string) => void,
): Promise<Ended> {
  const bin = join(root, 'node_modules/.bin')
  const own = { ...process.env, ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }
  return run(resolve(bin, command), args, { env: own, say })
}

function sayAndKeep(text: string): void {
  console.log(text)
  if (text.startsWith('FAILED')) failures.push(text)
}

/** What is left to chance, for people. */
function seedLine(): string {
  return process.env['TEST_FULL'] === '1'
    ? `everything is run; seed ${process.env['TEST_SEED']}`
    : `long series are sampled: TEST_SEED=${process.env['TEST_SEED']} chooses the same again, TEST_FULL=1 runs all of them`
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
console.log(seedLine())
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
  console.log(seedLine())
  console.log(line(total))
}
process.exitCode = total.failed === 0 ? 0 : 1
