/** From the first screen to an open ceremony, as somebody does who has the paper in hand. */
import { expect, type Page } from '@playwright/test'
import { fill } from '../../ceremonies/refusal.ts'
import { window as texts } from '../../ceremonies/texts/en/window.ts'

const { home, prepare } = texts

export interface Wish {
  readonly title: string
  readonly mode: 'real' | 'rehearsal'
  /** By the title of the parameter. */
  readonly settings?: Readonly<Record<string, string>>
  /** The label of the token for the one HSM; a rehearsal without gets a throw-away one. */
  readonly token?: string
}

export async function openCeremony(page: Page, { title, mode, settings = {}, token }: Wish): Promise<void> {
  await page.getByRole('button', { name: fill(home.prepareThis, { title }) }).click()
  await page.getByRole('heading', { name: fill(prepare.title, { title }) }).waitFor()
  await page.locator('.choice', { hasText: mode === 'real' ? prepare.realNote : prepare.rehearsalNote }).click()
  for (const [name, value] of Object.entries(settings)) await set(page, name, value)

  await next(page, 'people')
  const parts = page.locator('.people input')
  for (const part of await parts.all())
    await part.fill(`Somebody as ${await part.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)}`)

  await next(page, 'paper')
  await page.getByText(prepare.followsFirst).click()
  const brought = page.getByRole('region', { name: prepare.brought }).locator('input')
  for (const value of await brought.all()) await value.fill('3 1 4 1 5 9 2 6')
  if (token !== undefined) {
    await page
      .getByRole('button', { name: new RegExp(prepare.tokenChoose) })
      .first()
      .click()
    await page.getByRole('option', { name: new RegExp(token) }).click()
  }

  await next(page, 'check')
  await next(page, 'compare')
  await page.getByText(prepare.agreed).click()
  await page.getByRole('button', { name: mode === 'real' ? prepare.openReal : prepare.openRehearsal }).click()
  await expect(page.locator('[data-asked]')).toBeVisible({ timeout: 20_000 })
}

async function next(page: Page, section: keyof typeof prepare.section): Promise<void> {
  const name = prepare.section[section]
  await page.getByRole('button', { name: fill(prepare.next, { section: name }) }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
}

/** A parameter, by whatever it is entered with. */
async function set(page: Page, title: string, value: string): Promise<void> {
  const radio = page.getByRole('radiogroup', { name: title })
  if (await radio.isVisible()) return radio.getByText(value, { exact: true }).click()
  const button = page.getByRole('button', { name: new RegExp(`${title}$`) })
  if (await button.isVisible()) {
    await button.click()
    return page.getByRole('option', { name: value }).click()
  }
  return page.getByLabel(title, { exact: true }).fill(value)
}
