/** People at the screen who do what the ceremony asks of them, by what they can read and press alone. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { fill } from '../../ceremonies/refusal.ts'
import { entryLabels } from '../../ceremonies/texts/en/facts.ts'
import { window as texts } from '../../ceremonies/texts/en/window.ts'

const { run, secrets, forms, kinds } = texts

/** Answers instead of the usual people; false if it leaves the question to them. */
export type First = (people: People, asked: string) => Promise<boolean>

export class People {
  readonly page: Page
  readonly #first: First
  /** Personal codes and PINs as typed. */
  readonly typed = new Set<string>()
  /** The words of each share as shown. */
  readonly shares = new Map<number, string>()
  /** Digest of the script, as the approval on paper has it. */
  readonly #approved: string
  /** The checkpoint's words, as each witness copies them from the screen. */
  #paper: readonly string[] = []
  #clocks = 0

  constructor(page: Page, script: string, first: First = () => Promise.resolve(false)) {
    this.page = page
    this.#approved = createHash('sha256').update(readFileSync(script)).digest('hex')
    this.#first = first
  }

  /** Does what is asked, one thing after another, until `there` is in sight. */
  async goOn(there: Locator): Promise<void> {
    for (;;) {
      await expect(this.page.locator('[data-asked] [data-ask-heading]').or(there).first()).toBeVisible({
        timeout: 60_000,
      })
      if (await there.isVisible()) return
      await this.answer()
    }
  }

  /** Answers the one question at hand, and waits until it is no longer asked. `pressing` is given the last press of a word. */
  async answer(pressing: (press: () => Promise<void>) => Promise<void> = (press) => press()): Promise<void> {
    const key = await this.#key()
    const text = await this.#heading()
    if (!(await this.#first(this, text))) await this.#usual(text, pressing)
    await expect.poll(() => this.#key(), { timeout: 60_000 }).not.toBe(key)
  }

  /** What a person of this part types as the personal code. */
  readonly codeOf = (person: string): string => {
    const [title = ''] = person.split(' (')
    const code = `code-of-${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}-9fK`
    this.typed.add(code)
    return code
  }

  async #heading(): Promise<string> {
    return (await this.page.locator('[data-asked] [data-ask-heading]').first().textContent()) ?? ''
  }

  #asked(): Locator {
    return this.page.locator('[data-asked]')
  }

  /** Of the question at hand; null while there is none. */
  async #key(): Promise<string | null> {
    return this.#asked()
      .first()
      .getAttribute('data-asked', { timeout: 200 })
      .catch(() => null)
  }

