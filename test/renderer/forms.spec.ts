/** Every type of field that a step may ask for: what is typed, what is wrong with it, what is given. */
import type { FormField, Room } from '../../preload/views.ts'
import { sha256 } from './samples/day.ts'
import { house } from './samples/house.ts'
import { room } from './samples/room.ts'
import { expect, good, mustBeAccessibleInEveryLook, refusedWith, test } from './stage.ts'

const fields: FormField[] = [
  { name: 'place', label: 'Room', type: 'text' },
  { name: 'remark', label: 'Remark', type: 'text', optional: true },
  { name: 'films', label: 'Number of cameras', type: 'integer', max: 20 },
  { name: 'how', label: 'How it is observed', type: 'choice', options: ['An auditor', 'Video', 'Both'] },
  { name: 'one', label: 'Which shelf', type: 'choice', options: ['1', '2', '3', '4', '5', '6', '7', '8'] },
  { name: 'intact', label: 'The seal is intact', type: 'boolean' },
  { name: 'clock', label: 'Time on the radio clock', type: 'time' },
  { name: 'boot', label: 'Digest of the medium', type: 'digest' },
  { name: 'who', label: 'Who has looked', type: 'people', max: 2, options: ['custodian-1', 'custodian-2'] },
]
const asking = (change: Partial<Room> = {}): Room =>
  room('attestation-witnesses', {
    asks: [{ kind: 'answer', step: 'attestation-witnesses', person: 'external-witness', fields, exception: [] }],
    ...change,
  })
const vouching = { vouch: () => good({ ticket: 'ticket-1' }) }

test('every type of field is accessible, empty and missed, in every look', async ({ stage, page }) => {
  await stage.open({ house, room: asking() }, vouching)
  await mustBeAccessibleInEveryLook(page)
  await page.getByLabel('Personal code of External witness').fill('six swans swim')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('Fill this in before continuing.')).toHaveCount(8)
  await mustBeAccessibleInEveryLook(page)
  expect(stage.last('submit')).toBeUndefined()
})

test('what is filled in is given as the record takes it', async ({ stage, page }) => {
  let answer = refusedWith('ANSWER_INVALID', { step: 'x', field: 'films', reason: 'must be a whole number up to 20' })
  await stage.open({ house, room: asking() }, { ...vouching, submit: () => answer })
  await page.getByLabel('Room', { exact: true }).fill('Vault 2')
  await page.getByLabel('Number of cameras').fill('40')
  await page.getByText('An auditor').click()
  await page.getByRole('button', { name: /Which shelf/ }).click()
  await page.getByRole('option', { name: '7' }).click()
  await page.getByText('Yes', { exact: true }).click()
  await page.getByLabel('Day (UTC)').fill('2026-11-21')
  await page.getByLabel('Time (UTC), with seconds').fill('10:15:42')
  const digest = sha256('medium')
  await page.getByLabel('Digest of the medium').fill((digest.toUpperCase().match(/.{8}/g) ?? []).join(' '))
  await expect(page.getByText('64 of 64 digits')).toBeVisible()
  await page.locator('label').filter({ hasText: 'Legal affairs' }).click()
  await page.locator('label').filter({ hasText: 'Operations' }).click()
  await page.getByLabel('Personal code of External witness').fill('six swans swim')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByLabel('Number of cameras')).toHaveAccessibleDescription(/must be a whole number up to 20/)
  answer = good(null) as never
  await page.getByLabel('Number of cameras').fill('4')
  await page.getByLabel('Personal code of External witness').fill('six swans swim')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect
    .poll(() => stage.last('submit')?.command)
    .toEqual({
      type: 'answer',
      step: 'attestation-witnesses',
      answers: {
        place: 'Vault 2',
        films: 4,
        how: 'An auditor',
        one: '7',
        intact: true,
        clock: '2026-11-21T10:15:42Z',
        boot: digest,
        who: ['custodian-1', 'custodian-2'],
      },
      exception: null,
    })
})
