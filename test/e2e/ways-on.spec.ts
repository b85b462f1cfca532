/** A true no goes on by an exception, somebody is replaced, and what people agree to stands there first: sealed, and valid for both verifiers. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Pdf } from '../main/documents/pdf.ts'
import { inFolder, root, start } from './launch.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { like } from './wording.ts'
import { en } from '../support/english.ts'

const { speech } = en.messages
const { closing, forms, run } = en.window
const scripts = join(root, 'test/fixtures/scripts')

/** Everybody is appointed but one, and the exception says how people go on. */
async function answerNo(people: People): Promise<void> {
  const { page } = people
  const form = page.locator('.ask')
  await people.fillIn(form)
  await people.hands.mark(page.getByRole('group', { name: /Witness 2/ }).getByLabel(forms.no, { exact: true }))
  const exception = form.locator('.notice', { hasText: run.ask.departure })
  await expect(exception).toBeVisible()
  for (const field of await exception.getByRole('textbox').all()) await field.fill('The letter comes tomorrow.')
  await people.hands.mark(exception.getByLabel(forms.no, { exact: true }))
  await people.identify()
  await form.getByRole('button', { name: run.ask.done, exact: true }).click()
}

async function replace(people: People): Promise<void> {
  const { page } = people
  await page.getByRole('button', { name: run.menu.open, exact: true }).click()
  await page.getByRole('menuitem', { name: run.menu.replace }).click()
  const dialog = page.getByRole('dialog')
  await people.hands.mark(dialog.getByLabel(/Witness 2/))
  await dialog.getByLabel(speech.replace.name).fill('Somebody new')
  await dialog.getByLabel(speech.replace.reason).fill('Taken ill.')
  await people.identify(dialog)
  await dialog.getByRole('button', { name: run.say.replace.submit }).click()
  await expect(dialog).toBeHidden()
  people.replaced.add('Witness 2')
}

const stepOf = async (page: Page): Promise<string> =>
  (await page.locator('[data-asked]').getAttribute('data-asked'))?.split(' ')[1] ?? ''

test('no by exception, and a person replaced, by hand in the window', () =>
  inFolder(async (folder) => {
    test.setTimeout(600_000)
    const { app, page } = await start(folder, {}, '--scripts', scripts)
    const done: string[] = []
    const first: First = async (people, asked) => {
      if (!like(run.ask.turn).test(asked)) return false
      const step = await stepOf(page)
      if (step === 'roll-call' && !done.includes('no')) {
        done.push('no')
        await answerNo(people)
        return true
      }
      if (step === 'clock' && !done.includes('replaced')) {
        done.push('replaced')
        await replace(people)
        return true
      }
      return false
    }
    const people = new People({ page, script: join(scripts, 'small.yaml'), first })
    await openCeremony(page, { title: 'Small ceremony', mode: 'rehearsal' })
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect(done).toEqual(['no', 'replaced'])
    await page.getByLabel(closing.folder).fill(`${folder}/out`)
    await page.getByRole('button', { name: closing.exportNow }).click()
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await app.close()

    const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')
    for (const told of ['"answers":["appointed.witness-2"]', '"type":"person.replaced"', '"id":"newcomer-1"'])
      expect(facts).toContain(told)
    const paper = new Pdf(readFileSync(join(folder, 'out/transcript.pdf'))).text.replaceAll(/\s+/g, ' ')
    for (const told of ['no (exception 1)', 'Somebody new', 'Somebody as Witness 2']) expect(paper).toContain(told)
    const python = join(root, 'test/independent/verify_record.py')
    expect(execFileSync('/usr/bin/python3', [python, join(folder, 'out/bundle')], { encoding: 'utf8' })).toMatch(
      /valid/i,
    )
  }))
