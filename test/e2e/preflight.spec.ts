import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { softHsmIn } from '../../main/devices/softhsm.ts'
import { en, fill } from '../support/english.ts'
import { inFolder, start } from './launch.ts'

const { home, prepare } = en.window

test('a token that is not there stops a real ceremony before anybody is asked for a name, until it is found', () =>
  inFolder(async (folder) => {
    const { environment, directory } = softHsmIn(join(folder, 'hsm'))
    const tokens = join(directory, 'tokens')
    renameSync(tokens, `${tokens}.away`)
    const { app, page } = await start(folder, environment, '--env', 'SOFTHSM2_CONF')
    await page
      .getByRole('button', { name: fill(home.prepareThis, { title: 'Root key ceremony' }), exact: true })
      .click()
    await page.getByRole('radio', { name: prepare.realNote }).check({ force: true })
    const found = page.getByRole('region', { name: prepare.forewarned })
    const absent = found.getByText('No token with label “strongroom-root” (serial any) is present')
    await expect(absent).toBeVisible({ timeout: 30_000 })
    await expect(found.getByText(prepare.forewarnings.stops)).toBeVisible()
    await expect(found.getByText('The script records no certificate for Root HSM')).toBeVisible()
    await expect(page.getByRole('textbox', { name: /witness/i })).toHaveCount(0)

    renameSync(`${tokens}.away`, tokens)
    await found.getByRole('button', { name: prepare.lookAgain }).click()
    await expect(absent).toHaveCount(0, { timeout: 30_000 })
    await expect(found.getByText('Each half of a PIN that is chosen for Root HSM may have 4 to 127')).toBeVisible()
    await app.close()
  }))
