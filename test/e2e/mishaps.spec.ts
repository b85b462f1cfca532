import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { inFolder, root, start } from './launch.ts'
import { englishIn, listen, overheard } from './overheard.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { like } from './wording.ts'
import { captured, de, en, fill } from '../support/english.ts'

const { refusal: sentences } = de.messages
const { closing, run, secrets } = de.window
const scripts = join(root, 'test/fixtures/scripts')
const medium = join(scripts, 'medium.yaml')

/** What goes wrong, once each, at the first question where it can; true if it has answered that question. */
const mishaps: Readonly<
  Record<string, { readonly at: RegExp; readonly happen: (people: People) => Promise<boolean> }>
> = {
  'one code for two people': {
    at: like(run.ask.enrol),
    happen: async ({ page, codeOf, type }) => {
      const enrol = page.getByRole('button', { name: like(run.ask.enrolButton) })
      const first = (await enrol.textContent()) ?? ''
      const code = codeOf(captured(run.ask.enrolButton, first)?.['person'] ?? '')
      for (const label of [run.ask.newCode, run.ask.again]) await type(page.getByLabel(label), code)
      await enrol.click()
      await expect(enrol).not.toHaveText(first)
      for (const label of [run.ask.newCode, run.ask.again]) await type(page.getByLabel(label), code)
      await enrol.click()
      await expect(page.getByText(sentences.CODE_UNFIT)).toBeVisible()
      return true
    },
  },
  'an exception, and a break with everybody back': {
    at: like(run.ask.turn),
    happen: async (people) => {
      await speak(people, run.menu.exception, run.say.exception.submit)
      await expect(people.page.getByText(fill(run.side.onRecord, { count: 1 }))).toBeVisible()
      await speak(people, run.menu.break, run.say.break.submit)
      await expect(people.page.getByRole('heading', { name: run.ask.onBreak })).toBeVisible()
      return true
    },
  },
  'a confirmation refused': {
    at: like(run.ask.witness),
    happen: async (people) => {
      await people.page.getByRole('button', { name: run.say.dispute.submit }).click()
      await inDialog(people, run.say.dispute.submit)
      return true
    },
  },
  'a wrong code': {
    at: like(run.ask.witness),
    happen: async (people) => {
      const { page, type } = people
      await people.chooseSpeaker(page.locator('.ask'))
      await type(page.locator('.ask').getByLabel(like(run.who.codeOf)), 'not my code')
      await page.getByRole('button', { name: run.who.recognise }).click()
      await expect(page.getByText(like(sentences.CODE_WRONG))).toBeVisible()
      return false
    },
  },
  'a wrong word': {
    at: like(secrets.entry.title),
    happen: async ({ page, shares }) => {
      const words = (shares.get(1) ?? '').split(' ')
      const wrong = words.with(4, words[4] === 'academic' ? 'acid' : 'academic')
      await page.getByLabel(fill(secrets.entry.word, { number: 1 }), { exact: true }).focus()
      await page.keyboard.type(`${wrong.join(' ')} `)
      await page.getByRole('button', { name: secrets.entry.give }).click()
      await expect(page.getByText(fill(secrets.entry.look, { number: 5 }))).toBeVisible()
      await page.getByRole('button', { name: secrets.entry.clear }).click()
      return false
    },
  },
}

async function speak(people: People, item: string, submit: string): Promise<void> {
  await people.page.getByRole('button', { name: run.menu.open, exact: true }).click()
  await people.page.getByRole('menuitem', { name: item }).click()
  await inDialog(people, submit)
}

async function inDialog(people: People, submit: string): Promise<void> {
  const dialog = people.page.getByRole('dialog')
  await people.fillIn(dialog)
  await people.identify(dialog)
  await dialog.getByRole('button', { name: submit }).click()
  await expect(dialog).toBeHidden()
}

test('in German: one code for two, a wrong code and word, a refused confirmation, an exception and a break: the day goes on', () =>
  inFolder(async (folder) => {
    test.setTimeout(900_000)
    const { app, page } = await start(folder, {}, '--scripts', scripts)
    const happened: string[] = []
    const first: First = async (people, asked) => {
      const [name, mishap] =
        Object.entries(mishaps).find(([one, { at }]) => !happened.includes(one) && at.test(asked)) ?? []
      if (name === undefined || mishap === undefined) return false
      happened.push(name)
      return mishap.happen(people)
    }
    const people = new People({ page, script: medium, first })
    await people.display(en.window.app.settings.languages.de)
    people.texts = de
    await listen(page)
    await openCeremony(page, { title: 'Medium ceremony', mode: 'rehearsal' }, { texts: de })
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect(englishIn(await overheard(page), de, medium)).toEqual([])
    expect(happened.sort()).toEqual(Object.keys(mishaps).sort())
    await app.close()
  }))
