/**
 * `node scripts/part-of-lock.js FOLDER NAME…`: writes into FOLDER a package.json and a package-lock.json that hold these packages,
 * what they depend on, and nothing else of ours, with the versions and digests of the whole lock. Plain JavaScript for any Node.js:
 * the one that the lock names is had by it first.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = '', ...names] = process.argv.slice(2)
const { packages, ...lock } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const own = packages['']
const known = { ...own.dependencies, ...own.devDependencies }

const dependencies = Object.fromEntries(names.map((name) => [name, version(name)]))
const kept = { '': { name: own.name, version: own.version, dependencies } }
for (const name of names) keep(name, '')

mkdirSync(folder, { recursive: true })
write('package.json', { ...kept[''], private: true })
write('package-lock.json', { ...lock, packages: kept })

function version(name) {
  if (known[name] === undefined) throw new Error(`${name} is not one of our dependencies`)
  return known[name]
}

/** Keeps the package that `name` means to one at `place`, and what that one depends on. */
function keep(name, place) {
  const found = lookUp(name, place)
  // An optional peer that is not installed.
  if (found === null || kept[found] !== undefined) return
  const { dev, ...entry } = packages[found]
  kept[found] = entry
  const { dependencies, optionalDependencies, peerDependencies } = entry
  for (const next of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) keep(next, found)
}

/** Where Node.js would find `name` from `place`, nearest first; null if it is nowhere. */
function lookUp(name, place) {
  const found = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`
  if (packages[found] !== undefined) return found
  return place === '' ? null : lookUp(name, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))))
}

function write(file, value) {
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`)
}
