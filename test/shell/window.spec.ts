/** What an application does with its windows, through Playwright's stock Electron launcher. */
import { expect, test } from '@playwright/test'
import { happened, launch, type Trial } from './launch.ts'

let trial: Trial
test.beforeAll(async () => {
  trial = await launch()
})
test.afterAll(() => trial.app.close())

test('a click in the page reaches main and comes back', async () => {
  await trial.page.click('#ask')
  await expect(trial.page.locator('#answer')).toHaveText('answered')
})

test('the application knows itself, and that this is not Electron', async () => {
  const known = await trial.app.evaluate(async (electron) => {
    const { app } = electron
    const { chromiumShell } = electron as unknown as {
      chromiumShell: { name: string; chromium: string; drivenByTest: boolean }
    }
    return {
      name: app.getName(),
      version: app.getVersion(),
      ready: app.isReady(),
      packaged: app.isPackaged,
      electron: 'electron' in process.versions,
      shell: chromiumShell.name,
      chromium: /^\d+(\.\d+){3}$/.test(chromiumShell.chromium),
      drivenByTest: chromiumShell.drivenByTest,
    }
  })
  expect(known).toEqual({
    name: 'shell-trial',
    version: '1.2.3',
    ready: true,
    packaged: false,
    electron: false,
    shell: 'Chromium shell',
    chromium: true,
    drivenByTest: true,
  })
})

test('the page is a secure context of its own origin; the application sees its own scheme', async () => {
  expect(await trial.page.evaluate(() => [isSecureContext, location.origin])).toEqual([
    true,
    'https://room.strongroom.invalid',
  ])
  expect(await trial.page.evaluate(() => window.trial.invoke('sender'))).toEqual({
    url: 'strongroom://room/index.html',
    origin: 'strongroom://room',
    isMain: true,
    window: 1,
  })
})

test('a request body reaches the handler', async () => {
  expect(await trial.page.evaluate(async () => (await fetch('/echo', { method: 'POST', body: 'hé' })).text())).toBe(
    'POST hé',
  )
})

test('the policy that the handler sends holds', async () => {
  const inline = await trial.page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.textContent = 'globalThis.ran = true'
    } catch (error) {
      return (error as Error).name
    }
    document.body.append(script)
    return (globalThis as { ran?: boolean }).ran ?? false
  })
  expect(inline).toBe('TypeError')
})

test('windows: a second one, found from its page, full screen and closed', async () => {
  const opened = trial.app.waitForEvent('window')
  await trial.app.evaluate(() => {
    ;(globalThis as unknown as { openWindow: (path: string) => unknown }).openWindow('/index.html?second')
  })
  const second = await opened
  await expect(second.locator('h1')).toHaveText('Trial')
  expect(await second.evaluate(() => window.trial.invoke('sender'))).toMatchObject({ window: 2, isMain: true })
  const handle = await trial.app.browserWindow(second)
  expect(
    await handle.evaluate((window: Electron.BrowserWindow) => {
      window.setFullScreen(true)
      return [window.id, window.isFullScreen(), window.webContents.getURL()]
    }),
  ).toEqual([2, true, 'strongroom://room/index.html?second'])
  await second.close()
  await expect
    .poll(() => trial.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map(({ id }) => id)))
    .toEqual([1])
  await expect.poll(() => happened(trial)).toContainEqual(['closed'])
})

