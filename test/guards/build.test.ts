import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { own, sandbox } from './sandbox.ts'

const project = {
  'scripts/build.ts': own('scripts/build.ts'),
  'bin/strongroom': own('bin/strongroom'),
  'ceremonies/texts/page.yaml': 'a: 1\n',
  'preload/index.ts': "export const said: string = 'preloaded'\n",
  'renderer/index.html': '<!doctype html><title>Page</title><script type="module" src="./main.tsx"></script>\n',
  'renderer/main.tsx': "document.title = 'Shown'\n",
  'native/host.ts': 'export const answer: number = 42\n',
  'main/cli/index.ts':
    "import { answer } from '../../native/host.ts'\nconsole.log(answer, process.argv.slice(2).join())\n",
}
const digestOf = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'build/version.json'), 'utf8')) as { applicationDigest: string })
    .applicationDigest

test('two builds in two places have one digest, which sha256sum confirms; the launcher runs it', () => {
  const [one, two] = [sandbox(project), sandbox(project)]
  expect([one.run('node', 'scripts/build.ts'), two.run('node', 'scripts/build.ts')]).toEqual([
    { status: 0, output: '' },
    { status: 0, output: '' },
  ])
  expect(digestOf(one.folder)).toBe(digestOf(two.folder))
  expect(
    spawnSync('sha256sum', ['-c', '--quiet', 'build/files.sha256'], { cwd: one.folder, encoding: 'utf8' }),
  ).toMatchObject({ status: 0, stdout: '' })
  expect(
    spawnSync('sha256sum', ['build/files.sha256'], { cwd: one.folder, encoding: 'utf8' }).stdout.slice(0, 64),
  ).toBe(digestOf(one.folder))
  expect(readFileSync(join(one.folder, 'build/ceremonies/texts/page.yaml'), 'utf8')).toBe('a: 1\n')
  expect(readFileSync(join(one.folder, 'build/preload/preload.cjs'), 'utf8')).toContain('preloaded')
  expect(readFileSync(join(one.folder, 'build/files.sha256'), 'utf8')).toMatch(
    / {2}build\/renderer\/assets\/index-.*\.js\n/,
  )
  const hostile = { ...process.env, NODE_OPTIONS: '--require=/nonexistent' }
  expect(spawnSync(join(one.folder, 'bin/strongroom'), ['a', 'b c'], { encoding: 'utf8', env: hostile }).stdout).toBe(
    '42 a,b c\n',
  )
})

test('what a removed source left behind goes, and a removed output comes back', () => {
  const { folder, run } = sandbox({ ...project, 'main/old.ts': 'export const old = 1\n' })
  run('node', 'scripts/build.ts')
  const before = digestOf(folder)
  rmSync(join(folder, 'main/old.ts'))
  rmSync(join(folder, 'build/native/host.js'))
  run('node', 'scripts/build.ts')
  expect(
    ['build/main/old.js', 'build/main/old.d.ts', 'build/native/host.js'].map((file) => existsSync(join(folder, file))),
  ).toEqual([false, false, true])
  expect(digestOf(folder)).not.toBe(before)
})

test('a path to a TypeScript file in a string is refused: it would fail only when it runs', () => {
  const { folder, run } = sandbox({
    ...project,
    'main/start.ts': "export const host = new URL('../native/host.ts', import.meta.url)\n",
  })
  const outcome = run('node', 'scripts/build.ts')
  expect(outcome).toEqual({
    status: 1,
    output: 'build: a path to a .ts file stays in main/start; take the extension from import.meta.filename\n',
  })
  writeFileSync(join(folder, 'main/start.ts'), 'export {}\n')
  expect(run('node', 'scripts/build.ts').status).toBe(0)
})

test('the launcher says what to do where nothing is built', () => {
  const { folder } = sandbox({ 'bin/strongroom': project['bin/strongroom'] })
  expect(spawnSync('sh', [join(folder, 'bin/strongroom')], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stderr: `strongroom: not built yet; run ${folder}/scripts/setup first\n`,
  })
})
