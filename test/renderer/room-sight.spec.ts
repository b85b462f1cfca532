/** What is in sight where people need it, and what helps them. */
import type { Page } from '@playwright/test'
import { answering, asks } from './samples/asks.ts'
import { house } from './samples/house.ts'
import { projection } from './samples/room.ts'
import { expect, good, mustBeAccessible, mustBeAccessibleInEveryLook, test, wear } from './stage.ts'

const sampled = (name: string) => {
  const found = asks[name]
  if (found === undefined) throw new Error(`There is no sample ${name}.`)
  return found
}
const bottomOf = async (page: Page, selector: string): Promise<number> => {
  const box = await page.locator(selector).boundingBox()
  return (box?.y ?? Number.NaN) + (box?.height ?? 0)
}
/** A wheel that is turned before the page is laid out turns nothing. */
async function scrolledDown(page: Page): Promise<void> {
  const turned = async () => {
    await page.mouse.wheel(0, 600)
    return page.evaluate(() => window.scrollY)
  }
  await expect.poll(turned).toBeGreaterThan(300)
}

test('whoever enrols sees the whole form at once, beside the list of those who have', async ({ stage, page }) => {
  await stage.open({ house, room: sampled('enrol') })
  await expect(page.getByRole('button', { name: /^Enrol / })).toBeVisible()
  expect(await bottomOf(page, '.ask .row .button')).toBeLessThanOrEqual(800)
  await expect(page.getByRole('row')).toHaveCount(11)
})

for (const name of ['review', 'review-confirm']) {
  test(`a review has the whole width, and names people (${name})`, async ({ stage, page }) => {
    await stage.open({ house, room: sampled(name) })
    const heard = page.locator('.reviewed-heard')
    await expect(heard).toContainText('Ceremony administrator (Key management)')
    expect((await page.locator('.ask').boundingBox())?.width).toBeGreaterThan(850)
    await mustBeAccessible(page)
  })
}

test('band, clock and menu stay in sight below', async ({ stage, page }) => {
  await stage.open({ house, room: sampled('resolve') })
  await scrolledDown(page)
  expect(await bottomOf(page, '.frame-head')).toBeLessThanOrEqual(120)
  await expect(page.getByRole('button', { name: 'Room', exact: true })).toBeInViewport()
})

test('at 200 percent nothing stays that would take the page’s place', async ({ stage, page }) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await stage.open({ house, room: sampled('resolve') })
  await scrolledDown(page)
  await expect(page.locator('.frame-head')).not.toBeInViewport()
})

test('somebody else can take the place of whoever was recognised, also where only one may speak', async ({
  stage,
  page,
}) => {
  await stage.open({ house, room: answering('policy') }, { vouch: () => good({ ticket: 'ticket-1' }) })
  await page.getByLabel(/^Personal code of/).pressSequentially('six swans swim')
  await page.keyboard.press('Enter')
  await page.getByText(/^Identity confirmed/).waitFor()
  await page.getByRole('button', { name: 'Somebody else' }).click()
  await expect(page.getByLabel(/^Personal code of/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled()
})

for (const [name, words] of [
  ['enrol', /Choose a code/],
  ['return', /When everybody is back/],
  ['resolve', /Two people then decide/],
  ['review', /Did these people say this/],
  ['retry', /what stands in the way/],
  ...(['pin-new', 'secret-entry', 'share-reveal', 'share-entry'] as const).map(
    (name) => [name, /Everybody else/] as const,
  ),
] as const) {
  test(`what is asked of the room is to be read aloud (${name})`, async ({ stage, page }) => {
    await stage.open({ house, room: sampled(name) })
    const said = page.locator('[data-asked]').getByRole('heading', { name: 'Read aloud', exact: true }).locator('..')
    await expect(said).toContainText(words)
  })
}

for (const name of Object.keys(asks).filter((one) => (asks[one]?.asks.length ?? 0) > 0)) {
  test(`people, HSMs and steps have their titles, not the script’s names (${name})`, async ({ stage, page }) => {
    await stage.open({ house, room: sampled(name) })
    await expect(page.locator('[data-asked]')).not.toContainText(/root-hsm|crypto-officer-|custodian-\d/)
  })
}

test('help is there on every screen, by F1 too, in every look', async ({ stage, page }) => {
  await stage.open({ house })
  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
  await page.getByText('… the laptop loses power, or the window closes').click()
  await expect(page.getByText(/The record is safe. Start the program again/)).toBeVisible()
  await mustBeAccessibleInEveryLook(page)
  await page.keyboard.press('Escape')
  await stage.tell('room', answering('policy'))
  await page.getByRole('button', { name: 'Help' }).click()
  await expect(page.getByRole('dialog', { name: 'Help' })).toContainText('This program never uses a network')
})

test('high contrast is chosen under Display; text then has seven times the contrast of its ground', async ({
  stage,
  page,
}) => {
  await stage.open({ house, room: answering('generate') })
  await page.getByRole('button', { name: 'Display' }).click()
  await page.locator('label').filter({ hasText: 'High' }).click()
  await expect.poll(() => stage.last('contrast')).toEqual({ contrast: 'high' })
  await page.keyboard.press('Escape')
  await stage.tell('house', { ...house, push: 2, chosen: { ...house.chosen, contrast: 'high' } })
  for (const look of ['light', 'dark'] as const) {
    await wear(page, look)
    await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
    await mustBeAccessible(page, ['color-contrast-enhanced'])
    await mustBeAccessible(page)
  }
})

test('a step in doubt is told on the wall, in its contrast', async ({ stage, page }) => {
  await stage.open({}, {}, '#projector')
  await stage.tell('projection', projection('generate', { doubtful: true, contrast: 'high' }))
  await expect(page.getByRole('status').filter({ hasText: 'The outcome of this step is not known' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-contrast', 'high')
  await mustBeAccessible(page)
})
