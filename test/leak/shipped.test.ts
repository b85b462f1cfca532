import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { programs } from '../../main/programs.ts'

const root = join(import.meta.dirname, '../..')
const under = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))

/** What the entry point of the leak test has and nothing that ships may have. */
const hooks = ['TellingPlayer', 'telling-player', 'diagnostics_channel', 'lossBefore']

test('what ships holds nothing of the tests, and no way to tell a secret', () => {
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
  const found = code.filter((file) => hooks.some((hook) => readFileSync(join(root, file), 'utf8').includes(hook)))
  expect(found).toEqual([])
})

test('the hooks are looked for where they are', () => {
  const own = under('test/leak').filter((file) => !file.endsWith('shipped.test.ts'))
  const code = own.map((file) => readFileSync(join(root, file), 'utf8'))
  expect(hooks.filter((hook) => !code.some((text) => text.includes(hook)))).toEqual([])
})
