/** Cards speak in the window, by keyboard alone: a wrong PIN is told, the right one signs, and a card that is lost gives way to a code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { speech } from '../../ceremonies/texts/en/speech.ts'
import { factsOf } from '../support/archives.ts'
import { en, fill } from '../support/english.ts'
import { Keys } from './hands.ts'
import { inLongRun, root, start } from './launch.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'

const { closing, run } = en.window
const scripts = join(root, 'test/fixtures/scripts')
const wish = { title: 'Cards that speak', mode: 'rehearsal' } as const

/** What happens once at the first question about a step, and whether that has answered it. */
const once: Readonly<Record<string, (people: People) => Promise<boolean>>> = {
  'Promise of the first': async (people) => {
    const field = people.page.getByLabel(fill(run.who.pinOf, { card: 'Card of custodian 1', person: 'Custodian 1' }))
    await people.hands.type(field, '00000000')
    await people.page.keyboard.press('Enter')
    await expect(people.page.getByText(/That PIN is wrong. 2 tries are left/)).toBeVisible()
    return false
  },
  'Promise of the second': async (people) => {
    const { page, hands } = people
    await hands.press(page.getByRole('button', { name: run.menu.open, exact: true }))
    await page.getByRole('menuitem', { name: run.menu['by-code'] }).press('Enter')
    const dialog = page.getByRole('dialog')
    await people.fillIn(dialog)
    await people.identify(dialog)
    await hands.press(dialog.getByRole('button', { name: run.say['by-code'].submit }))
    await expect(dialog).toBeHidden()
    // Whoever is to confirm reads which card, and what is to be done about it.
    const proposed = page.locator('.proposed')
    for (const text of ['Card of custodian 1', speech['by-code'].person, speech['by-code'].remedy])
      await expect(proposed).toContainText(text)
    return true
  },
}

test('custodians confirm with their cards; one is said to be lost, and its holder speaks by code', () =>
  inLongRun(async (folder) => {
    const { app, page } = await start(folder, {}, '--scripts', scripts)
    const left = new Map(Object.entries(once))
    const first: First = async (people) => {
      const step = (await page.locator('[data-step-title]').textContent()) ?? ''
      const happen = left.get(step)
      left.delete(step)
      return (await happen?.(people)) ?? false
    }
    const people = new People({ page, script: join(scripts, 'cards-speak.yaml'), hands: new Keys(), first })
    await openCeremony(page, wish)
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect([...left.keys()]).toEqual([])
    await people.hands.fill(page.getByLabel(closing.folder), join(folder, 'out'))
    await people.hands.press(page.getByRole('button', { name: closing.exportNow }))
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await app.close()
    const lines = readFileSync(join(folder, 'out/bundle/facts.jsonl'))
    const facts = factsOf(new Map([['facts.jsonl', lines]]))
    expect([facts.get('word.signed')?.length, facts.get('voice.lost')?.length]).toEqual([SIGNED, 1])
    const pins = [...people.typed, ...people.cardPins.values()]
    expect(pins.filter((pin) => lines.includes(pin))).toEqual([])
  }))

/** Custodian 1 confirms the second enrolment, promises, and confirms the second promise and the seal; custodian 2 lost the card. */
const SIGNED = 5
