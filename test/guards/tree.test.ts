import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { own, sandbox } from './sandbox.ts'

const check = (files: Record<string, string>) => {
  const { folder, run } = sandbox({ 'scripts/check-tree.ts': own('scripts/check-tree.ts'), ...files })
  execFileSync('git', ['init', '--quiet'], { cwd: folder })
  execFileSync('git', ['add', ...Object.keys(files)], { cwd: folder })
  return run('node', 'scripts/check-tree.ts')
}

const lock = (entry: object) => JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } })

test('the tree check refuses package hosts, machine paths and packages without a digest', () => {
  const host = ['registry', 'example', 'org'].join('.')
  const path = ['', 'home', 'someone', 'file'].join('/')
  expect(
    check({ 'notes.md': `fine\nfrom ${host}\nin ${path}\n`, 'package-lock.json': lock({ version: '1.0.0' }) }),
  ).toEqual({
    status: 1,
    output:
      'notes.md:2 names a package host\nnotes.md:3 names a path of one machine\npackage-lock.json: node_modules/a has no digest\n',
  })
  expect(check({ 'package-lock.json': lock({ resolved: 'somewhere', integrity: 'sha512-' }) })).toEqual({
    status: 1,
    output: 'package-lock.json: node_modules/a names where it came from\n',
  })
})

test('a package of another platform needs a digest as well', () => {
  expect(check({ 'package-lock.json': lock({ version: '1.0.0', os: ['win32'] }) })).toEqual({
    status: 1,
    output: 'package-lock.json: node_modules/a has no digest\n',
  })
  expect(check({ 'package-lock.json': lock({ version: '1.0.0', integrity: 'sha512-' }) })).toEqual({
    status: 0,
    output: '',
  })
})
