/** The room's screens: every kind of step and every kind of ask, in every look. */
import type { Room } from '../../preload/views.ts'
import { answering, asks, confirming, fingerprint, kinds } from './samples/asks.ts'
import { house } from './samples/house.ts'
import { expect, looks, mustBeAccessible, test, wear } from './stage.ts'

const shown: Readonly<Record<string, Room>> = {
  ...Object.fromEntries(Object.entries(kinds).map(([kind, room]) => [`step-${kind}`, room])),
  ...Object.fromEntries(Object.entries(asks).map(([ask, room]) => [`ask-${ask}`, room])),
  'ask-confirm': confirming('policy'),
  'ask-confirm-form': confirming('commissioning-words', { checkpoint: kinds['copy-words'].checkpoint }),
  'step-fingerprint': fingerprint(),
  'step-failed': answering('generate', {
    failure: { code: 'DEVICE_LOST', parameters: { device: 'root-hsm' }, message: '' },
  }),
}

for (const look of looks) {
  test(`every kind of step and of ask is accessible, ${look}`, async ({ stage, page }) => {
    await wear(page, look)
    await stage.open({ house })
    let push = 0
    for (const [name, room] of Object.entries(shown)) {
      if (process.env['ONLY'] !== undefined && !new RegExp(process.env['ONLY']).test(name)) continue
      await test.step(name, async () => {
        await stage.tell('room', { ...room, push: ++push })
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.screenshot({ path: `.cache/shots/${name}-${look}.png`, fullPage: true })
        await mustBeAccessible(page)
      })
    }
  })
}
