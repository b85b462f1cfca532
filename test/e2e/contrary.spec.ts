/** A real root key ceremony by hand, from the first screen to a sealed and verified bundle, against which everything is said once that can be: the transcript says all of it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { softHsmIn } from '../../main/devices/softhsm.ts'
import { Pdf } from '../main/documents/pdf.ts'
import { factsOf } from '../support/archives.ts'
import { en, patternOf } from '../support/english.ts'
import { full } from '../support/sample.ts'
import { inLongRun, root, start } from './launch.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { like, numberIn } from './wording.ts'

const { field, refusal, speech } = en.messages
const { closing, forms, home, run } = en.window
const rootKey = join(root, 'ceremonies/scripts/root-key.yaml')

/** What anybody may say at any time; a remedy only once there is something to remedy. */
const sayings = ['note', 'exception', 'replace', 'break', 'abort'] as const

/** Two of two, or three of five if everything is run. */
const [shares, threshold] = full ? [5, 3] : [2, 2]

const everybody = [
  ...['Ceremony administrator', 'External witness', 'Internal witness', 'Crypto officer 1', 'Crypto officer 2'],
  ...Array.from({ length: shares }, (_, at) => `Custodian ${at + 1}`),
]

/** Says no, disagrees, turns back and changes places wherever that can be done, each once. */
class Contrary {
  readonly noes = new Set<string>()
  readonly disagreed = new Set<string>()
  readonly turnedBack = new Set<string>()
  readonly cancelled = new Set<string>()
  replaced = false

  readonly first: First = async (people, asked) => {
    const [kind = '', step = ''] = await questionOf(people)
    if (kind !== 'answer' && kind !== 'confirm') return false
    if (this.cancelled.size === 0) await this.#cancelSayings(people)
    await this.#turnBack(people, asked)
    const next = everybody.find((part) => !this.disagreed.has(part))
    if (kind === 'confirm' && next !== undefined && !(await isReplacement(people))) {
      this.disagreed.add(next)
      await this.#disagree(people, next)
      return true
    }
    if (step === 'clocks' && !this.replaced) {
      this.replaced = true
      await this.#remedy(people)
      await this.#replace(people)
      return true
    }
    return kind === 'answer' && this.#sayNo(people, step)
  }

  /** To all that can be answered so, with the exception that goes with it. */
  async #sayNo(people: People, step: string): Promise<boolean> {
    const form = people.page.locator('.ask')
    const questions = await form
      .locator('[role=radiogroup]:not(.identify *)')
      .filter({ has: no(people.page) })
      .all()
    if (questions.length === 0 || (step === 'deviations' && this.noes.has('deviations 0'))) return false
    await people.fillIn(form)
    for (const [at, question] of questions.entries()) {
      await people.hands.mark(no(question))
      this.noes.add(`${step} ${at}`)
    }
    await this.#explain(people, form, step)
    await people.identify()
    await form.getByRole('button', { name: new RegExp(`^(${run.ask.done}|${run.ask.begin})$`) }).click()
    return step === 'deviations' ? this.#recordMissing(people) : true
  }

  /** Nobody can go on while an exception is missing: it is recorded, and counted with the others. */
  async #recordMissing(people: People): Promise<false> {
    const { page } = people
    await expect(page.getByText(like(refusal.EXCEPTIONS_DIFFER))).toBeVisible()
    await this.#say(people, 'exception')
    const label = page.getByText(like(field.exception.recorded))
    const count = String(numberIn(field.exception.recorded, (await label.textContent()) ?? ''))
    await people.hands.fill(page.getByLabel(like(field.exception.recorded)), count)
    return false
  }

  /** How people go on all the same; asked only where a yes was expected. */
  async #explain(people: People, form: Locator, step: string): Promise<void> {
    const exception = form.locator('.notice', { hasText: run.ask.departure })
    if (!(await exception.isVisible())) return
    for (const field of await exception.getByRole('textbox').all()) await people.hands.fill(field, 'As all agreed.')
    // That of the roll call is remedied later.
    await people.hands.mark(step === 'roll-call' ? exception.getByLabel(forms.yes, { exact: true }) : no(exception))
  }

  async #cancelSayings(people: People): Promise<void> {
    for (const saying of sayings) await this.#cancelSaying(people, saying)
  }

  async #cancelSaying(people: People, saying: (typeof sayings)[number] | 'remedy'): Promise<void> {
    await this.#open(people, run.menu[saying])
    const dialog = people.page.getByRole('dialog')
    await people.fillIn(dialog)
    await dialog.getByRole('button', { name: run.menu.cancel, exact: true }).click()
    await expect(dialog).toBeHidden()
    this.cancelled.add(saying)
  }

  /** The first time each person is asked: recognised, then somebody else wanted, and then recognised again as usual. */
  async #turnBack(people: People, asked: string): Promise<void> {
    if (this.turnedBack.has(asked)) return
    this.turnedBack.add(asked)
    await people.identify()
    await people.page.locator('.ask').getByRole('button', { name: run.who.another }).click()
  }

  /** Cancelled first, and then meant. */
  async #disagree(people: People, part: string): Promise<void> {
    const { page } = people
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: run.say.dispute.submit }).click()
    await people.fillIn(dialog)
    await dialog.getByRole('button', { name: run.menu.cancel, exact: true }).click()
    await expect(dialog).toBeHidden()
    await page.getByRole('button', { name: run.say.dispute.submit }).click()
    await people.fillIn(dialog)
    await people.hands.choose(dialog.getByRole('button', { name: run.who.choose }), part)
    await people.identify(dialog)
    await dialog.getByRole('button', { name: run.say.dispute.submit }).click()
    await expect(dialog).toBeHidden()
  }

  /** Of the exception that was left open. */
  async #remedy(people: People): Promise<void> {
    await this.#cancelSaying(people, 'remedy')
    await this.#say(people, 'remedy')
  }

  async #say(people: People, saying: 'exception' | 'remedy'): Promise<void> {
    await this.#open(people, run.menu[saying])
    const dialog = people.page.getByRole('dialog')
    await people.fillIn(dialog)
    await people.identify(dialog)
    await dialog.getByRole('button', { name: run.say[saying].submit }).click()
    await expect(dialog).toBeHidden()
  }

  async #replace(people: People): Promise<void> {
    await this.#open(people, run.menu.replace)
    const dialog = people.page.getByRole('dialog')
    await people.hands.mark(dialog.getByLabel(/Custodian 2/))
    await dialog.getByLabel(speech.replace.name).fill('Somebody new')
    await dialog.getByLabel(speech.replace.reason).fill('Taken ill.')
    await people.identify(dialog)
    await dialog.getByRole('button', { name: run.say.replace.submit }).click()
    await expect(dialog).toBeHidden()
    people.replaced.add('Custodian 2')
  }

  async #open({ page }: People, item: string): Promise<void> {
    await page.getByRole('button', { name: run.menu.open, exact: true }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
}