  async #usual(text: string, pressing: (press: () => Promise<void>) => Promise<void>): Promise<void> {
    const page = this.page
    if (text === run.ask.enrol) return this.#enrol()
    if (text === run.ask.retry) return page.getByRole('button', { name: run.ask.retryButton }).click()
    if (await page.getByText(secrets.pin.how).isVisible()) return this.#pin()
    if (await page.getByText(secrets.reveal.once).isVisible()) return this.#copyShare()
    if (await page.getByText(secrets.entry.how).isVisible()) return this.#typeShare()
    await this.fillIn(page.locator('.ask'))
    await this.identify()
    const name = [run.ask.witness, run.ask.second].some((one) => one === text)
      ? run.ask.confirm
      : /^(Done|Go on|Propose)/
    const button = page.locator('.ask').getByRole('button', { name, exact: true })
    await pressing(() => button.click())
  }

  async #enrol(): Promise<void> {
    const page = this.page
    const button = page.getByRole('button', { name: /^Enrol / })
    const person = ((await button.textContent()) ?? '').replace(/^Enrol /, '')
    for (const label of [run.ask.newCode, run.ask.again]) await this.type(page.getByLabel(label), this.codeOf(person))
    await button.click()
  }

  /** Whoever may speak first is recognised by the personal code. */
  async identify(ask = this.page.locator('.ask')): Promise<void> {
    await this.chooseSpeaker(ask)
    const code = ask.getByLabel(/^Personal code of/)
    const person = ((await ask.locator('label', { hasText: /^Personal code of/ }).textContent()) ?? '').replace(
      'Personal code of ',
      '',
    )
    await this.type(code, this.codeOf(person))
    await ask.getByRole('button', { name: run.who.recognise }).click()
    await expect(code).toBeHidden()
  }

  /** Where any of several may speak, the first comes forward. */
  async chooseSpeaker(ask: Locator): Promise<void> {
    const choose = ask.getByRole('button', { name: run.who.choose })
    if (!(await choose.isVisible())) return
    await choose.click()
    await this.page.getByRole('option').first().click()
  }

  readonly type = async (field: Locator, text: string): Promise<void> => {
    this.typed.add(text)
    await field.focus()
    await this.page.keyboard.type(text)
  }

  async #pin(): Promise<void> {
    const page = this.page
    const heading = await this.#heading()
    const pin = `pin-${heading.includes('security') ? 'so' : 'user'}-${/half (\d)/.exec(heading)?.[1] ?? 0}-7Qx`
    const fields = page.locator('input[type=password]')
    for (const field of await fields.all()) await this.type(field, pin)
    await page
      .getByRole('button', { name: heading.includes('choose') ? secrets.pin.giveNew : secrets.pin.give })
      .click()
  }

  async #copyShare(): Promise<void> {
    const page = this.page
    const number = Number(/Share (\d+)/.exec(await this.#heading())?.[1])
    await page.getByRole('button', { name: secrets.reveal.show }).click()
    const words = page.getByRole('list', { name: secrets.reveal.words }).getByRole('listitem')
    await expect(words.first()).toBeVisible()
    const shown = (await words.allTextContents()).map((word) => word.replaceAll(/[^a-z]/g, ''))
    this.shares.set(number, shown.join(' '))
    await page.getByText(secrets.reveal.written).click()
    await page.getByRole('button', { name: secrets.reveal.finish }).click()
  }

  async #typeShare(): Promise<void> {
    const page = this.page
    const number = Number(/Share (\d+)/.exec(await this.#heading())?.[1])
    const words = (this.shares.get(number) ?? '').split(' ')
    await page.getByLabel(fill(secrets.entry.word, { number: 1 }), { exact: true }).focus()
    await page.keyboard.type(`${words.join(' ')} `)
    await page.getByRole('button', { name: secrets.entry.give }).click()
  }

  /** Every field of a form, as somebody fills it in who finds everything as it should be. */
  async fillIn(form: Locator): Promise<void> {
    const words = await this.page.locator('.words-table .word-text').allTextContents()
    if (words.length > 0) this.#paper = words
    for (const group of await form.getByRole('radiogroup').all()) {
      const yes = group.getByText(forms.yes, { exact: true })
      await ((await yes.count()) > 0 ? yes : group.locator('.choice').first()).click()
    }
    for (const tick of await form.locator('.choice', { has: this.page.locator('[type=checkbox]') }).all())
      if (!(await tick.locator('input').isChecked()) && !(await isEnough(tick))) await tick.click()
    for (;;) {
      const list = form.getByRole('button', { name: forms.choose }).first()
      if (!(await list.isVisible())) break
      await list.click()
      await this.page.getByRole('option').first().click()
    }
    for (const field of await form.locator('input[type=text], input:not([type]), textarea').all())
      await this.#fill(field)
  }

  async #fill(field: Locator): Promise<void> {
    if ((await field.inputValue()) !== '') return
    const label = await field.evaluate((element: HTMLInputElement) => element.labels?.[0]?.textContent ?? '')
    await field.fill(await this.#valueFor(label))
  }

  async #valueFor(label: string): Promise<string> {
    const exact = /Type ([A-Z]+) to go on/.exec(label)?.[1]
    if (exact !== undefined) return exact
    if (label.startsWith(forms.time)) return new Date().toISOString().slice(11, 19)
    if (/Which clock/.test(label)) return `Clock ${++this.#clocks}`
    if (/previous ceremony/i.test(label)) return 'none'
    if (/approved script/.test(label)) return this.#approved
    if (/fingerprint|SHA-256|digest/i.test(label))
      return this.#digest(/certificate/i.test(label) ? entryLabels.certificateDigest : entryLabels.fingerprint)
    if (/Exceptions on record/.test(label)) return /\((\d+)\)/.exec(label)?.[1] ?? ''
    const place = new RegExp(fill(kinds.copyWords.word, { number: '(\\d+)' })).exec(label)?.[1]
    if (place !== undefined) return this.#paper[Number(place) - 1] ?? ''
    return 'As the script says'
  }

  /** The digest that the step at hand shows under a label; one that people bring from elsewhere is made up. */
  async #digest(label: string): Promise<string> {
    const shown = (await this.page.locator('.step').textContent()) ?? ''
    const at = shown.lastIndexOf(label)
    const digits = /(?:[0-9a-f]\s*){64}/.exec(at === -1 ? '' : shown.slice(at + label.length))?.[0]
    return digits?.replaceAll(/\s/g, '') ?? '5'.repeat(64)
  }
}

/** True if as many of a group are chosen as it asks for. */
function isEnough(tick: Locator): Promise<boolean> {
  return tick.evaluate((choice) => {
    const group = choice.closest('[role=group]')
    const wanted = /Choose (\d+)\./.exec(group?.textContent ?? '')?.[1]
    return wanted !== undefined && group?.querySelectorAll('input:checked').length === Number(wanted)
  })
}
