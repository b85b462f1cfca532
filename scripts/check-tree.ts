/** Refuses in what git holds: package hosts, paths of one machine, and packages in the lock that no digest pins. */
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..'))

/** Written in pieces so that this file passes its own check. */
const refused: [reason: string, pattern: RegExp][] = [
  ['names a package host', new RegExp(['registry\\.[a-z]+\\.(org|com|net|io|dev)|deb\\.', 'debian\\.org'].join(''))],
  ['names a path of one machine', new RegExp(['(?<![\\w.])/wo', 'rk/(main|shared)|/ho', 'me/\\w+/'].join(''))],
]

const tracked = execFileSync('git', ['-c', `safe.directory=${process.cwd()}`, 'ls-files', '-z'], { encoding: 'utf8' })
const problems = [...tracked.split('\0').filter(isText).flatMap(inspect), ...unpinned()]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length === 0 ? 0 : 1

function isText(file: string): boolean {
  if (file === '' || file === 'THIRD-PARTY-NOTICES.md' || /\.(png|webp|pdf|ttf|tar|db)$/.test(file)) return false
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
}

function inspect(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((text, index) =>
    refused.filter(([, pattern]) => pattern.test(text)).map(([reason]) => `${file}:${index + 1} ${reason}`),
  )
}

/** Those of other platforms too, which are never fetched here (scripts/complete-lock.ts). */
function unpinned(): string[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; resolved?: string }>
  }
  return Object.entries(lock.packages).flatMap(([place, entry]) => {
    if (entry.resolved !== undefined) return [`package-lock.json: ${place} names where it came from`]
    return place === '' || entry.integrity !== undefined ? [] : [`package-lock.json: ${place} has no digest`]
  })
}
