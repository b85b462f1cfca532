import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { window as texts } from '../../ceremonies/texts/en/window.ts'
import { inFolder, root, start } from './launch.ts'
import { People } from './people.ts'
import { openCeremony } from './prepare.ts'

const { closing } = texts
const rootKey = join(root, 'ceremonies/scripts/root-key.yaml')

test('a rehearsal of the root key ceremony by hand, from the first screen to a sealed and verified bundle', () =>
  inFolder(async (folder) => {
    test.setTimeout(600_000)
    const { app, page } = await start(folder)
    await openCeremony(page, { title: 'Root key ceremony', mode: 'rehearsal' })
    const people = new People(page, rootKey)
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    await page.getByLabel(closing.folder).fill(`${folder}/out`)
    await page.getByRole('button', { name: closing.exportNow }).click()
    await expect(page.getByText(closing.valid)).toBeVisible({ timeout: 30_000 })
    await app.close()
  }))
