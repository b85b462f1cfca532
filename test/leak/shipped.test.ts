import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programs } from '../../main/programs.ts'

const root = join(import.meta.dirname, '../..')
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

/** What the entry point of the leak test and that of `npm run dev` have, and nothing that ships may have. */
const hooks = {
  'test/leak': ['TellingPlayer', 'telling-player', 'diagnostics_channel', 'lossBefore'],
  'scripts/dev': ['ELECTRON_RENDERER_URL', 'vite-hmr', 'servedBy', 'nonceHere'],
}

test('what ships holds nothing of the tests, no way to tell a secret, and none to be shown another page', () => {
  const shipped = under('build')
  expect(
    shipped.filter(
      (file) =>
        !/^build\/((ceremonies|native|preload|main|renderer|shared|shell)\/|(built-from|files\.sha256|version\.json)$)/.test(
          file,
        ),
    ),
  ).toEqual([])
  const listed = readFileSync(join(root, 'build/files.sha256'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(66))
  expect(listed.filter((file) => file.includes('test/') || file.includes('leak'))).toEqual([])
  const code = shipped.filter((file) => /\.c?js$/.test(file))
  const entries = ['main/cli/index', 'main/window/index', 'shell/runner', ...programs]
  expect(code).toEqual(expect.arrayContaining(entries.map((entry) => `build/${entry}.js`)))
  const all = Object.values(hooks).flat()
  const found = code.filter((file) => all.some((hook) => readFileSync(join(root, file), 'utf8').includes(hook)))
  expect(found).toEqual([])
})

test('the shell and the program share no built file', () => {
  const code = under('build').filter((file) => file.endsWith('.js'))
  const [shell, program] = [true, false].map((is) => code.filter((file) => file.startsWith('build/shell/') === is))
  const naming = (files: readonly string[], folder: string) =>
    files.filter((file) => new RegExp(`["']\\.\\.?/([./]*/)?${folder}/`).test(readFileSync(join(root, file), 'utf8')))
  expect(naming(shell ?? [], '(shared|main|native)')).toEqual([])
  expect(naming(program ?? [], 'shell')).toEqual([])
  expect(naming(program ?? [], 'shared')).not.toEqual([])
})

test('the hooks are looked for where they are', () => {
  for (const [folder, those] of Object.entries(hooks)) {
    const own = under(folder).filter((file) => !file.endsWith('shipped.test.ts'))
    const code = own.map((file) => readFileSync(join(root, file), 'utf8'))
    expect(those.filter((hook) => !code.some((text) => text.includes(hook)))).toEqual([])
  }
})
