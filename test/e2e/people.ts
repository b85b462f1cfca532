/** People at the screen who do what the ceremony asks of them, by what they can read and press alone. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Catalogue } from '../../ceremonies/texts/index.ts'
import { fillIn, type Papers } from './form.ts'
import { type Hands, Mouse } from './hands.ts'
import { like, numberIn, oneOf } from './wording.ts'
import { captured, en, fill, patternOf } from '../support/english.ts'

/** Answers instead of the usual people; false if it leaves the question to them. */
export type First = (people: People, asked: string) => Promise<boolean>

export interface Crowd {
  readonly page: Page
  /** The script's file, of which people have the approval on paper. */
  readonly script: string
  readonly first?: First
  readonly hands?: Hands
}

export class People {
  readonly page: Page
  readonly hands: Hands
  readonly #first: First
  readonly #papers: Papers
  /** The language that the screen speaks now. */
  texts: Catalogue = en
  /** Personal codes and PINs as typed. */
  readonly typed = new Set<string>()
  /** The words of each share as shown. */
  readonly shares = new Map<number, string>()
  /** The words on sheets of earlier ceremonies, by the part of whoever has it. */
  readonly sheets = new Map<string, string>()
  /** The PIN of each card, by what people call it. */
  readonly cardPins = new Map<string, string>()
  /** Called before the PIN of a card is typed that signs, by what people call the card. */
  atCard: (card: string) => Promise<void> = () => Promise.resolve()
  /** Called while a PIN, the words of a share, or a share as typed is there, under the question's heading. */
  atSecret: (asked: string) => Promise<void> = () => Promise.resolve()

  constructor({ page, script, first = () => Promise.resolve(false), hands = new Mouse() }: Crowd) {
    this.page = page
    this.hands = hands
    this.#first = first
    this.#papers = { approved: sha256(readFileSync(script)), words: [], clocks: 0, wrapped: new Map() }
  }

  /** Does what is asked, one thing after another, until `there` is in sight. */
  async goOn(there: Locator): Promise<void> {
    for (;;) {
      const isThere = await soon(async () => {
        // The question first: what comes with it is then there to be seen.
        const key = await this.#key()
        return (await there.isVisible()) || (key === null ? null : false)
      })
      if (isThere) return
      await this.answer()
    }
  }

