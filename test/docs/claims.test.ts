import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../..')
const rows = readFileSync(join(repository, 'CLAIMS.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| C-[A-Z]+-\d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('every claim has an id of its own, code and a test', () => {
  const ids = rows.map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(20)
  expect(new Set(ids).size).toBe(ids.length)
  const named = rows.map(([, id, , code = '', tests = '']) => ({
    id,
    missing: [...`${code} ${tests}`.matchAll(/`([^`]+)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(repository, path))),
    tested: tests.includes('`test/'),
  }))
  expect(named.filter(({ missing, tested }) => missing.length > 0 || !tested)).toEqual([])
})
