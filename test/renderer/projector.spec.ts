/** The second window: readable from the last row, and nothing on it that is not public. */
import type { Projection } from '../../preload/views.ts'
import { names, plan, words } from './samples/day.ts'
import { house } from './samples/house.ts'
import { projection, room } from './samples/room.ts'
import { expect, mustBeAccessibleInEveryLook, test } from './stage.ts'

const shown: readonly Projection[] = [
  projection('roll-call'),
  projection('generate', { busy: { step: 'generate', done: 3, of: 10 } }),
  projection('generate', { busy: { step: 'generate', done: 0, of: 0 }, mode: 'real', softwareToken: false }),
  projection('closing-words', { checkpoint: { size: 380, words: words('closing') } }),
  projection('commission', { lookAway: 'Crypto officer 1' }),
  projection('generate', { confirmed: ['Internal witness'], missing: ['External witness'] }),
  projection('generate', { proposed: 'abort' }),
  projection('generate', { proposed: 'resolve', doubtful: true }),
  projection('generate', { doubtful: true, language: 'de' }),
  projection('room', { phase: 'break' }),
  projection('seal', { phase: 'sealed', step: null, act: null, checkpoint: { size: 412, words: words('seal') } }),
  projection('seal', { phase: 'aborted', step: null, act: null }),
].map((view, push) => ({ ...view, push: push + 1 }))

test('every state of the projector is accessible, in every look', async ({ stage, page }) => {
  await stage.open({}, {}, '#projector')
  await mustBeAccessibleInEveryLook(page)
  for (const view of shown) {
    await stage.tell('projection', view)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await mustBeAccessibleInEveryLook(page)
  }
})

for (const [width, height] of [
  [1024, 768],
  [1280, 800],
  [1920, 1080],
] as const) {
  test(`every step fits on a wall of ${width} × ${height}`, async ({ stage, page }) => {
    await page.setViewportSize({ width, height })
    await stage.open({}, {}, '#projector')
    const tall: string[] = []
    const views = [...plan.steps.map(({ id }) => projection(id)), ...shown]
    for (const [push, view] of views.entries()) {
      await stage.tell('projection', { ...view, push })
      const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)
      if (beyond > 0) tall.push(`${view.step?.id ?? view.phase}: ${beyond}`)
    }
    expect(tall).toEqual([])
  })
}

test('while a secret is at hand the wall shows nothing else', async ({ stage, page }) => {
  await stage.open({}, {}, '#projector')
  await stage.tell('projection', projection('commission', { lookAway: 'Crypto officer 1' }))
  await expect(page.getByRole('main')).toHaveText('Please look awayCrypto officer 1 alone looks at the screen.')
})

test('no name, nothing to press, nothing asked', async ({ stage, page }) => {
  await stage.open({ house, room: room() }, {}, '#projector')
  await stage.tell('projection', projection())
  const all = await page.locator('body').textContent()
  for (const name of Object.values(names)) expect(all).not.toContain(name)
  await expect(page.locator('button, input, textarea, a')).toHaveCount(0)
  expect(stage.asked.map(({ name }) => name)).toEqual([])
})

test('the wall speaks the language of the room', async ({ stage, page }) => {
  await stage.open({}, {}, '#projector')
  await stage.tell('projection', projection('policy', { language: 'de' }))
  await expect(page.getByText('Vorzulesen')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de')
})
