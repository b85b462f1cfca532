import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { window as texts } from '../../ceremonies/texts/en/window.ts'
import { softHsmIn } from '../../main/devices/softhsm.ts'
import { inFolder, root, start } from './launch.ts'
import { People } from './people.ts'
import { openCeremony } from './prepare.ts'

const { closing, home } = texts
const rootKey = join(root, 'ceremonies/scripts/root-key.yaml')

test('a real root key ceremony by hand, P-384, three of five: from the first screen to a sealed and verified bundle', () =>
  inFolder(async (folder) => {
    test.setTimeout(900_000)
    const { environment } = softHsmIn(join(folder, 'hsm'))
    const { app, page } = await start(folder, environment, '--env', 'SOFTHSM2_CONF')
    await openCeremony(page, {
      title: 'Root key ceremony',
      mode: 'real',
      settings: { 'Algorithm of the root key': 'EC-P384' },
      token: home.tokenBlank,
    })
    const people = new People({ page, script: rootKey })
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect(people.shares.size).toBe(5)
    await page.getByLabel(closing.folder).fill(`${folder}/out`)
    await page.getByRole('button', { name: closing.exportNow }).click()
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await app.close()

    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect(facts).toContain('"mode":"real"')
    expect([...facts.matchAll(/"method":"(\w+)"/g)].map(([, method]) => method)).not.toContain('fed')
    const secrets = [...people.typed, ...people.shares.values()]
    expect(secrets.filter((secret) => facts.includes(secret))).toEqual([])
    expect(existsSync(join(folder, 'out/bundle/artifacts/root.pem'))).toBe(true)
  }))
