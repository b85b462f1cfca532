import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { inLongRun, root, start } from './launch.ts'
import { allMishaps, mishap } from './mishaps.ts'
import { englishIn, listen, overheard } from './overheard.ts'
import { type First, People } from './people.ts'
import { openCeremony } from './prepare.ts'
import { like } from './wording.ts'
import { de, en, fill } from '../support/english.ts'

const { closing, home, run, secrets } = de.window
const scripts = join(root, 'test/fixtures/scripts')
const medium = join(scripts, 'medium.yaml')

/** A day on which everything goes wrong: mishaps until the key is made, then the program is killed, then a wrong PIN. */
test('in German: one code for two, a wrong code and word, a refused confirmation, an exception and a break; killed while the key is made: it is in doubt, two people discard what was left, a wrong PIN is asked for again, and the day ends in a seal', () =>
  inLongRun(async (folder) => {
    const before = await start(folder, {}, '--scripts', scripts)
    const happened: string[] = []
    const heard: string[] = []
    const mishaps = mishap((name) => happened.push(name))
    const custodians = new People({
      page: before.page,
      script: medium,
      first: async (people, asked) => {
        const question = await before.page.locator('[data-asked]').first().getAttribute('data-asked')
        // Soon there is nobody to ask.
        if (question?.startsWith('answer generate ') === true) heard.push(...(await overheard(before.page)))
        return mishaps(people, asked)
      },
    })
    await custodians.display(en.window.app.settings.languages.de)
    custodians.texts = de
    await listen(before.page)
    const settings = { 'Algorithm of the root key': 'RSA-4096' }
    await openCeremony(before.page, { title: 'Medium ceremony', mode: 'rehearsal', settings }, { texts: de })
    const generating = before.page.getByRole('heading', { name: 'Generate the root key' })
    const working = before.page.locator('.step', { has: generating }).locator('..').getByText(run.working.title)
    const gone = new Promise((resolve) => before.app.once('close', () => resolve(null)))
    // By the record, not by the screen: on a busy machine that may show it when the key has been made.
    const killed = begun(join(folder, 'data'), 'generate').then(() => before.app.process().kill('SIGKILL'))
    const going = custodians.goOn(working)
    await Promise.race([killed, going.then(() => killed)])
    await Promise.allSettled([gone, going])
    expect(happened.sort()).toEqual([...allMishaps].sort())
    expect([heard.length > 0, englishIn(heard, de, medium)]).toEqual([true, []])

    const { app, page } = await start(folder, {}, '--scripts', scripts)
    await page.getByRole('button', { name: like(fill(home.resumeThis, { title: 'Medium ceremony' })) }).click()
    await listen(page)
    let wrong = 0
    const first: First = async ({ type }, asked) => {
      if (wrong > 0 || !like(secrets.pin.title).test(asked)) return false
      wrong++
      await type(page.locator('input[type=password]'), 'wrong-pin')
      await page.getByRole('button', { name: secrets.pin.give }).click()
      return true
    }
    const people = new People({ page, script: medium, first })
    people.texts = de
    // The sheets of paper are where they were.
    for (const [share, words] of custodians.shares) people.shares.set(share, words)
    await people.goOn(page.getByRole('heading', { name: run.ask.doubtful }))
    await expect(page.getByRole('heading', { name: run.ask.found })).toBeVisible()
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    expect([wrong, englishIn(await overheard(page), de, medium)]).toEqual([1, []])
    await page.getByRole('button', { name: closing.leave }).click()
    await expect(page.getByRole('heading', { name: home.ended })).toBeVisible()
    await app.close()
  }))

/**
 * Resolves as soon as the act of a step is begun, by the record of the one ceremony in a data folder. The program alone may read
 * it through SQLite: what was committed last is plain to see in the write-ahead log.
 */
async function begun(data: string, step: string): Promise<void> {
  const line = new RegExp(`"step":"${step}"},"level":"\\w+","salt":"\\w+","seq":\\d+,"type":"step.started"`)
  const isBegun = () =>
    globSync(join(data, 'ceremonies/*/record.db-wal')).some((log) => line.test(readFileSync(log, 'latin1')))
  while (!isBegun()) await setTimeout(5)
}
