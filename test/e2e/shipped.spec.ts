/** The ceremonies that ship beside the root key's, rehearsed in the window: each of its own steps, and what comes out. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { Catalogue } from '../../ceremonies/texts/index.ts'
import { mustFit } from '../renderer/looks.ts'
import { factsOf } from '../support/archives.ts'
import { de, en } from '../support/english.ts'
import { sample } from '../support/sample.ts'
import { abridged } from './abridged.ts'
import { inLongRun, start } from './launch.ts'
import { englishIn, listen, overheard } from './overheard.ts'
import { People } from './people.ts'
import { openCeremony } from './prepare.ts'

interface Shipped {
  readonly name: string
  readonly title: string
  readonly defaults: Readonly<Record<string, string | number>>
  readonly texts: Catalogue
  /** How many facts of each of these types there are in the end. */
  readonly facts: Readonly<Record<string, number>>
}

const two = { shares: 2, threshold: 2 }

const shipped: readonly Shipped[] = [
  {
    name: 'split-secret',
    title: 'Secret in an envelope',
    defaults: two,
    texts: en,
    facts: { 'share.proved': 2, 'envelope.closed': 1, 'envelope.opened': 1, 'envelope-key.destroyed': 1 },
  },
  {
    name: 'archive-key',
    title: 'Archive of a key in use',
    defaults: two,
    texts: en,
    facts: { 'token.listed': 1, 'key.found': 1, 'key.archived': 1, 'key.restored': 1, 'key.locked': 1 },
  },
  {
    name: 'roll-call',
    title: 'Roll-call of shares',
    defaults: two,
    texts: en,
    facts: { 'set.called': 1, 'share.inspected': 2, 'thing.kept': 2, 'thing.lost': 0 },
  },
  {
    name: 'generate-keys',
    title: 'Zeremonie zur Schlüsselerzeugung',
    defaults: { ...two, 'wrapping-key': 'none', 'mac-key': 'none', 'rsa-key': 'none', 'ed25519-key': 'alone' },
    texts: de,
    facts: { 'secret-key.made': 1, 'key.made': 2, 'secret-key.archived': 1, 'key.archived': 1 },
  },
  {
    name: 'recovery-drill',
    title: 'Recovery drill',
    defaults: two,
    texts: en,
    facts: { 'archive.accepted': 2, 'backup-key.recovered': 1, 'key.recovered': 1, 'secret-key.recovered': 1 },
  },
  {
    name: 'change-custodians',
    title: 'Change of custodians',
    defaults: { ...two, 'old-shares': 3, 'old-threshold': 2 },
    texts: en,
    facts: { 'record.accepted': 1, 'archive.rewrapped': 1, 'key.restored': 1, 'set.in-force': 1, 'set.retired': 1 },
  },
  {
    name: 'enrol-cards',
    title: 'Cards for custodians',
    defaults: { custodians: 2, application: 'openpgp' },
    texts: en,
    facts: { 'card.enrolled': 2 },
  },
]

// One of them by the run's seed, unless all are run.
for (const { name, title, defaults, texts, facts } of sample(shipped, { of: shipped.length }))
  test(`a rehearsal of ${name}, in ${texts.language}: every question fits, and the record has what it made and no secret`, () =>
    inLongRun(async (folder) => {
      const script = abridged(name, folder, defaults)
      const { app, page } = await start(folder, {}, '--scripts', dirname(script))
      const fits = async () => {
        await mustFit(page)
        return false
      }
      const people = new People({ page, script, first: fits })
      people.atSecret = () => mustFit(page)
      if (texts === de) await people.display(en.window.app.settings.languages.de)
      people.texts = texts
      await listen(page)
      await openCeremony(page, { title, mode: 'rehearsal' }, { texts })
      takeSheets(folder, people)
      const { closing } = texts.window
      await people.goOn(page.getByRole('heading', { name: closing.sealed }))
      await page.getByLabel(closing.folder).fill(join(folder, 'out'))
      await page.getByRole('button', { name: closing.exportNow }).click()
      await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
      if (texts === de) expect(englishIn(await overheard(page), de, script)).toEqual([])
      await app.close()

      const lines = readFileSync(join(folder, 'out/bundle/facts.jsonl'))
      const counted = factsOf(new Map([['facts.jsonl', lines]]))
      expect(Object.fromEntries(Object.keys(facts).map((type) => [type, counted.get(type)?.length ?? 0]))).toEqual(
        facts,
      )
      const secrets = [...people.typed, ...people.shares.values(), ...people.sheets.values()]
      expect(secrets.filter((secret) => lines.includes(secret))).toEqual([])
    }))

/** Of the earlier set that was made for the rehearsal, each in the hands of whoever brings it. */
function takeSheets(folder: string, { sheets }: People): void {
  for (const file of globSync(join(folder, 'data/ceremonies/*/tokens/.earlier/sheets.txt')))
    for (const [, number = '', words = ''] of readFileSync(file, 'utf8').matchAll(/^old-custodian-(\d+): (.*)$/gm))
      sheets.set(`Earlier custodian ${number}`, words)
}
