/** A bad day: what goes wrong at the screen, and that it is told and goes on. */
import { expect } from '@playwright/test'
import type { First, People } from './people.ts'
import { like } from './wording.ts'
import { captured, de, fill } from '../support/english.ts'

const { refusal: sentences } = de.messages
const { run, secrets } = de.window

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

/** Lets each of them happen once; `happened` is told their names. */
export function mishap(happened: (name: string) => void): First {
  const left = new Map(Object.entries(mishaps))
  return (people, asked) => {
    const [name, found] = [...left].find(([, { at }]) => at.test(asked)) ?? []
    if (name === undefined || found === undefined) return Promise.resolve(false)
    left.delete(name)
    happened(name)
    return found.happen(people)
  }
}

export const allMishaps: readonly string[] = Object.keys(mishaps)
