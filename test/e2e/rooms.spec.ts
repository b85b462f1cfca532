/** The room as it is for somebody without a mouse, in another language, in every look, and twice as large. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { Pdf } from '../main/documents/pdf.ts'
import { mustBeAccessibleInEveryLook, mustFit } from '../renderer/looks.ts'
import { abridged } from './abridged.ts'
import { Keys } from './hands.ts'
import { inLongRun, root, start } from './launch.ts'
import { englishIn, listen, overheard } from './overheard.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { de, en } from '../support/english.ts'
import { full } from '../support/sample.ts'

/** Of the kinds that come again and again one step each, unless all are held. */
const kept = ['purpose', 'policy', 'bags', 'clocks', 'environment', 'fingerprint', 'deviations']
const scriptIn = (folder: string): string =>
  full ? join(root, 'ceremonies/scripts/root-key.yaml') : abridged('root-key', folder, {}, kept)
const wish = {
  title: 'Zeremonie für einen Wurzelschlüssel',
  mode: 'rehearsal',
  settings: {
    'Algorithmus des Wurzelschlüssels': 'EC-P256',
    'Anteile des Sicherungsschlüssels und Treuhänder': '2',
    'Anteile, die den Sicherungsschlüssel zurückbringen': '2',
  },
} as const

test('a root key ceremony by the keyboard alone, in German, accessible at every question, at 100 and 200 %', () =>
  inLongRun(async (folder) => {
    const script = scriptIn(folder)
    const { app, page } = await start(folder, {}, '--scripts', dirname(script))
    await page.evaluate(countPointers)
    await at(page, 'home')
    const heard: string[] = []
    const paused: string[] = []
    /** How wide the page was when each kind of question was looked at, and each secret when it stood there. */
    const seen = new Map<string, number>()
    const atSecret = new Map<string, number>()
    const first: First = async (people) => {
      await mustBeAtWork(page)
      const [kind = '', step = ''] = await questionOf(page)
      if (kind === 'answer' && (await pause(people, step, heard))) paused.push(step)
      await mustFit(page)
      const name = kind === 'answer' ? `answer ${await page.locator('.step-place span').first().textContent()}` : kind
      if (!seen.has(name)) await at(page, name)
      if (!seen.has(name)) seen.set(name, await widthOf(page))
      return false
    }
    const hands = new Keys()
    const people = new People({ page, script, hands, first })
    await people.display(en.window.app.settings.languages.de)
    people.texts = de
    people.atSecret = async () => {
      await mustFit(page)
      const [kind = ''] = await questionOf(page)
      atSecret.set(kind, await widthOf(page))
    }
    await listen(page)
    await openCeremony(page, wish, { hands, texts: de, at: (section) => at(page, section) })

    const { closing } = de.window
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    await hands.fill(page.getByLabel(closing.folder), join(folder, 'out'))
    await hands.press(page.getByRole('button', { name: closing.exportNow }))
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await at(page, 'closing')

    expect(englishIn([...heard, ...(await overheard(page))], de, script)).toEqual([])
    expect(readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8')).toContain('"language":"de"')
    expect(new Pdf(readFileSync(join(folder, 'out/transcript.pdf'))).text).toContain('Deutsch, wie im Raum verlesen')
    expect(paused).toEqual(['policy', 'bags', 'prove-set'])
    const kinds = [...seen].filter(([name]) => !name.startsWith('answer'))
    const secrets = { pin: LARGE, share: LARGE, show: LARGE }
    expect(Object.fromEntries(kinds)).toEqual({ confirm: 2 * LARGE, enrol: 2 * LARGE, ...secrets })
    expect(Object.fromEntries(atSecret)).toEqual(secrets)
    expect(await page.evaluate(() => Reflect.get(window, 'pointers') as string[])).toEqual([])
    await app.close()
  }))

/** CSS pixels that the page is wide at 200 %. */
const LARGE = 640

/** At some steps the people change how the window is shown, in the middle of the work: whether this is one of them. */
async function pause(people: People, step: string, heard: string[]): Promise<boolean> {
  const { page } = people
  switch (step) {
    // There and back; what was filled in already stays.
    case 'policy': {
      const field = page.locator('.ask textarea').first()
      await people.hands.fill(field, 'As said')
      heard.push(...(await overheard(page)))
      await people.display(de.window.app.settings.languages.en)
      people.texts = en
      await expect(page.getByRole('button', { name: en.window.run.ask.done, exact: true })).toBeVisible()
      await people.display(en.window.app.settings.languages.de)
      people.texts = de
      await overheard(page)
      await expect(field).toHaveValue('As said')
      return true
    }
    // From large forms to the words of a share.
    case 'bags':
      await people.display('200 %')
      await expect.poll(() => widthOf(page)).toBe(LARGE)
      return true
    case 'prove-set':
      await people.display('100 %')
      await expect.poll(() => widthOf(page)).toBe(2 * LARGE)
      return true
    default:
      return false
  }
}

const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.clientWidth)

function at(page: Page, what: string): Promise<void> {
  return test.step(what, () => mustBeAccessibleInEveryLook(page))
}

/** The focus is where work goes on: at the step, at the question, or in it. */
async function mustBeAtWork(page: Page): Promise<void> {
  const isThere = () => page.evaluate(() => document.activeElement?.matches('[data-step-title], .ask *, .alone *'))
  await expect.poll(isThere, { intervals: [20], message: 'the focus is at work' }).toBe(true)
}

/** Its kind and its step. */
function questionOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => document.querySelector('[data-asked]')?.getAttribute('data-asked')?.split(' ') ?? [])
}

/** A key that presses a button makes a click, but no pointer. */
function countPointers(): void {
  const pointers: string[] = []
  Object.assign(window, { pointers })
  const kinds = ['pointerdown', 'pointermove', 'pointerup', 'mousedown', 'mousemove', 'wheel', 'touchstart']
  for (const kind of kinds)
    window.addEventListener(kind, (event) => event.isTrusted && pointers.push(event.type), { capture: true })
}
