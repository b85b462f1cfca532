/** The shell's beginning: reads Electron's command line, starts the browser and the application side by side. */
import './resolve.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { theApp } from './app/app.ts'
import { switches } from './app/command-line.ts'
import { readCommandLine } from './arguments.ts'
import { Browser } from './browser/browser.ts'
import { setFacts } from './marker.ts'
import { serveParts } from './web/parts.ts'

interface Package {
  main?: string
  name?: string
  productName?: string
  version?: string
}

const line = readCommandLine(process.argv.slice(2))
if (line.asksVersion) {
  console.log('Chromium shell (not Electron)')
  process.exit(0)
}
if (line.application === null) {
  console.error('usage: electron [switches] <application folder or file> [arguments]')
  process.exit(64)
}

if (!existsSync(line.application)) {
  console.error(`Chromium shell: there is no application in ${line.application}`)
  process.exit(66)
}

// As in Electron: the program, then everything that it was called with.
process.argv = [process.argv[0] ?? '', ...process.argv.slice(2)]
for (const [name, value] of line.switches) switches.append(name, value)
const drivenByTest = switches.has('remote-debugging-port')
for (const preload of line.preloads) createRequire(import.meta.url)(resolve(preload))
if (line.preloads.length === 0) process.argv = [process.argv[0] ?? '', line.application, ...line.rest]

const { entry, ...identity } = find(resolve(line.application))
theApp.identify(identity)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => theApp.quit())
await start().catch((error: unknown) => {
  console.error(error instanceof Error && error.message.startsWith('Chromium shell:') ? error.message : error)
  process.exit(1)
})

async function start(): Promise<void> {
  const browser = new Browser(switches)
  theApp.takes(browser)
  serveParts(browser)
  await Promise.all([browser.start(), import(pathToFileURL(entry).href)])
  setFacts(browser.version, drivenByTest)
  theApp.ready()
}

function find(path: string): { entry: string; folder: string; name: string; version: string } {
  if (!statSync(path).isDirectory()) return { entry: path, folder: dirname(path), name: 'app', version: '0.0.0' }
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Package
  const { main = 'index.js', name = 'app', productName = name, version = '0.0.0' } = about
  return { entry: join(path, main), folder: path, name: productName, version }
}
