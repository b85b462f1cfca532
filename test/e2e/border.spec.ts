/** The border between page and main, on the real application: what a page that was taken over would try. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { makeSoftHsm, softhsmModule } from '../../main/devices/softhsm.ts'
import { faultyModule } from '../support/faulty.ts'
import { ofKind, sockets, tree } from '../shell/running.ts'
import { answersToNonsense, answerTo, forged, wellFormed } from './border/asks.ts'
import { addressesToCallFrom, againstPolicy, refusedBy } from './border/attempts.ts'
import { type Elsewhere, listen } from './border/elsewhere.ts'
import { judging } from './border/judged.ts'
import { inFolder, root, start } from './launch.ts'

const askNames = Object.keys(wellFormed)

let app: ElectronApplication
let page: Page
let elsewhere: Elsewhere
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-border-'))
  elsewhere = await listen()
  ;({ app, page } = await start(folder))
})
/** Nobody outside was called, nothing of the page was broken, and main answers. */
test.afterEach(async () => {
  expect(elsewhere.calls).toEqual([])
  // Asked again where a page that tried to leave is only just back.
  await expect.poll(() => stateOf().catch(String)).toEqual(['ok', true, false, false])
})

async function stateOf(): Promise<readonly unknown[]> {
  const answer = await answerTo(page, 'refresh', () => ({}))
  const shown = await page.evaluate(() => [
    document.querySelector('h1') !== null,
    window.ran ?? false,
    'polluted' in {},
  ])
  return [answer, ...shown]
}

test.afterAll(async () => {
  await app.close()
  // Whoever would have been called does hear a call.
  await fetch(elsewhere.address)
  expect(elsewhere.calls).toEqual(['TCP'])
  elsewhere.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the page’s policy refuses to fetch, to connect, to embed, and to make code of text', async () => {
  for (const [directive, attempts] of Object.entries(againstPolicy)) {
    for (const [name, attempt] of Object.entries(attempts))
      expect([name, await refusedBy(page, attempt, elsewhere.address)]).toEqual([name, directive])
  }
})

test('a page finds nothing of Node, no address to call from, and no bridge in a frame', async () => {
  const found = await page.evaluate(() => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      'global',
      'electron',
      'ipcRenderer',
      '__dirname',
    ]
    return [
      ...names.filter((name) => name in window),
      ...[...names, 'strongroom'].filter((name) => name in (frame.contentWindow ?? {})),
    ]
  })
  expect(found).toEqual([])
  expect(await addressesToCallFrom(page, `stun:127.0.0.1:${elsewhere.port}`)).toEqual([])
})

test('whatever a page asks of main in no form of the contract is refused by its code, and changes nothing', async () => {
  for (const name of askNames) {
    const answers = await answersToNonsense(page, name)
    expect([name, ...new Set(answers)]).toEqual([name, 'ASKED_MALFORMED'])
  }
  for (const [what, { ask, input, answer }] of Object.entries(forged))
    expect([what, answer.split(' or ')]).toEqual([what, expect.arrayContaining([await answerTo(page, ask, input)])])
  expect(await page.evaluate(() => Object.keys(window.strongroom).sort())).toEqual([...askNames, 'on'].sort())
  for (const unknown of [...askNames, '', '__proto__', 'constructor', 'strongroom:room'])
    await expect(page.evaluate((name) => void window.strongroom['on']?.(name, () => null), unknown)).rejects.toThrow(
      'nothing is told under this name',
    )
  const many = await page.evaluate(() =>
    Promise.all(Array.from({ length: 500 }, async () => window.strongroom['exportFolder']?.({ ceremony: 'none' }))),
  )
  expect(many.filter((answer) => answer?.ok !== false)).toEqual([])
  expect(await app.evaluate(() => 'polluted' in {})).toBe(false)
})

