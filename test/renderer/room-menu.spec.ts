/** What anybody may say at any time, from the room's menu. */
import type { Page } from '@playwright/test'
import { speeches } from '../../ceremonies/kernel/speech.ts'
import { en } from '../support/english.ts'
import { speechesAsked } from '../support/speeches.ts'
import { answering, confirming } from './samples/asks.ts'
import { house, refused } from './samples/house.ts'
import { expect, good, mustBeAccessible, test } from './stage.ts'

const { run } = en.window
const players = { vouch: () => good({ ticket: 'ticket-1' }) }

async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Room' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function speak(page: Page, submit: string): Promise<void> {
  await page.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /Internal witness/ }).click()
  await page
    .getByLabel(/Personal code of Internal witness/)
    .last()
    .pressSequentially('six swans swim')
  await page.keyboard.press('Enter')
  await mustBeAccessible(page)
  await page.getByRole('button', { name: submit }).click()
}

test('a note', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy') }, players)
  await choose(page, 'Add a note …')
  await page.getByLabel('The note').fill('The lamp flickers.')
  await speak(page, 'Add the note')
  await expect.poll(() => stage.last('submit')?.command).toEqual({ type: 'note', text: 'The lamp flickers.' })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('an exception', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy') }, players)
  await choose(page, 'Record an exception …')
  await page.getByLabel('What the script expected').fill('Two bags')
  await page.getByLabel('What happened instead').fill('One bag')
  await page.getByLabel('Who decided how to continue').fill('The witnesses')
  await page.getByLabel('What follows from it').fill('Nothing')
  await page.getByLabel('What must be done about it').fill('Fetch the other')
  await page.getByText('Yes', { exact: true }).click()
  await speak(page, 'Record the exception')
  await expect
    .poll(() => stage.last('submit')?.command)
    .toEqual({
      type: 'exception',
      expected: 'Two bags',
      happened: 'One bag',
      decided: 'The witnesses',
      effect: 'Nothing',
      remedy: 'Fetch the other',
      open: true,
    })
})

test('a remedy, a break, and breaking off with its exact word', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy', { exceptions: 2, openRemedies: [2] }) }, players)
  await choose(page, 'Record a remedy …')
  await page.getByText('2', { exact: true }).last().click()
  await page.getByLabel('How it was remedied').fill('Fetched')
  await speak(page, 'Record the remedy')
  await expect.poll(() => stage.last('submit')?.command).toEqual({ type: 'remedy', exception: 2, statement: 'Fetched' })

  await choose(page, 'Pause …')
  await page.getByLabel('Why you are pausing').fill('Lunch')
  await page.getByLabel('How the room is sealed (seal numbers)').fill('4711')
  await speak(page, 'Start the pause')
  await expect.poll(() => stage.last('submit')?.command).toEqual({ type: 'break', reason: 'Lunch', sealed: '4711' })

  await choose(page, 'Abort the ceremony …')
  await page.getByLabel('Why the ceremony is aborted').fill('Fire')
  await page.getByLabel('Type ABORT to continue').fill('ABORT')
  await speak(page, 'Propose to abort')
  await expect.poll(() => stage.last('submit')?.command).toEqual({ type: 'abort', reason: 'Fire' })
})

test('words, who is here, the projector, and leaving', async ({ stage, page }) => {
  const room = answering('policy')
  await stage.open({ house, room }, players)
  await choose(page, 'Words of the record so far …')
  await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(32)
  await mustBeAccessible(page)
  await page.keyboard.press('Escape')
  await choose(page, 'Who is here …')
  await expect(page.getByRole('row', { name: /Custodian 5 Notary’s office enrolled/ })).toBeVisible()
  await mustBeAccessible(page)
  await page.keyboard.press('Escape')
  await choose(page, 'Open the projector’s window')
  await expect.poll(() => stage.last('projector')).toEqual({ open: true })
  await choose(page, 'Leave the ceremony …')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Leave the ceremony' }).click()
  await expect.poll(() => stage.last('leave')).toEqual({})
})

test('everything that anybody may say asks for its fields and its exact word, as at a terminal', async ({
  stage,
  page,
}) => {
  // A remedy is open, the mirror is lost, a card speaks for somebody, and something is proposed.
  const lost = { mirror: 'lost', mirrorTrouble: refused('MIRROR_FAILED') } as const
  const asking = confirming('policy', { openRemedies: [1, 3], ...lost })
  const parts = asking.parts.map((part) => ({ ...part, voice: part.id === 'custodian-1' ? 'card-1' : null }))
  const room = { ...asking, parts }
  await stage.open({ house, room }, players)
  for (const [name, labels] of speechesAsked(room)) {
    if (name === 'dispute') await page.getByRole('button', { name: run.say.dispute.submit }).click()
    else await choose(page, run.menu[name])
    const dialog = page.getByRole('dialog', { name: run.say[name].title })
    const asked = dialog.locator('.fields > *, .exact-word')
    await expect(asked).toHaveCount(labels.length)
    for (const [at, label] of labels.entries()) await expect(asked.nth(at)).toContainText(label)
    await expect(dialog.getByText(run.ask.secondAgrees)).toHaveCount(speeches[name].agreed ? 1 : 0)
    await mustBeAccessible(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
})

test('what cannot be said now says why, and the mirror is offered only while it is lost', async ({ stage, page }) => {
  const room = answering('policy', { mirror: 'abandoned', mirrorTrouble: refused('MIRROR_FAILED') })
  await stage.open({ house, room }, players)
  await choose(page, run.menu.remedy)
  await expect(page.getByRole('dialog').getByText('No remedy is open.')).toBeVisible()
  await mustBeAccessible(page)
  await page.getByRole('button', { name: run.menu.close }).click()
  await page.getByRole('button', { name: run.menu.open }).click()
  await expect(page.getByRole('menuitem', { name: run.menu.abort })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: run.menu['without-mirror'] })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await stage.tell('room', { ...room, push: 2, parts: room.parts.map((part) => ({ ...part, enrolled: false })) })
  await choose(page, run.menu.note)
  await expect(page.getByRole('dialog').getByText('Nobody has enrolled yet.')).toBeVisible()
})
