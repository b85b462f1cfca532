/** The room's screens: every kind of step and every kind of ask, in every look. */
import type { Room } from '../../preload/views.ts'
import { answering, asks, confirming, fingerprint, kinds } from './samples/asks.ts'
import { house } from './samples/house.ts'
import { expect, mustBeAccessibleInEveryLook, mustFit, test } from './stage.ts'

const named = (prefix: string, rooms: Readonly<Record<string, Room>>) =>
  Object.entries(rooms).map(([name, room]) => [`${prefix}-${name}`, room] as const)

const steps = named('step', {
  ...kinds,
  fingerprint: fingerprint(),
  failed: answering('generate', {
    failure: { code: 'DEVICE_LOST', parameters: { device: 'root-hsm' } },
  }),
})
const questions = named('ask', {
  ...asks,
  confirm: confirming('policy'),
  'confirm-form': confirming('commissioning-words', { checkpoint: kinds['copy-words'].checkpoint }),
})
const groups = {
  'a step, first half': steps.slice(0, steps.length / 2),
  'a step, second half': steps.slice(steps.length / 2),
  'an ask': questions,
}

for (const [group, rooms] of Object.entries(groups)) {
  test(`every kind of ${group} is accessible, in every look`, async ({ stage, page }) => {
    test.slow()
    await stage.open({ house })
    let push = 0
    for (const [name, room] of rooms) {
      await test.step(name, async () => {
        await stage.tell('room', { ...room, push: ++push })
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await mustBeAccessibleInEveryLook(page)
      })
    }
  })
}

test('at 200 percent, and on a small screen, nothing lies beyond the edge', async ({ stage, page }) => {
  test.slow()
  await stage.open({ house })
  let push = 0
  // 1280×800 at 200 %, and 1024×768.
  for (const [width, height] of [
    [640, 400],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const [name, room] of [...steps, ...questions]) {
      await test.step(`${name} at ${width}`, async () => {
        await stage.tell('room', { ...room, push: ++push })
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await mustFit(page)
      })
    }
  }
})
