/** From the first screen to an open ceremony, as somebody does who has the paper in hand. */
import { expect, type Page } from '@playwright/test'
import type { Catalogue } from '../../ceremonies/texts/index.ts'
import { type Hands, Mouse } from './hands.ts'
import { en, fill } from '../support/english.ts'

export interface Wish {
  readonly title: string
  readonly mode: 'real' | 'rehearsal'
  /** By the title of the parameter. */
  readonly settings?: Readonly<Record<string, string>>
  /** The label of the token for the one HSM; a rehearsal without gets a throw-away one. */
  readonly token?: string
  /** The digest of the last note of the ceremony that this one follows; otherwise it is the first. */
  readonly follows?: string
}

type Section = keyof Catalogue['window']['prepare']['section']

export interface Way {
  readonly hands?: Hands
  readonly texts?: Catalogue
  /** Called at each section, before anything is filled in. */
  readonly at?: (section: Section) => Promise<void>
}

export async function openCeremony(page: Page, { title, mode, settings = {}, token, follows }: Wish, way: Way = {}) {
  const { hands = new Mouse(), texts = en, at = () => Promise.resolve() } = way
  const { home, prepare } = texts.window
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const next = async (section: Section) => {
    const name = prepare.section[section]
    await hands.press(button(fill(prepare.next, { section: name })))
    await page.getByRole('heading', { name, exact: true }).waitFor()
    await at(section)
  }
  await hands.press(button(fill(home.prepareThis, { title })))
  await page.getByRole('heading', { name: fill(prepare.title, { title }) }).waitFor()
  await page.getByRole('radiogroup').first().waitFor()
  await at('kind')
  await hands.mark(page.getByRole('radio', { name: mode === 'real' ? prepare.realNote : prepare.rehearsalNote }))
  for (const [name, value] of Object.entries(settings)) await set(page, hands, name, value)

  await next('people')
  // Which parts there are, the parameters say; main is told of each.
  await page.locator('.people[aria-busy=false]').waitFor()
  for (const part of await page.locator('.people input').all())
    await hands.fill(
      part,
      `Somebody as ${await part.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent)}`,
    )

  await next('paper')
  await hands.mark(page.getByLabel(follows === undefined ? prepare.followsFirst : prepare.followsOther))
  if (follows !== undefined) await hands.fill(page.getByLabel(prepare.followsDigest), follows)
  const brought = page.getByRole('region', { name: prepare.brought }).locator('input')
  for (const value of await brought.all()) await hands.fill(value, '31415 92653 58979 32384')
  if (token !== undefined)
    await hands.choose(page.getByRole('button', { name: new RegExp(prepare.tokenChoose) }).first(), token)

  await next('check')
  await next('compare')
  await hands.mark(page.getByLabel(prepare.agreed))
  await hands.press(button(mode === 'real' ? prepare.openReal : prepare.openRehearsal))
  // A rehearsal that brings in an earlier record holds that ceremony first.
  await expect(page.locator('[data-asked]')).toBeVisible({ timeout: 120_000 })
}

/** A parameter, by whatever it is entered with. */
async function set(page: Page, hands: Hands, title: string, value: string): Promise<void> {
  const radio = page.getByRole('radiogroup', { name: title })
  if (await radio.isVisible()) return hands.mark(radio.getByLabel(value, { exact: true }))
  const button = page.getByRole('button', { name: new RegExp(`${title}$`) })
  return (await button.isVisible())
    ? hands.choose(button, value)
    : hands.fill(page.getByLabel(title, { exact: true }), value)
}