const no = (within: Page | Locator): Locator => within.getByLabel(forms.no, { exact: true })

const isReplacement = ({ page }: People): Promise<boolean> =>
  page.locator('.ask', { hasText: new RegExp(patternOf(run.ask.proposedReplace)) }).isVisible()

/** Its kind and its step. */
function questionOf({ page }: People): Promise<readonly string[]> {
  return page.evaluate(() => document.querySelector('[data-asked]')?.getAttribute('data-asked')?.split(' ') ?? [])
}

test('a real ceremony by hand in which everything is said no to, disputed, cancelled and turned back once, and one is replaced', () =>
  inLongRun(async (folder) => {
    const { environment } = softHsmIn(join(folder, 'hsm'))
    const { app, page } = await start(folder, environment, '--env', 'SOFTHSM2_CONF')
    await openCeremony(page, {
      title: 'Root key ceremony',
      mode: 'real',
      settings: {
        'Algorithm of the root key': 'EC-P384',
        'Shares of the backup key and custodians': String(shares),
        'Shares that bring the backup key back': String(threshold),
      },
      token: home.tokenBlank,
    })
    const contrary = new Contrary()
    const people = new People({ page, script: rootKey, first: contrary.first })
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect(people.shares.size).toBe(shares)
    await page.getByLabel(closing.folder).fill(`${folder}/out`)
    await page.getByRole('button', { name: closing.exportNow }).click()
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await app.close()

    const lines = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    expect(lines).toContain('"mode":"real"')
    expect([...lines.matchAll(/"method":"(\w+)"/g)].map(([, method]) => method)).not.toContain('fed')
    expect([...people.typed, ...people.shares.values()].filter((secret) => lines.includes(secret))).toEqual([])
    expect(existsSync(join(folder, 'out/bundle/artifacts/root.pem'))).toBe(true)

    const { noes, disagreed, turnedBack, cancelled } = contrary
    expect([...cancelled]).toEqual([...sayings, 'remedy'])
    const facts = factsOf(new Map([['facts.jsonl', Buffer.from(lines)]]))
    const counted = (type: string): number => facts.get(type)?.length ?? 0
    expect([...disagreed]).toEqual(everybody)
    expect(counted('proposal.disputed')).toBe(everybody.length)
    expect([...turnedBack].length).toBeGreaterThan(everybody.length)
    expect([counted('person.replaced'), counted('exception.remedied')]).toEqual([1, 1])
    const paper = new Pdf(readFileSync(join(folder, 'out/transcript.pdf'))).text.replaceAll(/\s+/g, ' ')
    for (const told of ['Somebody new', 'Somebody as Custodian 2', 'Taken ill.']) expect(paper).toContain(told)
    // That an exception is missing is refused, and then it is not.
    expect(noes).toContain('deviations 0')
    expect(paper.match(/no \(exception \d+\)/g)?.length).toBe(noes.size - 1)
    const python = join(root, 'test/independent/verify_record.py')
    expect(execFileSync('/usr/bin/python3', [python, join(folder, 'out/bundle')], { encoding: 'utf8' })).toMatch(
      /valid/i,
    )
  }))
