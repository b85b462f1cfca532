/** The built page as it ships. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { house } from './samples/house.ts'
import { projection } from './samples/room.ts'
import { expect, mustBeAccessible, test } from './stage.ts'
import { en } from '../support/english.ts'

const built = join(import.meta.dirname, '../../build/renderer')

test('the script is under 400 KiB gzipped', () => {
  const scripts = readdirSync(join(built, 'assets')).filter((file) => file.endsWith('.js'))
  const sizes = scripts.map((file) => gzipSync(readFileSync(join(built, 'assets', file))).length)
  expect(scripts.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(400 * 1024)
})

test('the page has no schemas, which preload has', () => {
  const zod = (folder: string) =>
    readdirSync(folder).filter(
      (file) => /\.c?js$/.test(file) && readFileSync(join(folder, file), 'utf8').includes('ZodError'),
    )
  expect([zod(join(built, 'assets')), zod(join(built, '../preload'))]).toEqual([[], ['preload.cjs']])
})

test('nothing stands in the page itself, and nothing comes from elsewhere', () => {
  const page = readFileSync(join(built, 'index.html'), 'utf8')
  expect(page).not.toMatch(/<style|style=|<script(?![^>]* src=)|https?:/)
  for (const file of readdirSync(join(built, 'assets')).filter((name) => name.endsWith('.css')))
    expect(readFileSync(join(built, 'assets', file), 'utf8')).not.toMatch(/url\(["']?(https?:|data:|\/\/)/)
})

test('the letters are our own', async ({ stage, page }) => {
  await stage.open({ house })
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family.replaceAll('"', '')),
  )
  expect(loaded).toContain('Atkinson Hyperlegible Next Variable')
  expect(loaded).toContain('Atkinson Hyperlegible Mono Variable')
})

for (const [how, text, why] of [
  ['is missing', null, '404'],
  ['fails', "throw new Error('the later script fails')", 'the later script fails'],
] as const) {
  test(`a page whose later script ${how} says that no ceremony can be held, and why`, async ({ stage, page }) => {
    stage.spoilt = { file: /screens-.*\.js$/, text }
    await stage.open({ house })
    await expect(page.getByRole('alert')).toHaveText(en.window.app.incomplete)
    await mustBeAccessible(page)
    expect(stage.complaints.splice(0)).toContainEqual(expect.stringContaining(why))
  })
}

test.describe('on a German system', () => {
  test.use({ locale: 'de-DE' })
  const unchosen = { ...house, chosen: { ...house.chosen, language: null } }
  test('a page begins in German, until people choose', async ({ stage, page }) => {
    await stage.open({ house: unchosen })
    await expect(page.getByRole('button', { name: 'Anzeige' })).toBeVisible()
    expect(stage.last('language')).toBeUndefined()
    await page.getByRole('button', { name: 'Anzeige' }).click()
    await page.getByRole('radio', { name: 'English' }).check({ force: true })
    await expect(page.getByRole('dialog', { name: 'Display' })).toBeVisible()
    expect(stage.last('language')).toEqual({ language: 'en' })
  })
  test('a page that begins once more speaks what people chose before', async ({ stage, page }) => {
    await stage.open({ house })
    await expect(page.getByRole('button', { name: 'Display' })).toBeVisible()
  })
  test('so does the wall', async ({ stage, page }) => {
    await stage.open({}, {}, '#projector')
    await stage.tell('projection', projection('policy', { language: null }))
    await expect(page.getByText('Vorzulesen')).toBeVisible()
    await stage.tell('projection', { ...projection('policy', { language: 'en' }), push: 2 })
    await expect(page.getByText('Read aloud', { exact: true })).toBeVisible()
  })
})
