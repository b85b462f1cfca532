import { house } from './samples/house.ts'
import { room } from './samples/room.ts'
import { expect, looks, mustBeAccessible, test, wear } from './stage.ts'

for (const look of looks) {
  test(`first paint, ${look}`, async ({ stage, page }) => {
    await wear(page, look)
    await stage.open({ house, room: room() })
    await mustBeAccessible(page)
    await page.getByRole('button', { name: 'Display' }).click()
    await mustBeAccessible(page)
    await page.screenshot({ path: `.cache/shots/first-${look}.png` })
    expect(stage.asked.map(({ name }) => name)).toEqual(['ready'])
  })
}