test('a window that a person closes asks the application first', async () => {
  const keep = (flag: boolean) =>
    trial.app.evaluate((_electron, value) => {
      Object.assign(globalThis, { keep: value })
    }, flag)
  trial.page.on('dialog', () => undefined)
  await keep(true)
  // A person has used it; what Chromium asks before a page goes, it asks only then.
  await trial.page.click('#ask')
  const session = await trial.page.context().newCDPSession(trial.page)
  await session.send('Page.close')
  await expect.poll(() => happened(trial)).toContainEqual(['close'])
  await trial.page.click('#ask')
  await trial.app.evaluate(({ app }) => {
    app.quit()
  })
  expect(await trial.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await keep(false)
  trial.page.removeAllListeners('dialog')
})

test('zoom: fewer CSS pixels, each drawn larger, and a mouse hits what is seen', async () => {
  const width = () => trial.page.evaluate(() => innerWidth)
  const zoom = (factor: number) =>
    trial.app.evaluate(
      ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
      factor,
    )
  const whole = await width()
  await zoom(2)
  await expect.poll(width).toBe(Math.round(whole / 2))
  await trial.page.evaluate(() => document.querySelector('#answer')?.replaceChildren())
  const box = await trial.page.locator('#ask').boundingBox()
  await trial.page.mouse.click(2 * ((box?.x ?? 0) + 5), 2 * ((box?.y ?? 0) + 5))
  await expect(trial.page.locator('#answer')).toHaveText('answered')
  await zoom(1)
  await expect.poll(width).toBe(whole)
})

test('of several sizes at once, as arrow keys ask for them, the last one is what is seen', async () => {
  const width = () => trial.page.evaluate(() => innerWidth)
  const whole = await width()
  const zoom = (...factors: number[]) =>
    trial.app.evaluate(({ BrowserWindow }, all) => {
      for (const factor of all) BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(factor)
    }, factors)
  const widths = await trial.page.evaluateHandle(() => {
    const seen: number[] = []
    addEventListener('resize', () => seen.at(-1) !== innerWidth && seen.push(innerWidth))
    return seen
  })
  const heard = () => widths.evaluate((all) => all.at(-1))
  // Sizes are set one after another: when one that is asked for later is seen, nothing of those before is still to come.
  const later = 4
  for (const last of [2, 1]) {
    await zoom(1.25, 1.5, 1.75, last)
    await expect.poll(heard).toBe(whole / last)
    await zoom(later)
    await expect.poll(heard).toBe(whole / later)
    const seen = await widths.evaluate((all) => all.splice(0))
    expect(seen.slice(seen.indexOf(whole / last))).toEqual([whole / last, whole / later])
  }
  await zoom(1)
  await expect.poll(width).toBe(whole)
})

test('the theme reaches the page, and Playwright can emulate one', async () => {
  const dark = () => trial.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const theme = (source: 'dark' | 'light' | 'system') =>
    trial.app.evaluate(({ nativeTheme }, to) => {
      nativeTheme.themeSource = to
      return nativeTheme.shouldUseDarkColors
    }, source)
  expect(await theme('dark')).toBe(true)
  await expect.poll(dark).toBe(true)
  expect(await theme('light')).toBe(false)
  await expect.poll(dark).toBe(false)
  await theme('system')
  await trial.page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' })
  expect(await dark()).toBe(true)
  expect(await trial.page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true)
  await trial.page.emulateMedia({ colorScheme: null, forcedColors: null })
})

test('a screenshot shows the page', async () => {
  const picture = await trial.page.screenshot()
  expect([picture.subarray(1, 4).toString(), picture.length > 2000]).toEqual(['PNG', true])
})

test("the menu's accelerators work; the browser's own keys do not", async () => {
  await trial.page.keyboard.press('Control+Shift+M')
  await expect.poll(() => happened(trial)).toContainEqual(['menu'])
  await trial.page.keyboard.press('Control+N')
  await trial.page.keyboard.press('F12')
  expect(trial.app.windows()).toHaveLength(1)
})

test('what is outside the subset fails by name', async () => {
  const refusals = await trial.app.evaluate(
    ({ app, BrowserWindow, clipboard, dialog, ipcMain, Tray, utilityProcess }) => {
      const [window] = BrowserWindow.getAllWindows()
      const attempts: (() => unknown)[] = [
        () => new Tray(''),
        () => clipboard.writeText('x'),
        () => dialog.showErrorBox('', ''),
        () => utilityProcess.fork('x'),
        () => app.getFileIcon(''),
        () => app.getPath('music'),
        () => app.on('login', () => undefined),
        () => window?.setOpacity(0.5),
        () => window?.on('moved', () => undefined),
        () => window?.webContents.openDevTools(),
        () => ipcMain.handleOnce('x', () => undefined),
        () => new BrowserWindow({ transparent: true }),
        () => new BrowserWindow({ webPreferences: { partition: 'x' } }),
        () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
        () => new BrowserWindow({ webPreferences: { sandbox: false } }),
        () => app.commandLine.appendSwitch('mute-audio'),
      ]
      return attempts.map((attempt) => {
        try {
          return attempt()
        } catch (error) {
          return (error as Error).message
        }
      })
    },
  )
  expect(refusals).toEqual([
    'electron.Tray is not in the Chromium shell',
    'electron.clipboard.writeText is not in the Chromium shell',
    'electron.dialog.showErrorBox is not in the Chromium shell',
    'electron.utilityProcess.fork is not in the Chromium shell',
    'electron.app.getFileIcon is not in the Chromium shell',
    "electron.app.getPath('music') is not in the Chromium shell",
    "event 'login' of electron.app is not in the Chromium shell",
    'electron.BrowserWindow.setOpacity is not in the Chromium shell',
    "event 'moved' of electron.BrowserWindow is not in the Chromium shell",
    'electron.WebContents.openDevTools is not in the Chromium shell',
    'electron.ipcMain.handleOnce is not in the Chromium shell',
    "option 'transparent' of electron.BrowserWindow is not in the Chromium shell",
    "option 'partition' of electron.BrowserWindow.webPreferences is not in the Chromium shell",
    'the Chromium shell has only windows with nodeIntegration: false',
    'the Chromium shell has only windows with sandbox: true',
    "the switch 'mute-audio' comes too late in the Chromium shell: the browser runs already",
  ])
})
