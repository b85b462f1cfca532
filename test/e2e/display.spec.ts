import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Keys } from './hands.ts'
import { inFolder, root, start } from './launch.ts'
import { People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { de, en } from '../support/english.ts'

const scripts = join(root, 'test/fixtures/scripts')
const { settings } = de.window.app

/** Language, colours and width of a page. */
const shown = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.lang,
    matchMedia('(prefers-color-scheme: dark)').matches,
    document.documentElement.clientWidth,
  ])

test('language, colours and size stay: in a page that begins again, on the projector, at the next start', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'data/display.json')
    const { app, page } = await start(folder, {}, '--scripts', scripts)
    const people = new People({ page, script: join(scripts, 'small.yaml'), hands: new Keys() })
    await people.display(en.window.app.settings.languages.de)
    people.texts = de
    await people.display(settings.themes.dark)
    await people.display('125 %')
    await expect.poll(() => shown(page)).toEqual(['de', true, 1024])
    expect([JSON.parse(readFileSync(file, 'utf8')), statSync(file).mode & 0o777]).toEqual([
      { language: 'de', theme: 'dark', contrast: 'usual', percent: 125 },
      0o600,
    ])

    const reloaded = page.waitForEvent('load')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await reloaded
    await page.getByRole('button', { name: settings.open }).waitFor()
    await expect.poll(() => shown(page)).toEqual(['de', true, 1024])

    await openCeremony(page, { title: 'Small ceremony', mode: 'rehearsal' }, { hands: people.hands, texts: de })
    const { menu } = de.window.run
    const opened = app.waitForEvent('window')
    await people.hands.choose(page.getByRole('button', { name: menu.open, exact: true }), menu.projector)
    const projector = await opened
    await expect(projector.getByText(de.window.projector.performs, { exact: true })).toBeVisible()
    expect(await shown(projector)).toEqual(['de', true, 1280])
    await app.close()

    const again = await start(folder, {}, '--scripts', scripts)
    await expect(again.page.getByRole('heading', { name: de.window.home.title })).toBeVisible()
    await expect.poll(() => shown(again.page)).toEqual(['de', true, 1024])
    await again.app.close()

    writeFileSync(file, '{"language":"tlh"}')
    const usual = await start(folder, {}, '--scripts', scripts)
    await expect.poll(() => shown(usual.page)).toEqual(['en', false, 1280])
    await usual.app.close()
  }))
