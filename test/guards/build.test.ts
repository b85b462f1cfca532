import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { sha256 } from '../../main/listing.ts'
import { own, sandbox } from './sandbox.ts'

const project = {
  'scripts/build.ts': own('scripts/build.ts'),
  'bin/strongroom': own('bin/strongroom'),
  'bin/clean-start': own('bin/clean-start'),
  'main/listing.ts': own('main/listing.ts'),
  'ceremonies/texts/page.yaml': 'a: 1\n',
  'ceremonies/scripts/day.yaml': 'title: A day\n',
  'ceremonies/index.ts': 'export const summaryOf = (text: string) => ({ title: text.slice(7, -1) })\n',
  'main/late.ts': "import { z } from 'zod'\nexport const late = z.string().parse('late')\n",
  'preload/index.ts': "export const said: string = 'preloaded'\n",
  'renderer/index.html': '<!doctype html><title>Page</title><script type="module" src="./main.tsx"></script>\n',
  'renderer/main.tsx': "document.title = 'Shown'\n",
  'native/pkcs11/host.ts': 'export const answer: number = 42\n',
  'native/pcsc/host.ts': "console.log('readers')\n",
  'native/secrets/host.ts': "console.log('secrets')\n",
  'native/shamir/host.ts': "console.log('shamir')\n",
  'native/softcard/host.ts': "console.log('cards')\n",
  'main/window/index.ts': "import { app } from 'electron'\napp.quit()\n",
  'main/bundle/replay-worker.ts': "console.log('worker')\n",
  'main/terminal/share-host.ts': "console.log('share')\n",
  'main/printing/sheet-host.ts': "console.log('sheet')\n",
  'main/cli/index.ts':
    "import { answer } from '../../native/pkcs11/host.ts'\nconst { late } = await import('../late.ts')\nconsole.log(answer, late, process.argv.slice(2).join())\n",
  'shell/runner.ts': "console.log('shell')\n",
  'shell/electron.ts': 'export const app = null\n',
}
const digestOf = (folder: string) => sha256(readFileSync(join(folder, 'build/files.sha256')))

test('two builds in two places have one digest, which sha256sum confirms; the launcher runs it', () => {
  const [one, two] = [sandbox(project), sandbox(project, 'another place ')]
  expect([one.run('node', 'scripts/build.ts'), two.run('node', 'scripts/build.ts')]).toEqual([
    { status: 0, output: '' },
    { status: 0, output: '' },
  ])
  expect(digestOf(one.folder)).toBe(digestOf(two.folder))
  expect(
    spawnSync('sha256sum', ['-c', '--quiet', 'build/files.sha256'], { cwd: one.folder, encoding: 'utf8' }),
  ).toMatchObject({ status: 0, stdout: '' })
  const listed = readFileSync(join(one.folder, 'build/files.sha256'), 'utf8')
  expect(listed.match(/(?<= {2})(bin|build\/version|package).*/g)).toEqual([
    ...['bin/clean-start', 'bin/strongroom', 'build/version.json', 'package-lock.json', 'package.json'],
  ])
  expect(readFileSync(join(one.folder, 'build/ceremonies/texts/page.yaml'), 'utf8')).toBe('a: 1\n')
  const digest = createHash('sha256').update(project['ceremonies/scripts/day.yaml']).digest('hex')
  expect(JSON.parse(readFileSync(join(one.folder, 'build/ceremonies/scripts/summaries.json'), 'utf8'))).toEqual({
    [digest]: { title: 'A day' },
  })
  expect(readFileSync(join(one.folder, 'build/preload/preload.cjs'), 'utf8')).toContain('preloaded')
  expect(readFileSync(join(one.folder, 'build/files.sha256'), 'utf8')).toMatch(
    / {2}build\/renderer\/assets\/index-.*\.js\n/,
  )
  const hostile = { ...process.env, NODE_OPTIONS: '--require=/nonexistent' }
  expect(spawnSync(join(one.folder, 'bin/strongroom'), ['a', 'b c'], { encoding: 'utf8', env: hostile }).stdout).toBe(
    '42 late a,b c\n',
  )
})

test('what does not belong there goes, and what was removed or changed comes back', () => {
  const { folder, run } = sandbox({ ...project, 'ceremonies/texts/old.yaml': 'b: 2\n' })
  const at = (file: string) => join(folder, file)
  const build = () => run('node', 'scripts/build.ts')
  build()
  const whole = readFileSync(at('build/files.sha256'), 'utf8')
  const again = () => {
    expect(build()).toEqual({ status: 0, output: '' })
    expect(spawnSync('sha256sum', ['-c', '--quiet', 'build/files.sha256'], { cwd: folder }).status).toBe(0)
    return readFileSync(at('build/files.sha256'), 'utf8')
  }
  const outputs = whole.split('\n').flatMap((line) => (line.includes(' build/') ? [line.slice(66)] : []))
  for (const file of [outputs[0], outputs.at(-1), 'build/native/pkcs11/host.js']) {
    rmSync(at(file ?? ''))
    expect(again()).toBe(whole)
  }
  for (const file of outputs) rmSync(at(file))
  expect(again()).toBe(whole)
  writeFileSync(at('build/native/pkcs11/host.js'), 'process.exit(1)\n')
  expect(again()).toBe(whole)
  // As if it were installed there, before the real one.
  mkdirSync(at('build/node_modules/koffi'), { recursive: true })
  writeFileSync(at('build/node_modules/koffi/index.js'), 'process.exit(1)\n')
  expect([again(), existsSync(at('build/node_modules'))]).toEqual([whole, false])
  rmSync(at('ceremonies/texts/old.yaml'))
  expect(again()).toBe(whole.replace(/^.*old\.yaml\n/m, ''))
})

test('whatever decides what is built is built from anew', () => {
  const { folder, run } = sandbox(project)
  const cli = () => readFileSync(join(folder, 'build/main/cli/index.js'), 'utf8')
  run('node', 'scripts/build.ts')
  expect(cli()).toContain('42')
  const change = (file: string, from: string, to: string): string => {
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
    run('node', 'scripts/build.ts')
    return readFileSync(join(folder, 'build/built-from'), 'utf8')
  }
  const stamps = [
    readFileSync(join(folder, 'build/built-from'), 'utf8'),
    change('native/pkcs11/host.ts', '42', '43'),
    change('tsconfig.base.json', '"strict": true', '"strict": true, "useDefineForClassFields": false'),
    change('package.json', '"private": true', '"private": true, "sideEffects": true'),
  ]
  expect(new Set(stamps).size).toBe(stamps.length)
  expect(cli()).toContain('43')
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
  expect(existsSync(join(folder, 'build'))).toBe(false)
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
