import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../..')
/** Where a path that is named in short may begin: kernel/fact.ts, engine/known.ts. */
const beginnings = ['.', 'ceremonies', 'main', 'native']

/** The paths that a page names in code, and which of them lead nowhere. */
function pathsIn(page: string) {
  const text = readFileSync(join(repository, page), 'utf8')
  const named = [...text.matchAll(/`([\w.*-]+(?:\/[\w.*-]+)+\/?)`/g)].map(([, path = '']) => path)
  const isThere = (path: string): boolean =>
    path.includes('*') ? globSync(path, { cwd: repository }).length > 0 : existsSync(join(repository, path))
  return { named, lost: named.filter((path) => !beginnings.some((from) => isThere(join(from, path)))) }
}

test.each(['ARCHITECTURE.md', 'docs/BORDERS.md', 'docs/EXTENDING.md'])('every path that %s names is there', (page) => {
  const { named, lost } = pathsIn(page)
  expect(named.length).toBeGreaterThan(8)
  expect(lost).toEqual([])
})

test('every line of the map of ceremonies is a folder or a file', () => {
  const map = /ceremonies\/ {2}.*?\nnative/s.exec(readFileSync(join(repository, 'ARCHITECTURE.md'), 'utf8'))?.[0] ?? ''
  const listed = [...map.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name)
  const tops = globSync('ceremonies/*', { cwd: repository }).map((path) => path.slice('ceremonies/'.length))
  expect(listed.map((name) => name.replace('/', '')).sort()).toEqual(
    tops.filter((name) => name !== 'tsconfig.json').sort(),
  )
})
