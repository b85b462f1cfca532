/** Preparing a ceremony: what is filled in, what is wrong with it, and that nobody opens what was not compared. */
import type { Page } from '@playwright/test'
import type { Preparation } from '../../preload/views.ts'
import { names, sha256, words } from './samples/day.ts'
import { blank, faulty, house, remarked, whole } from './samples/house.ts'
import { expect, good, mustBeAccessible, mustBeAccessibleInEveryLook, refusedWith, type Stage, test } from './stage.ts'

const sections = ['Ceremony', 'People', 'Paper and devices', 'Check', 'Compare and open'] as const

async function begin(stage: Stage, page: Page, answer: () => Preparation): Promise<void> {
  await stage.open({ house }, { prepare: () => good(answer()) })
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Prepare: Root key ceremony' })).toBeFocused()
}

const go = (page: Page, section: (typeof sections)[number]) =>
  page.getByRole('navigation').getByRole('button', { name: section }).click()

const choose = (page: Page, text: string) => page.locator('label').filter({ hasText: text }).click()

async function fillIn(page: Page, mode: 'Real ceremony' | 'Rehearsal'): Promise<void> {
  await go(page, 'Ceremony')
  await choose(page, mode)
  await go(page, 'People')
  for (const { id, title } of whole.parts) await page.getByLabel(title, { exact: true }).fill(names[id] ?? '')
  await go(page, 'Paper and devices')
  await choose(page, 'There was none')
  await page.getByLabel('Internal witness', { exact: true }).fill('seven lanterns on a wall')
  await page.getByLabel('External witness', { exact: true }).fill('4711 4711 4711 4711')
  if (mode === 'Rehearsal') return
  await page.getByRole('button', { name: /Root HSM/ }).click()
  await page.getByRole('option', { name: /strongroom-root/ }).click()
}

test('every section is accessible, empty, wrong and whole, in every look', async ({ stage, page }) => {
  let answer = blank
  await begin(stage, page, () => answer)
  for (const section of sections) {
    await go(page, section)
    await mustBeAccessibleInEveryLook(page)
  }
  answer = faulty
  await fillIn(page, 'Rehearsal')
  for (const section of sections) {
    await go(page, section)
    await expect(page.getByRole('heading', { level: 2, name: section })).toBeFocused()
    await mustBeAccessibleInEveryLook(page)
  }
  answer = whole
  await fillIn(page, 'Real ceremony')
  await go(page, 'Compare and open')
  await mustBeAccessibleInEveryLook(page)
})

test('at 200 % nothing is lost', async ({ stage, page }) => {
  await page.setViewportSize({ width: 640, height: 400 })
  let answer = faulty
  await begin(stage, page, () => answer)
  await fillIn(page, 'Rehearsal')
  for (const section of sections) {
    await go(page, section)
    await mustBeAccessible(page)
  }
  answer = whole
  await fillIn(page, 'Real ceremony')
  await go(page, 'Compare and open')
  await expect(page.getByRole('listitem').filter({ hasText: whole.plan?.words[31] ?? '' })).toBeVisible()
  await mustBeAccessible(page)
})

test('what the records of earlier ceremonies say otherwise is read before words are compared, and stops nobody', async ({
  stage,
  page,
}) => {
  await begin(stage, page, () => remarked)
  await fillIn(page, 'Real ceremony')
  for (const section of ['Check', 'Compare and open'] as const) {
    await go(page, section)
    await expect(page.getByText(/holds what it did not hold when ceremony a{26} was sealed/)).toBeVisible()
    await expect(page.getByText('certificate 09 “stranger”')).toBeVisible()
    await mustBeAccessible(page)
  }
  await page.getByText('We have compared all words, and they agree.').click()
  await expect(page.getByRole('button', { name: 'Open the real ceremony' })).toBeEnabled()
})

