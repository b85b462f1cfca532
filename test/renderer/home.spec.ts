/** The first screen: what there is to go on with, and how it is shown. */
import { house } from './samples/house.ts'
import { expect, good, mustBeAccessible, mustBeAccessibleInEveryLook, mustFit, refusedWith, test } from './stage.ts'

const bare = { ...house, ceremonies: [], scripts: [], tokens: [], troubles: [], readers: null, printers: [] }

test('home is accessible, in every look', async ({ stage, page }) => {
  await stage.open({ house })
  await page.getByText('The script’s digest, in words').click()
  await mustBeAccessibleInEveryLook(page)
  await stage.tell('house', { ...bare, push: 2, tokens: null })
  await mustBeAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Display' }).click()
  await expect(page.getByRole('dialog', { name: 'Display' })).toBeVisible()
  await mustBeAccessibleInEveryLook(page)
})

test('what waits comes first, and is taken up again', async ({ stage, page }) => {
  await stage.open({ house })
  await expect(page.getByRole('heading', { level: 1, name: 'Ceremonies' })).toBeFocused()
  await page.getByRole('button', { name: 'Resume Root key ceremony of 2026-11-21' }).click()
  await expect.poll(() => stage.last('resume')).toEqual({ ceremony: 'k2v7q4m9x1c8p3w6z5n0t2r4y7' })
})

test('why it cannot be taken up again is said with its code', async ({ stage, page }) => {
  await stage.open({ house }, { resume: () => refusedWith('CEREMONY_ENDED', { how: 'sealed' }) })
  await page.getByRole('button', { name: /^Resume/ }).click()
  await expect(page.getByRole('alert')).toContainText('The ceremony is sealed; nothing can be added to its record.')
  await expect(page.getByRole('alert')).toContainText('CEREMONY_ENDED')
})

test('a ceremony that cannot be read says why, and offers nothing', async ({ stage, page }) => {
  const [first] = house.ceremonies
  if (first === undefined) throw new Error('The sample has no ceremony.')
  const broken = {
    ...first,
    phase: 'unreadable' as const,
    trouble: { code: 'STORE_NOT_OURS', parameters: { path: '/a/record.db' } },
  }
  await stage.open({ house: { ...house, ceremonies: [broken] } })
  await expect(page.getByText('/a/record.db is not a Strongroom record.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Resume|Export/ })).toHaveCount(0)
})

test('modules that are not well, tokens, cards and printers stand there, and are looked for again', async ({
  stage,
  page,
}) => {
  await stage.open({ house })
  await expect(page.getByText('There is no PKCS#11 module at /opt/hsm/lib/libvendor-pkcs11.so')).toBeVisible()
  await expect(page.getByText('PIV card · serial number 7654321')).toBeVisible()
  await expect(page.getByText('Another program is using the card in Desk Reader 01 00 (scdaemon 4711).')).toBeVisible()
  const looked = () => stage.asked.filter(({ name }) => name === 'refresh').length
  await expect.poll(looked).toBe(1)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('status')).toHaveText('Refreshed.')
  expect(looked()).toBe(2)
})

test('language, colours and size are chosen by keyboard, and the page speaks the language at once', async ({
  stage,
  page,
}) => {
  await stage.open({ house })
  await page.getByRole('button', { name: 'Display' }).press('Enter')
  await page.getByRole('radio', { name: 'Dark' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('radio', { name: '150 %' }).focus()
  await page.keyboard.press('Space')
  await stage.tell('house', {
    ...house,
    push: 2,
    chosen: { language: 'en', theme: 'dark', contrast: 'usual', percent: 150 },
  })
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(page.getByRole('radio', { name: '150 %' })).toBeChecked()
  await page.getByRole('radio', { name: 'English' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('dialog', { name: 'Anzeige' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Anzeige' })).toBeFocused()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
  expect([stage.last('theme'), stage.last('zoom'), stage.last('language')]).toEqual([
    { theme: 'dark' },
    { percent: 150 },
    { language: 'de' },
  ])
  await mustBeAccessible(page)
})

for (const [width, height] of [
  [640, 400],
  [1024, 768],
  [1920, 1080],
] as const) {
  test(`nothing lies beyond the edge at ${width} × ${height}`, async ({ stage, page }) => {
    await page.setViewportSize({ width, height })
    await stage.open({ house })
    await page.getByText('The script’s digest, in words').click()
    await mustFit(page)
  })
}

test('a script that lies elsewhere is opened by its path; what it is refused for is said', async ({ stage, page }) => {
  let isThere = false
  await stage.open(
    { house },
    {
      openScript: () =>
        isThere
          ? good(null)
          : refusedWith('FILE_UNREADABLE', { path: '/media/stick/own.yaml', reason: 'no such file' }),
    },
  )
  await page.getByRole('button', { name: 'Open a script …' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a script from elsewhere' })
  await dialog.getByLabel('Path of the file').fill('/media/stick/own.yaml')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('FILE_UNREADABLE')
  await mustBeAccessible(page)
  isThere = true
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  expect(stage.last('openScript')).toEqual({ path: '/media/stick/own.yaml' })
})