  /** Answers the one question at hand, and waits until it is no longer asked. `pressing` is given the last press of a word. */
  async answer(pressing: (press: () => Promise<void>) => Promise<void> = (press) => press()): Promise<void> {
    const key = await this.#key()
    const text = await this.#heading()
    try {
      if (!(await this.#first(this, text))) await this.#usual(text, pressing)
      await soon(async () => ((await this.#key()) === key ? null : true))
    } catch (error) {
      const shown = await this.#ask.textContent({ timeout: 1000 }).catch(() => '')
      throw new Error(`at the question “${text}” (${String(key)}): ${shown ?? ''}`, { cause: error })
    }
  }

  /** Parts that somebody else has taken, by their titles. */
  readonly replaced = new Set<string>()

  /** What a person of this part types as the personal code. */
  readonly codeOf = (person: string): string => {
    const [title = ''] = person.split(' (')
    const code = unlike(this.replaced.has(title) ? `${title}, newcomer` : title)
    this.typed.add(code)
    return code
  }

  async #heading(): Promise<string> {
    return (await this.page.locator('[data-asked] [data-ask-heading]').first().textContent()) ?? ''
  }

  /** Of the question at hand; null while there is none. */
  #key(): Promise<string | null> {
    return this.page.evaluate(() => document.querySelector('[data-asked]')?.getAttribute('data-asked') ?? null)
  }

  get #ask(): Locator {
    return this.page.locator('.ask')
  }

  #button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name, exact: true })
  }

  async #usual(text: string, pressing: (press: () => Promise<void>) => Promise<void>): Promise<void> {
    const { page, hands } = this
    const { run, secrets } = this.texts.window
    if (text === run.ask.enrol) return this.#enrol()
    if (text === run.ask.retry) return hands.press(this.#button(run.ask.retryButton))
    const shown = (await page.locator('[data-asked]').textContent()) ?? ''
    if (shown.includes(secrets.pin.how)) return this.#pin(text, shown)
    if (shown.includes(secrets.typed.how)) return this.#typeSecret(text)
    if (shown.includes(secrets.reveal.once)) return this.#copyShare(text)
    if (shown.includes(secrets.entry.how)) return this.#typeShare(text)
    await this.fillIn(this.#ask)
    await this.identify()
    const { begin, confirm, done, goOn, propose, reviewSubmit } = run.ask
    const button = this.#button(oneOf(begin, confirm, done, goOn, propose, reviewSubmit), this.#ask)
    await pressing(() => hands.press(button))
  }

  async #enrol(): Promise<void> {
    const { ask } = this.texts.window.run
    const button = this.#button(like(ask.enrolButton))
    const { person = '' } = captured(ask.enrolButton, (await button.textContent()) ?? '') ?? {}
    for (const label of [ask.newCode, ask.again]) await this.type(this.page.getByLabel(label), this.codeOf(person))
    await this.hands.press(button)
  }

  /** Whoever may speak first is recognised by the personal code, or by the PIN of the card that signs. */
  async identify(ask = this.#ask): Promise<void> {
    const { codeOf, pinOf } = this.texts.window.run.who
    await this.chooseSpeaker(ask)
    const label = (await ask.locator('label', { hasText: oneOf(codeOf, pinOf) }).textContent()) ?? ''
    const { card, person = '' } = captured(pinOf, label) ?? captured(codeOf, label) ?? {}
    const code = ask.getByLabel(label, { exact: true })
    if (card !== undefined) await this.atCard(card)
    await this.type(code, card === undefined ? this.codeOf(person) : (this.cardPins.get(card) ?? ''))
    await this.page.keyboard.press('Enter')
    await soon(async () => ((await code.isVisible()) ? null : true))
  }

  /** Where any of several may speak, the first comes forward. */
  async chooseSpeaker(ask: Locator): Promise<void> {
    const { choose, codeOf, pinOf } = this.texts.window.run.who
    const button = ask.getByRole('button', { name: choose })
    await button
      .or(ask.getByLabel(oneOf(codeOf, pinOf)))
      .first()
      .waitFor()
    if (await button.isVisible()) await this.hands.choose(button)
  }

  readonly type = async (field: Locator, text: string): Promise<void> => {
    this.typed.add(text)
    await this.hands.type(field, text)
  }

  /** How the window is shown: an option by its name. */
  async display(option: string): Promise<void> {
    const { open } = this.texts.window.app.settings
    await this.hands.press(this.#button(open))
    await this.hands.mark(this.page.getByRole('dialog').getByLabel(option, { exact: true }))
    await this.hands.press(this.page.getByRole('dialog').getByRole('button'))
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }

  readonly fillIn = (form: Locator): Promise<void> => fillIn(form, this.hands, this.texts, this.#papers)

  async #pin(heading: string, shown: string): Promise<void> {
    const texts = this.texts.window.secrets.pin
    const isNew = like(texts.newTitle)
    const whose = heading.includes(texts.roles['new-so-pin']) ? 'so' : 'user'
    const told = new RegExp(patternOf(texts.rehearsal)).exec(shown)?.groups?.['pin']
    const { role, device = '' } = captured(texts.newTitle, heading) ?? captured(texts.title, heading) ?? {}
    // Cards take eight characters at most.
    const isOfCard = role !== undefined && ofNewCards.some((purpose) => texts.roles[purpose] === role)
    const chosen = isOfCard ? unlike(`${role} ${device}`).slice(0, 8) : null
    if (chosen !== null && role === texts.roles['new-card-pin']) this.cardPins.set(device, chosen)
    const pin =
      told ?? chosen ?? this.#present(role, device) ?? unlike(`${whose} ${numberIn(texts.half, heading) ?? 0}`)
    for (const field of await this.page.locator('input[type=password]').all()) await this.type(field, pin)
    await this.atSecret(heading)
    await this.hands.press(this.#button(isNew.test(heading) ? texts.giveNew : texts.give))
  }

  /** What a card has: of a PIN that nobody has chosen yet, its maker's. Null for what is not a card's. */
  #present(role: string | undefined, device: string): string | null {
    const { roles } = this.texts.window.secrets.pin
    if (role === roles['card-pin']) return this.cardPins.get(device) ?? '123456'
    return role === roles['card-puk'] || role === roles['card-admin-pin'] ? '12345678' : null
  }

  /** The second time with a slip, and then again. */
  async #typeSecret(heading: string): Promise<void> {
    const texts = this.texts.window.secrets.typed
    const secret = unlike('the secret')
    for (const again of [secret.slice(1), secret]) {
      await this.type(this.page.getByLabel(texts.label, { exact: true }), secret)
      await this.type(this.page.getByLabel(texts.again), again)
      await this.atSecret(heading)
      await this.hands.press(this.#button(texts.give))
      if (again !== secret) await expect(this.page.getByText(texts.differs)).toBeVisible()
    }
  }

  async #copyShare(heading: string): Promise<void> {
    const texts = this.texts.window.secrets.reveal
    await this.hands.press(this.#button(texts.show))
    const words = this.page.getByRole('list', { name: texts.words }).getByRole('listitem')
    await expect(words.first()).toBeVisible()
    const shown = (await words.allTextContents()).map((word) => word.replaceAll(/[^a-z]/g, ''))
    this.shares.set(shareOf(heading), shown.join(' '))
    await this.atSecret(heading)
    await this.hands.mark(this.page.getByLabel(texts.written))
    await this.hands.press(this.#button(texts.finish))
  }

  /** The first share in full, the others as short as may be: four letters of a word are enough. */
  async #typeShare(heading: string): Promise<void> {
    const texts = this.texts.window.secrets.entry
    const { person = '' } = captured(texts.title, heading) ?? {}
    const [part = ''] = person.split(' (')
    const words = (this.sheets.get(part) ?? this.shares.get(shareOf(heading)) ?? '').split(' ')
    const typed = shareOf(heading) === 1 ? words : words.map((word) => word.slice(0, 4))
    const first = this.page.getByLabel(fill(texts.word, { number: 1 }), { exact: true })
    await this.hands.type(first, `${typed.join(' ')} `)
    await this.atSecret(heading)
    await this.hands.press(this.#button(texts.give))
  }
}

/** What is chosen when a card is enrolled. */
const ofNewCards = ['new-card-pin', 'new-card-puk', 'new-card-admin-pin'] as const

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** The same for the same person every time, and like nothing else that is written anywhere. */
const unlike = (name: string): string => createHash('sha256').update(name).digest('base64url').slice(0, 12)

const shareOf = (heading: string): number => Number(/\d+/.exec(heading)?.[0])

/** Milliseconds from one look to the next: soon, because there are hundreds of questions, and then less often, because each look is work. */
const pauses = [20, 20, 40, 40, 80]

/** What `look` comes to; null is looked at again. */
async function soon<T>(look: () => Promise<T | null>): Promise<T> {
  for (const [end, looks] = [Date.now() + 60_000, pauses.values()]; Date.now() < end; ) {
    const found = await look()
    if (found !== null) return found
    const pause = looks.next().value ?? 160
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  throw new Error('nothing came about within a minute')
}