test('a rehearsal is prepared and opened with the keyboard alone', async ({ stage, page }) => {
  await begin(stage, page, () => whole)
  const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' | 'radio' | 'checkbox'): Promise<void> => {
    const target = page.getByRole(role, { name }).first()
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab never came to ${role} ${String(name)}.`)
  }
  await tabTo(/^Rehearsal/, 'radio')
  await page.keyboard.press('Space')
  await tabTo('Next: People', 'button')
  await page.keyboard.press('Enter')
  for (const { id, title } of whole.parts) {
    await tabTo(title, 'textbox')
    await page.keyboard.type(names[id] ?? '')
  }
  await tabTo('Next: Paper and devices', 'button')
  await page.keyboard.press('Enter')
  await tabTo('There was none: this is the first', 'radio')
  await page.keyboard.press('Space')
  await tabTo('Internal witness', 'textbox')
  await page.keyboard.type('seven lanterns on a wall')
  await tabTo('External witness', 'textbox')
  await page.keyboard.type('4711 4711 4711 4711')
  await tabTo('Next: Check', 'button')
  await page.keyboard.press('Enter')
  await tabTo('Next: Compare and open', 'button')
  await page.keyboard.press('Enter')
  await tabTo(/We have compared/, 'checkbox')
  await page.keyboard.press('Space')
  await tabTo('Open the rehearsal', 'button')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => stage.last('open'))
    .toEqual({
      draft: {
        script: 'root-key.yaml',
        language: 'en',
        mode: 'rehearsal',
        settings: {},
        names,
        follows: 'none',
        brought: { 'internal-witness': 'seven lanterns on a wall', 'external-witness': '4711 4711 4711 4711' },
        tokens: {},
        mayUseTokens: false,
        mirror: '',
        sameMedium: '',
      },
      plan: sha256('plan'),
    })
})

test('the script is in the window’s language until somebody chooses another, which then stays', async ({
  stage,
  page,
}) => {
  const drafts: string[] = []
  const { title: _, ...rest } = whole
  await stage.open(
    { house },
    {
      prepare: ({ language }) => {
        drafts.push(language)
        return good({ ...rest, language, title: language === 'de' ? 'Zeremonie' : 'Root key ceremony' })
      },
    },
  )
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  const choice = page.getByRole('radiogroup', { name: 'Language of the script' })
  await expect(choice.getByRole('radio', { name: 'English' })).toBeChecked()
  await stage.tell('house', { ...house, push: 2, chosen: { ...house.chosen, language: 'de' } })
  await expect(page.getByRole('heading', { level: 1, name: 'Vorbereiten: Zeremonie' })).toBeVisible()
  const german = page.getByRole('radiogroup', { name: 'Sprache des Skripts' })
  await expect(german.getByRole('radio', { name: 'Deutsch' })).toBeChecked()
  await german.locator('label').filter({ hasText: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vorbereiten: Root key ceremony' })).toBeVisible()
  await stage.tell('house', { ...house, push: 3, chosen: { ...house.chosen, language: 'en' } })
  await stage.tell('house', { ...house, push: 4, chosen: { ...house.chosen, language: 'de' } })
  await expect(german.getByRole('radio', { name: 'English' })).toBeChecked()
  expect([drafts[0], drafts.at(-1)]).toEqual(['en', 'en'])
  expect(drafts).toContain('de')
})

test('a script that is the same in every language offers no choice', async ({ stage, page }) => {
  await begin(stage, page, () => ({ ...whole, languages: [], language: null }))
  await expect(page.getByRole('radiogroup', { name: 'Real or rehearsal' })).toBeVisible()
  await expect(page.getByRole('radiogroup', { name: 'Language of the script' })).toHaveCount(0)
})

test('real or rehearsal is said by nobody but people, and the band follows', async ({ stage, page }) => {
  await begin(stage, page, () => whole)
  const band = page.getByRole('complementary', { name: 'What this ceremony is' })
  await expect(band).toHaveCount(0)
  await choose(page, 'Real ceremony')
  await expect(band).toContainText('This ceremony counts.')
  await expect(band).toContainText('Software token')
  await choose(page, 'Rehearsal')
  await expect(band).toContainText('Nothing made here may be relied on.')
})

test('a conflict stands at the name that makes it, with the parts as people call them', async ({ stage, page }) => {
  await begin(stage, page, () => faulty)
  await go(page, 'People')
  const field = page.getByLabel('Custodian 2', { exact: true })
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/One person may not be both Ceremony administrator and Custodian 2/)
})

test('a value that is too short is refused where the witness gave it, and no longer called complete', async ({
  stage,
  page,
}) => {
  const short = {
    ...whole,
    parts: whole.parts.map((part) =>
      part.brings
        ? { ...part, broughtProblem: { code: 'BROUGHT_SHORT', parameters: { part: part.id, least: 16, count: 8 } } }
        : part,
    ),
  }
  await begin(stage, page, () => short)
  await fillIn(page, 'Rehearsal')
  const rail = page.getByRole('navigation').getByRole('button', { name: 'Paper and devices' })
  await expect(rail).toContainText('Something is wrong')
  await go(page, 'Compare and open')
  await page.getByRole('button', { name: 'Go to: Paper and devices' }).click()
  await expect(page.getByLabel('Internal witness', { exact: true })).toHaveAccessibleDescription(
    /Internal witness brought has 8 characters/,
  )
})

test('the check is complete only once there is something to check', async ({ stage, page }) => {
  await begin(stage, page, () => whole)
  const check = page.getByRole('navigation').getByRole('button', { name: /Check/ })
  await expect(check).not.toContainText('Complete')
  await fillIn(page, 'Rehearsal')
  await expect(check).toContainText('Complete')
})

const at = (step: string, line: number) => ({
  ...{ id: 'ROLE-7', severity: 'warning' as const, line, column: 9 },
  said: { code: 'ROLE-7', parameters: { step: { code: 'word.titled', parameters: { title: step } } } },
})

test('warnings stand open before a real ceremony', async ({ stage, page }) => {
  await begin(stage, page, () => ({ ...whole, findings: [at('First', 7)] }))
  await fillIn(page, 'Real ceremony')
  await go(page, 'Check')
  await expect(page.locator('.findings li')).toBeVisible()
})

test('what is found at several steps alike is said once, with the steps', async ({ stage, page }) => {
  await begin(stage, page, () => ({ ...whole, findings: [at('First', 7), at('Second', 9), at('Third', 11)] }))
  await go(page, 'Check')
  await expect(page.locator('.findings li')).toBeHidden()
  await page.getByText('What the warnings say').click()
  const [found] = await page.locator('.findings li').all()
  await expect(page.locator('.findings li')).toHaveCount(1)
  await expect(found ?? page.locator('.none')).toHaveText(
    /ROLE-7line 7 · line 9 · line 11Step “First” acts on a device with only one witness\. .*The same holds for “Second”, “Third”\.$/i,
  )
})

test('a script without parameters has no empty list of them', async ({ stage, page }) => {
  await begin(stage, page, () => ({ ...whole, parameters: [] }))
  await expect(page.getByRole('heading', { name: 'Real or rehearsal' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Parameters' })).toHaveCount(0)
})

test('a name that is missing is no mistake before people have been there', async ({ stage, page }) => {
  const nobody = {
    ...blank,
    parts: blank.parts.map((part) => ({
      ...part,
      problem: { code: 'NAME_MISSING', parameters: { part: part.id }, message: 'Nobody is named for it.' },
    })),
  }
  await begin(stage, page, () => nobody)
  await go(page, 'People')
  await expect(page.getByLabel('Custodian 1', { exact: true })).not.toHaveAttribute('aria-invalid', 'true')
  await go(page, 'Check')
  await go(page, 'People')
  await expect(page.getByLabel('Custodian 1', { exact: true })).toHaveAccessibleDescription(/Nobody is named/)
})

test('while main looks, later changes wait, and the last goes next', async ({ stage, page }) => {
  const waiting: (() => void)[] = []
  await stage.open({ house }, { prepare: () => new Promise((give) => void waiting.push(() => give(good(whole)))) })
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  await expect.poll(() => waiting.length).toBe(1)
  waiting.shift()?.()
  await choose(page, 'Rehearsal')
  await expect.poll(() => waiting.length).toBe(1)
  await page.getByLabel('Validity of the root certificate in years').fill('1')
  await page.getByLabel('Validity of the root certificate in years').fill('12')
  waiting.shift()?.()
  await expect.poll(() => waiting.length).toBe(1)
  waiting.shift()?.()
  expect(stage.asked.filter(({ name }) => name === 'prepare')).toHaveLength(3)
  expect(stage.last('prepare')).toMatchObject({ mode: 'rehearsal', settings: { 'validity-years': '12' } })
})

test('another plan has to be compared again', async ({ stage, page }) => {
  let answer = whole
  await begin(stage, page, () => answer)
  await fillIn(page, 'Rehearsal')
  await go(page, 'Compare and open')
  const open = page.getByRole('button', { name: 'Open the rehearsal' })
  await expect(open).toBeDisabled()
  await choose(page, 'We have compared all words')
  await expect(open).toBeEnabled()
  answer = { ...whole, plan: { digest: sha256('other'), words: words('other') } }
  await go(page, 'People')
  await page.getByLabel('Custodian 5', { exact: true }).fill('Registrar’s office')
  await go(page, 'Compare and open')
  await expect(page.getByRole('checkbox')).not.toBeChecked()
  await expect(open).toBeDisabled()
})

test('a script that cannot be read is refused, and one can go back', async ({ stage, page }) => {
  await stage.open({ house }, { prepare: () => refusedWith('FILE_NOT_TEXT', { path: 'root-key.yaml' }) })
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  await expect(page.getByRole('alert')).toContainText('root-key.yaml is not UTF-8 text')
  await page.getByRole('button', { name: 'Back to the ceremonies' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ceremonies' })).toBeFocused()
})

test('paper for the day is printed or saved, and a printer that fails is said plainly', async ({ stage, page }) => {
  let answer: ReturnType<typeof good<string | null>> | ReturnType<typeof refusedWith> = refusedWith('DOCUMENT_FAILED', {
    reason: 'No paper.',
  })
  await stage.open({ house }, { prepare: () => good(whole), printPaper: () => answer })
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  await go(page, 'Check')
  const print = page.getByRole('button', { name: 'Print', exact: true })
  await print.click()
  await expect(page.getByText(/No paper\./)).toBeVisible()
  answer = good(null)
  await print.click()
  await expect(page.getByRole('status')).toHaveText('It was handed to Ceremony-Printer.')
  expect(stage.last('printPaper')).toMatchObject({ document: 'script', printer: 'Ceremony-Printer' })
  await choose(page, 'Share sheets')
  answer = good('/media/room/root-key-sheets.pdf')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByRole('status')).toHaveText('It is in /media/room/root-key-sheets.pdf.')
  expect(stage.last('printPaper')).toMatchObject({ document: 'sheets', printer: null })
})

test('without a printer a PDF can be saved all the same', async ({ stage, page }) => {
  const answers = { prepare: () => good(whole), printPaper: () => good('/media/room/root-key-script.pdf') }
  await stage.open({ house: { ...house, printers: [] } }, answers)
  await page.getByRole('button', { name: 'Prepare a ceremony: Root key ceremony' }).click()
  await go(page, 'Check')
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByRole('status')).toHaveText('It is in /media/room/root-key-script.pdf.')
})

test('the plan sheet is printed beside the words that are compared', async ({ stage, page }) => {
  await begin(stage, page, () => whole)
  await fillIn(page, 'Rehearsal')
  await go(page, 'Compare and open')
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect.poll(() => stage.last('printPaper')).toMatchObject({ document: 'plan', printer: 'Ceremony-Printer' })
})
