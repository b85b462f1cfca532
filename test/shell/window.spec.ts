import { expect, test } from '@playwright/test'
import { launch } from './launch.ts'

test('a click in the page reaches main and comes back', async () => {
  const app = await launch()
  const page = await app.firstWindow()
  await page.click('#ask')
  await expect(page.locator('#answer')).toHaveText('answered')
  expect(await app.evaluate(({ app }) => [app.getName(), app.getVersion(), process.versions['electron']])).toEqual([
    'shell-trial',
    '1.2.3',
    undefined,
  ])
  await app.close()
})
