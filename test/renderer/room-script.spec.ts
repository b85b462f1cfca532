/** The script is looked through while a ceremony goes on: past steps are read, any step is found. */
import { answering, asks } from './samples/asks.ts'
import { courseUpTo } from './samples/course.ts'
import { house } from './samples/house.ts'
import { expect, good, mustBeAccessibleInEveryLook, mustFit, test } from './stage.ts'

const players = { course: () => good(courseUpTo('generate')) }

test('a past step is opened from the rail, and read', async ({ stage, page }) => {
  await stage.open({ house, room: answering('generate') }, players)
  await page.getByRole('navigation').getByRole('button', { name: 'Announce the root key' }).click()
  const dialog = page.getByRole('dialog', { name: 'The script, step by step' })
  await expect(dialog.getByRole('heading', { name: 'Announce the root key' })).toBeFocused()
  await expect(dialog.getByRole('region', { name: 'Announce the root key' })).toContainText('Fingerprint')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('a step is found by its number or by any words of it, by keyboard alone', async ({ stage, page }) => {
  await stage.open({ house, room: answering('generate') }, players)
  await page.keyboard.press('Control+f')
  const dialog = page.getByRole('dialog', { name: 'The script, step by step' })
  const field = dialog.getByLabel('Find a step')
  await field.fill('bag opened')
  await field.fill('bags')
  await expect(dialog.getByRole('status')).toContainText(/\d+ steps?/)
  await field.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { level: 3 }).last()).toBeFocused()
  await field.fill('no such step anywhere')
  await expect(dialog.getByRole('status')).toHaveText('0 steps')
  await field.fill('6.2')
  await expect(dialog.getByRole('button', { name: /^6\.2 Generate the root key/ })).toBeVisible()
})

test('the script is accessible, in every look', async ({ stage, page }) => {
  await stage.open({ house, room: answering('generate') }, players)
  await page.getByRole('button', { name: 'Find or read a step' }).click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'Generate the root key' })).toBeVisible()
  await mustBeAccessibleInEveryLook(page)
  await page.setViewportSize({ width: 640, height: 400 })
  await mustFit(page)
})

test('nobody looks things up while one person is alone with a secret', async ({ stage, page }) => {
  await stage.open({ house, room: asks['share-reveal'] ?? answering('policy') }, players)
  await page.keyboard.press('Control+f')
  expect(stage.last('course')).toBeUndefined()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
