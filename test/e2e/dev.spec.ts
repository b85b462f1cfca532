/** `npm run dev` in a copy of the sources: what it shows, what its page may do, how it ends; and a build that knows nothing of it. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { isAlive, sockets, tree } from '../shell/running.ts'
import { againstPolicy, refusedBy } from './border/attempts.ts'
import { listen } from './border/elsewhere.ts'
import { inFolder, root, start } from './launch.ts'

declare global {
  interface Window {
    /** Gone once the page has begun anew. */
    same?: boolean
  }
}

let copy: string
let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'strongroom-dev-'))
  const folders = ['bin', 'ceremonies', 'native', 'preload', 'renderer', 'shell', 'main', 'scripts']
  for (const name of [...folders, 'electron.vite.config.ts', 'package.json', 'tsconfig.base.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  // What it would make is there.
  program('scripts/setup', 'exit 0')
  // Playwright asks for its ports on the command line, where the window's own options stand.
  const driven = program('driven', 'exec scripts/dev/electron --inspect=0 --remote-debugging-port=0 "$@"')
  app = await _electron.launch({
    executablePath: program('dev', 'exec npm run dev'),
    cwd: copy,
    env: { ...(process.env as Record<string, string>), ELECTRON_EXEC_PATH: driven },
    colorScheme: null,
    timeout: 100_000,
  })
  page = await app.firstWindow()
  await expect(title()).toBeVisible()
})

test.afterAll(async () => {
  await app.close()
  rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

test('a change of the page is shown at once, in the page that is there', async () => {
  await page.evaluate(() => {
    window.same = true
  })
  change('renderer/ui/screen-title.tsx', '{children}', '{children}, changed')
  await expect(title()).toContainText(', changed')
  change('renderer/styles/base.css', 'body {', 'body { outline: 1px solid;')
  await expect(page.locator('body')).toHaveCSS('outline-style', 'solid')
  expect(await page.evaluate(() => window.same)).toBe(true)
})

test('where a change cannot be taken in, the page begins anew in the same window', async () => {
  await page.evaluate(() => {
    window.same = true
  })
  change('renderer/main.tsx', '<StrictMode>', '<StrictMode key="changed">')
  await expect.poll(() => page.evaluate(() => window.same ?? false).catch(() => true)).toBe(false)
  await expect(title()).toBeVisible()
  expect(app.windows()).toEqual([page])
})

test('the page may do no more than the one that ships', async () => {
  const elsewhere = await listen()
  for (const [directive, { WebSocket: _, ...attempts }] of Object.entries(againstPolicy)) {
    for (const [name, attempt] of Object.entries(attempts))
      expect([name, await refusedBy(page, attempt, elsewhere.address)]).toEqual([name, directive])
  }
  // What is called so there hears the dev server through main, and speaks to nobody.
  await page.evaluate((to) => new WebSocket(to).send('x'), elsewhere.address)
  expect([elsewhere.calls, await page.evaluate(() => window.ran ?? false)]).toEqual([[], false])
  elsewhere.close()
})

test('only this machine is listened to, and everything ends with the window', async () => {
  const processes = tree(app.process().pid ?? 0)
  const listening = sockets(processes).flatMap((line) => / (\w+):\w+ 0+:0000 0A /.exec(line)?.[1] ?? [])
  expect(new Set(listening)).toEqual(new Set(['0100007F']))
  const ended = once(app.process(), 'exit')
  await app.close()
  expect(await ended).toEqual([0, null])
  // What Chromium started goes a moment after it.
  await expect.poll(() => processes.filter(({ pid }) => isAlive(pid))).toEqual([])
})

test('the built program has no way to be shown such a page', async () => {
  const elsewhere = await listen()
  await inFolder(async (folder) => {
    const told = {
      ELECTRON_RENDERER_URL: elsewhere.address,
      NODE_ENV_ELECTRON_VITE: 'development',
      NODE_ENV: 'development',
    }
    const built = await start(folder, told)
    const scripts = await built.page.evaluate(() => [...document.scripts].map(({ src }) => new URL(src).pathname))
    expect(scripts).toEqual([expect.stringMatching(/^\/assets\/index-[\w-]+\.js$/)])
    await built.app.close()
    const launcher = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')
    const asked = spawnSync(launcher, [root, '--data', join(folder, 'data'), elsewhere.address], { encoding: 'utf8' })
    expect([asked.status, asked.stderr]).toEqual([2, expect.stringContaining(elsewhere.address)])
  })
  expect(elsewhere.calls).toEqual([])
  elsewhere.close()
})

function title() {
  return page.getByRole('heading', { level: 1 })
}

function change(file: string, from: string, to: string): void {
  const path = join(copy, file)
  const text = readFileSync(path, 'utf8')
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

/** A program in the copy that does this there. */
function program(name: string, command: string): string {
  const path = join(copy, name)
  rmSync(path, { force: true })
  writeFileSync(path, `#!/bin/sh\ncd '${copy}' && ${command}\n`, { mode: 0o755 })
  return path
}
