/** Unit tests share their modules with the next file of the same process: whoever replaces one runs in a process of its own. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const replaces = (text: string): boolean => /\bvi\.(?:doM|m)ock\(/.test(text)

test('a unit test that replaces a module is named .alone.test.ts', () => {
  const shared = globSync('test/**/*.test.ts', { cwd: root }).filter(
    (file) => !/\.(?:alone|hardware|kill|fuzz)\.test\.ts$/.test(file),
  )
  expect(shared.length).toBeGreaterThan(100)
  expect(shared.filter((file) => replaces(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('seen failing: what a replaced module looks like', () => {
  // In two pieces, so that this file is not taken for one.
  const call = ['vi.mo', "ck('better-sqlite3')"].join('')
  expect([replaces(call), replaces('vi.mocked(read).mockClear()')]).toEqual([true, false])
})
