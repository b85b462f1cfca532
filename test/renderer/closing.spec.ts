/** An ended ceremony: its words, its bundle, its transcript. */
import { words } from './samples/day.ts'
import { broken, outputFolder, sound } from './samples/exported.ts'
import { house } from './samples/house.ts'
import { ended } from './samples/room.ts'
import { expect, good, mustBeAccessible, mustBeAccessibleInEveryLook, refusedWith, test } from './stage.ts'

const players = { exportFolder: () => good(outputFolder) }

test('closing is accessible, sealed and broken off, in every look', async ({ stage, page }) => {
  let answer = sound
  await stage.open({ house, room: ended('sealed') }, { ...players, export: () => good(answer) })
  await page.getByRole('button', { name: 'Write and verify' }).click()
  await expect(page.getByRole('heading', { name: 'Verdict' })).toBeVisible()
  await mustBeAccessibleInEveryLook(page)
  await stage.tell('room', ended('aborted', { push: 2, checkpoint: null }))
  answer = broken
  await page.getByRole('button', { name: 'Write and verify' }).click()
  await expect(page.getByText('The bundle is NOT valid.')).toHaveCount(2)
  await mustBeAccessibleInEveryLook(page)
  await page.setViewportSize({ width: 640, height: 400 })
  await mustBeAccessibleInEveryLook(page)
})

test('the bundle is written where main proposes, and the verdict claims no more than was proved', async ({
  stage,
  page,
}) => {
  await stage.open({ house, room: ended('sealed', { mode: 'real' }) }, { ...players, export: () => good(sound) })
  await expect(page.getByRole('heading', { level: 1, name: 'The record is sealed' })).toBeFocused()
  await expect(page.getByLabel('New folder')).toHaveValue('/media/output-1/strongroom-k2v7')
  await page.getByRole('button', { name: 'Write and verify' }).click()
  await expect(page.getByText('Consistent, not anchored.')).toBeVisible()
  expect(stage.last('export')).toEqual({
    ceremony: 'k2v7q4m9x1c8p3w6z5n0t2r4y7',
    folder: '/media/output-1/strongroom-k2v7',
  })
  const lists = page.getByRole('list', { name: /Words/ })
  await expect(lists.first().getByRole('listitem')).toHaveCount(32)
  await expect(lists.last().getByRole('listitem').last()).toContainText(words('seal')[31] ?? '')
})

test('a record that does not verify has no words and is not printed', async ({ stage, page }) => {
  const wrong = [
    {
      code: 'RECORD_INVALID',
      parameters: { code: 'LEAF_DIFFERS', message: { code: 'LEAF_DIFFERS', parameters: { fact: 3 } } },
    },
    { code: 'ROOT_DIFFERS', parameters: {} },
  ]
  await stage.open({ house, room: ended('sealed', { checkpoint: null, wrong }) }, players)
  await expect(page.getByRole('heading', { level: 1, name: 'The record does not verify' })).toBeFocused()
  await expect(page.getByText('RECORD_INVALID')).toBeVisible()
  await expect(page.getByText('ROOT_DIFFERS')).toBeHidden()
  await page.getByText('1 more problem').click()
  await expect(page.getByText('ROOT_DIFFERS')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toHaveCount(0)
  await expect(page.getByRole('list', { name: /Words/ })).toHaveCount(0)
  await mustBeAccessible(page)
})

test('a folder that is taken is refused, and another can be named', async ({ stage, page }) => {
  await stage.open(
    { house, room: ended('sealed') },
    { ...players, export: ({ folder }) => refusedWith('BUNDLE_EXISTS', { path: folder }) },
  )
  await page.getByRole('button', { name: 'Write and verify' }).click()
  await expect(page.getByText('strongroom-k2v7 already exists')).toBeVisible()
  await page.getByLabel('New folder').fill('/media/output-2/new')
  await page.getByRole('button', { name: 'Write and verify' }).press('Enter')
  await expect.poll(() => stage.last('export')?.folder).toBe('/media/output-2/new')
})

test('a ceremony that ended long ago is exported from home, and the transcript printed', async ({ stage, page }) => {
  const ending = () => good({ checkpoint: { size: 421, words: words('seal') }, wrong: [] })
  await stage.open({ house }, { ...players, ending, export: () => good(sound) })
  await page.getByRole('button', { name: 'Export and print Root key ceremony of 2026-11-14' }).click()
  await expect(page.getByRole('complementary')).toContainText('Rehearsal')
  await expect(page.getByRole('list', { name: /Words/ }).getByRole('listitem')).toHaveCount(32)
  await expect(page.getByText('over 421 facts')).toBeVisible()
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect
    .poll(() => stage.last('printTranscript'))
    .toEqual({ ceremony: 'a1b2c3d4e5f6g7h8i9j0k1l2m3', printer: 'Ceremony-Printer' })
  await page.getByRole('button', { name: 'Back to the ceremonies' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ceremonies' })).toBeFocused()
})

test('a record that ended long ago and does not verify shows no words', async ({ stage, page }) => {
  const ending = () => good({ checkpoint: null, wrong: [{ code: 'ROOT_DIFFERS', parameters: {} }] })
  await stage.open({ house }, { ...players, ending })
  await page.getByRole('button', { name: 'Export and print Root key ceremony of 2026-11-14' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'The record does not verify' })).toBeVisible()
  await expect(page.getByRole('list', { name: /Words/ })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toHaveCount(0)
})

test('without a printer that is said', async ({ stage, page }) => {
  await stage.open({ house: { ...house, printers: [] }, room: ended('sealed') }, players)
  await expect(page.getByText('No printer is connected.')).toBeVisible()
})

test('leaving the ended ceremony asks main', async ({ stage, page }) => {
  await stage.open({ house, room: ended('sealed') }, players)
  await page.getByRole('button', { name: 'Back to the ceremonies' }).click()
  await expect.poll(() => stage.asked.map(({ name }) => name)).toContain('leave')
  await stage.tell('room', null)
  await expect(page.getByRole('heading', { level: 1, name: 'Ceremonies' })).toBeFocused()
})