test('the projector’s window may say that it is there, and ask for nothing', async () => {
  const opening = app.waitForEvent('window')
  await page.evaluate(() => window.strongroom['projector']?.({ open: true }))
  const projector = await opening
  await projector.waitForFunction(() => 'strongroom' in window)
  const answers = await projector.evaluate(
    (asks) => Promise.all(asks.map(async ([name, input]) => window.strongroom[name]?.(input))),
    Object.entries<unknown>(wellFormed),
  )
  const codes = answers.map((answer) => (answer?.ok === false ? answer.refused.code : 'ok'))
  expect(codes).toEqual(askNames.map((name) => (name === 'ready' ? 'ok' : 'WRONG_WINDOW')))
  // Who asks is looked at before what is asked.
  expect(await answersToNonsense(projector, 'vouch')).toContain('WRONG_WINDOW')
  await page.evaluate(() => window.strongroom['projector']?.({ open: false }))
  await expect.poll(() => app.windows()).toEqual([page])
})

test('a page cannot open a window, leave, or save a file', async () => {
  const { address } = elsewhere
  const judged = await judging(app)
  const last = async () => (await judged()).at(-1)
  await page.evaluate(() => Object.assign(window, { stays: true }))
  const opened = await page.evaluateHandle(
    (away) => [away, 'about:blank', '/index.html'].map((url) => window.open(url)),
    address,
  )
  await expect.poll(() => opened.evaluate((all) => all.every((one) => one?.closed ?? true))).toBe(true)
  await expect.poll(() => app.windows()).toEqual([page])

  // Chromium itself refuses the first two; then main is asked.
  await page.evaluate((away) => {
    for (const url of ['file:///etc/passwd', 'data:text/html,x', away]) location.href = url
  }, address)
  await expect.poll(last).toEqual({ what: 'navigation', url: address, refused: true })
  await page.evaluate(save, `${address}file`)
  await expect.poll(last).toMatchObject({ url: `${address}file`, refused: true })
  await page.evaluate(save, null)
  await expect.poll(last).toEqual({ what: 'download', url: expect.stringMatching(/^blob:/), refused: true })
  expect(await page.evaluate(() => 'stays' in window)).toBe(true)

  // What makes no request may stand there for a moment; then the window is back at its own page.
  const home = page.url()
  await page.evaluate(() => {
    location.href = URL.createObjectURL(new Blob(['x'], { type: 'text/html' }))
  })
  await expect.poll(last).toEqual({ what: 'navigation', url: expect.stringMatching(/^blob:/), refused: true })
  await page.waitForURL(home)
  expect((await judged()).filter(({ refused }) => !refused)).toEqual([])
})

/** Follows a link that saves what is there, or without an address something of the page's own. */
function save(address: string | null): void {
  const link = document.createElement('a')
  link.href = address ?? URL.createObjectURL(new Blob(['x']))
  link.download = 'x.txt'
  document.body.append(link)
  link.click()
}

test('as people start it, no process of the application has a TCP or UDP socket', () =>
  inFolder(async (data) => {
    // A module that never says what it holds: its process stays to be looked at.
    const softhsm = makeSoftHsm()
    // Debian's own configuration is for its group alone.
    const fault = { FAULT: 'C_GetSlotInfo:1:before:hang', FAULT_MODULE: softhsmModule, ...softhsm.environment }
    const slow = ['--module', faultyModule(), ...Object.keys(fault).flatMap((name) => ['--env', name])]
    // The package's one export is where its binary is.
    const electron = createRequire(import.meta.url)('electron') as string
    const child = spawn(electron, [root, '--data', data, ...slow], {
      stdio: 'ignore',
      env: { ...process.env, ...fault },
    })
    const ended = once(child, 'close')
    const open: string[] = []
    const look = () => {
      const processes = tree(child.pid ?? 0)
      open.push(...sockets(processes))
      return {
        renderer: ofKind(processes, 'renderer').length > 0,
        // The page asks for devices once its first screen is drawn.
        host: processes.some(({ command }) => /native\/pkcs11\/host\.\w+ *$/.test(command)),
      }
    }
    const all = { renderer: true, host: true }
    try {
      await expect.poll(look, { intervals: [50] }).toEqual(all)
      expect(look()).toEqual(all)
    } finally {
      child.kill('SIGTERM')
      await ended
      softhsm.remove()
    }
    expect([await ended, open]).toEqual([[0, null], []])
  }))
