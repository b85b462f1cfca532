import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
  'native/pkcs11/host.ts': 'export const answer: number = 42\n',
  'native/secrets/host.ts': "console.log('secrets')\n",
  'main/window/index.ts': "import { app } from 'electron'\napp.quit()\n",
  'main/bundle/replay-worker.ts': "console.log('worker')\n",
  'main/cli/index.ts':
    "import { answer } from '../../native/pkcs11/host.ts'\nconsole.log(answer, process.argv.slice(2).join())\n",
  'shell/runner.ts': "console.log('shell')\n",
  'shell/electron.ts': 'export const app = null\n',
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

test('what a removed source left behind goes; an output that was removed or changed comes back', () => {
  const { folder, run } = sandbox({ ...project, 'ceremonies/texts/old.yaml': 'b: 2\n' })
  const build = () => run('node', 'scripts/build.ts')
  const host = join(folder, 'build/native/pkcs11/host.js')
  build()
  const [before, made] = [digestOf(folder), readFileSync(host, 'utf8')]
  rmSync(host)
  build()
  expect(readFileSync(host, 'utf8')).toBe(made)
  writeFileSync(host, 'process.exit(1)\n')
  build()
  expect(readFileSync(host, 'utf8')).toBe(made)
  expect(digestOf(folder)).toBe(before)
  rmSync(join(folder, 'ceremonies/texts/old.yaml'))
  build()
  expect(existsSync(join(folder, 'build/ceremonies/texts/old.yaml'))).toBe(false)
  expect(digestOf(folder)).not.toBe(before)
})

test('a build that is up to date is left alone', () => {
  const { folder, run } = sandbox(project)
  const page = join(folder, 'build/renderer/index.html')
  run('node', 'scripts/build.ts')
  const { mtimeMs } = statSync(page)
  expect(run('node', 'scripts/build.ts')).toEqual({ status: 0, output: '' })
  expect(statSync(page).mtimeMs).toBe(mtimeMs)
})

test('a source that cannot be bundled fails the build, which says where', () => {
  const { folder, run } = sandbox({ ...project, 'main/cli/index.ts': "import './missing.ts'\n" })
  const { status, output } = run('node', 'scripts/build.ts')
  expect(status).toBe(1)
  expect(output).toContain('./missing.ts')
  writeFileSync(join(folder, 'main/cli/index.ts'), project['main/cli/index.ts'])
  expect(run('node', 'scripts/build.ts')).toEqual({ status: 0, output: '' })
})

test('the launcher says what to do where nothing is built', () => {
  const { folder } = sandbox({ 'bin/strongroom': project['bin/strongroom'] })
  expect(spawnSync('sh', [join(folder, 'bin/strongroom')], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stderr: `strongroom: not built yet; run ${folder}/scripts/setup first\n`,
  })
})
