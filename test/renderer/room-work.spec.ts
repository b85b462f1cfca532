/** What people do in the room, by keyboard alone, and where the focus goes. */
import type { Locator, Page } from '@playwright/test'
import { answering, asks, confirming } from './samples/asks.ts'
import { sha256 } from './samples/day.ts'
import { house } from './samples/house.ts'
import { expect, good, refusedWith, test } from './stage.ts'

const code = 'six swans swim'

/** Presses Tab until the element with this role and name has the focus. */
async function tabTo(
  page: Page,
  role: 'button' | 'textbox' | 'radio' | 'checkbox',
  name: string | RegExp,
): Promise<void> {
  const target = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${role} ${String(name)}.`)
}

async function identify(within: Page | Locator, name: RegExp): Promise<void> {
  const field = within.getByLabel(name)
  await field.pressSequentially(code)
  await field.press('Enter')
}

const vouching = { vouch: () => good({ ticket: 'ticket-1' }) }

test('each step of the rail stands under its own act', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy') })
  const rail = page.getByRole('navigation', { name: 'The script' })
  const acts = await rail.locator('.act:has(.near)').all()
  const listed = acts.map(async (act) => [
    await act.locator('.act-title').textContent(),
    await act.locator('.near-number').allTextContents(),
  ])
  expect(await Promise.all(listed)).toEqual([
    ['Opening', ['1', '2', '3', '4', '5', '6']],
    ['Clock', ['7']],
  ])
})

test('a performer answers with the keyboard alone', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy') }, vouching)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await tabTo(page, 'textbox', 'Version of the CP/CPS in force')
  await page.keyboard.type('1.0')
  await tabTo(page, 'textbox', /Body that approved/)
  await page.keyboard.type('Policy authority')
  await tabTo(page, 'textbox', /SHA-256 of the approved script/)
  await page.keyboard.type(sha256('script'))
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('Personal code of Ceremony administrator')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Identity confirmed: Ceremony administrator (Key management)')).toBeVisible()
  await tabTo(page, 'button', 'Done')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => stage.last('submit'))
    .toEqual({
      ticket: 'ticket-1',
      command: {
        type: 'answer',
        step: 'policy',
        answers: { 'policy-version': '1.0', 'approved-by': 'Policy authority', 'script-digest': sha256('script') },
        exception: null,
      },
    })
  expect(stage.last('vouch')).toEqual({ person: 'administrator', code, by: 'code' })
})

test('whoever speaks by card is asked for its PIN, hears what the card says of a wrong one, and disagrees by code', async ({
  stage,
  page,
}) => {
  const asking = confirming('generate')
  const parts = asking.parts.map((part) => ({ ...part, voice: part.id === 'internal-witness' ? 'card-1' : null }))
  const cards = [{ name: 'card-1', label: 'Card of the witness' }]
  const wrong = refusedWith('CARD_PIN_WRONG', { which: 'pin', left: 2 })
  await stage.open({ house, room: { ...asking, parts, cards } }, { vouch: () => wrong })
  await tabTo(page, 'button', /Choose who speaks/)
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /Internal witness/ }).click()
  const field = page.getByLabel('PIN of Card of the witness, which signs for Internal witness')
  await field.pressSequentially('123456')
  await field.press('Enter')
  await expect(page.getByText(/That PIN is wrong. 2 tries are left/)).toBeVisible()
  await expect(field).toHaveAccessibleDescription(/2 tries are left/)
  expect(stage.last('vouch')).toEqual({ person: 'internal-witness', code: '123456', by: 'card' })
  await page.getByRole('button', { name: 'Disagree' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /Internal witness/ }).click()
  await expect(dialog.getByLabel('Personal code of Internal witness')).toBeVisible()
})

test('a witness confirms with the keyboard alone', async ({ stage, page }) => {
  await stage.open({ house, room: confirming('generate') }, vouching)
  await tabTo(page, 'button', /Choose who speaks/)
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, 'textbox', /Personal code/).catch(() => undefined)
  await identify(page, /Personal code of External witness/)
  await tabTo(page, 'button', 'Confirm')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => stage.last('submit'))
    .toEqual({
      ticket: 'ticket-1',
      command: { type: 'confirm', digest: sha256('generate'), seq: 87, answers: {} },
    })
})

test('the next witness is asked as soon as a word is recorded, before whoever said it is answered', async ({
  stage,
  page,
}) => {
  const before = confirming('generate')
  // The answer never comes.
  await stage.open({ house, room: before }, { ...vouching, submit: () => new Promise(() => undefined) })
  await page.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /External witness/ }).click()
  await identify(page, /Personal code of External witness/)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect.poll(() => stage.last('submit')).toBeDefined()
  await expect(page.getByText(/Identity confirmed/)).toBeVisible()
  const spoke = stage.last('vouch')?.person
  const asks = before.asks.filter((ask) => !('person' in ask) || ask.person !== spoke)
  await stage.tell('room', { ...before, push: before.push + 1, asks })
  await expect(page.getByText(/Identity confirmed/)).toBeHidden()
  await expect(page.getByLabel(/^Personal code/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm', exact: true })).toBeDisabled()
})

test('what cannot be undone waits for its exact word', async ({ stage, page }) => {
  await stage.open({ house, room: answering('generate') }, vouching)
  await identify(page, /Personal code of Crypto officer 1/)
  const done = page.getByRole('button', { name: 'Begin' })
  await expect(page.getByText('Identity confirmed: Crypto officer 1 (Security, shift A)')).toBeVisible()
  await expect(done).toBeDisabled()
  await page.getByLabel('Type GENERATE to continue').fill('GENERATE')
  await done.click()
  await expect
    .poll(() => stage.last('submit')?.command)
    .toEqual({ type: 'answer', step: 'generate', answers: {}, exception: null })
})

test('a wrong code is said in place, and nothing of it stays', async ({ stage, page }) => {
  const refusing = { vouch: () => refusedWith('CODE_WRONG', { person: 'administrator' }) }
  await stage.open({ house, room: answering('policy') }, refusing)
  await identify(page, /Personal code of Ceremony administrator/)
  await expect(page.getByText('That is not the personal code of Ceremony administrator')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled()
  await expect(page.getByRole('button', { name: 'Confirm my identity' })).toBeDisabled()
})

test('a ticket is used once: after a refusal the person identifies again', async ({ stage, page }) => {
  const players = { ...vouching, submit: () => refusedWith('STEP_BUSY', { step: 'generate', phase: 'agreed' }) }
  await stage.open({ house, room: confirming('policy') }, players)
  await identify(page, /Personal code of External witness/)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByRole('alert').getByText('Step generate is already agreed.')).toBeVisible()
  await expect(page.getByLabel(/Personal code of External witness/)).toBeVisible()
})

test('a witness disagrees with a reason', async ({ stage, page }) => {
  await stage.open({ house, room: confirming('policy') }, vouching)
  await page.getByRole('button', { name: 'Disagree' }).click()
  const dialog = page.getByRole('dialog', { name: 'Disagree with what was entered' })
  await dialog.getByLabel('What is wrong').fill('The version is 1.1.')
  await dialog.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /External witness/ }).click()
  await identify(dialog, /Personal code of External witness/)
  await dialog.getByRole('button', { name: 'Disagree' }).click()
  await expect
    .poll(() => stage.last('submit')?.command)
    .toEqual({
      type: 'dispute',
      digest: sha256('policy'),
      reason: 'The version is 1.1.',
    })
})

test('everybody enrols, and a code typed in two ways is not taken', async ({ stage, page }) => {
  await stage.open({ house, room: asks['enrol'] as never })
  const enrol = page.getByRole('button', { name: /^Enrol Crypto officer 2/ })
  await page.getByLabel('New personal code').pressSequentially('first code')
  await page.getByLabel('Repeat the code').pressSequentially('other code')
  await enrol.click()
  await expect(page.getByText('They do not match.')).toBeVisible()
  await page.getByLabel('New personal code').fill(code)
  await page.getByLabel('Repeat the code').fill(code)
  await enrol.click()
  await expect.poll(() => stage.last('enrol')).toEqual({ person: 'crypto-officer-2', code })
})

test('two people decide about a step in doubt', async ({ stage, page }) => {
  await stage.open({ house, room: asks['resolve'] as never }, vouching)
  await page.getByRole('radio', { name: /Discard/ }).check({ force: true })
  await page.getByLabel('Why, in one sentence').fill('The power went.')
  await page.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /Internal witness/ }).click()
  await identify(page, /Personal code of Internal witness/)
  await page.getByRole('button', { name: 'Propose this' }).click()
  await expect
    .poll(() => stage.last('submit')?.command)
    .toEqual({
      type: 'resolve',
      step: 'generate',
      choice: 'discard',
      statement: 'The power went.',
    })
})

test('what is unsigned or has changed is read before two people accept it', async ({ stage, page }) => {
  await stage.open({ house, room: asks['review'] as never }, vouching)
  await expect(page.getByText('The mirror has moved. It was /media/second; now it is /media/third.')).toBeVisible()
  await expect(page.getByText(/^Facts 96 to 105 came after the last signature/)).toBeVisible()
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Ceremony administrator (Key management) enters' }),
  ).toBeVisible()
  await page.getByLabel('How it was compared, and why it is accepted').fill('As in our notes.')
  await page.getByRole('button', { name: /Choose who speaks/ }).click()
  await page.getByRole('option', { name: /Internal witness/ }).click()
  await identify(page, /Personal code of Internal witness/)
  await page.getByRole('button', { name: 'Propose to accept this' }).click()
  await expect.poll(() => stage.last('submit')?.command).toEqual({ type: 'review', statement: 'As in our notes.' })
})

test('the focus goes to a new step, then to what is asked; the step is announced', async ({ stage, page }) => {
  await stage.open({ house, room: answering('policy') })
  await expect(page.getByRole('heading', { name: 'Policy and approval of the script' })).toBeFocused()
  await expect(page.getByRole('status').first()).toHaveText(
    'Step 3 of 69, Policy and approval of the script. Ceremony administrator (Key management) acts.',
  )
  await stage.tell('room', { ...confirming('policy'), push: 2 })
  await expect(page.getByRole('heading', { name: 'Please confirm as a witness' })).toBeFocused()
  await stage.tell('room', { ...answering('observation'), push: 3 })
  await expect(page.getByRole('heading', { name: 'Qualified auditor or continuous video' })).toBeFocused()
})
