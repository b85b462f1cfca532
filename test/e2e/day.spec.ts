/**
 * The whole day, through the window and against a real pcscd: a root key whose shares go to cards and paper, a roll-call, a change of
 * custodians, and a drill in a second HSM, all real ones in one data folder. Each bundle verifies twice, and in the end the register
 * says of sets and coalitions what counting says.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import type { Custody, Element, Keeping } from '../../ceremonies/custody/access.ts'
import type { EventOf } from '../../ceremonies/subjects/index.ts'
import { softHsmIn } from '../../main/devices/softhsm.ts'
import { bruteCoalitions } from '../ceremonies/custody/brute-force.ts'
import { Reader } from '../independent/reader.ts'
import { factsOf } from '../support/archives.ts'
import { en } from '../support/english.ts'
import { withPcscd } from '../support/pcscd.ts'
import { full } from '../support/sample.ts'
import { strongroom } from '../support/strongroom.ts'
import { applicationOf, cardOf, change, drill, rollCall, rootKey, type Size } from './day/scripts.ts'
import { Wallet } from './day/wallet.ts'
import { inLongRun, start } from './launch.ts'
import { People } from './people.ts'
import { openCeremony } from './prepare.ts'

const { closing, home } = en.window
/** 3 of 5 and 4 of 7 where everything is run. */
const first: Size = full ? { shares: 5, threshold: 3 } : { shares: 3, threshold: 2 }
const second: Size = full ? { shares: 7, threshold: 4 } : { shares: 4, threshold: 3 }

interface Held {
  readonly script: string
  readonly title: string
  readonly token: string
  readonly earlier?: string
  readonly mirror?: string
}

/** What people carry from one ceremony to the next: cards with their PINs, and what is on paper. */
class Day {
  readonly bundles: string[] = []
  readonly cardPins = new Map<string, string>()
  readonly secrets = new Set<string>()
  readonly #folder: string
  readonly #wallet: Wallet
  readonly #environment: Readonly<Record<string, string>>

  constructor(folder: string, wallet: Wallet, environment: Readonly<Record<string, string>>) {
    this.#folder = folder
    this.#wallet = wallet
    this.#environment = environment
  }

  /** Holds one of them to its seal. Returns the words of its shares by number. */
  async hold({ script, title, token, earlier, mirror }: Held, sheets: ReadonlyMap<string, string> = new Map()) {
    const brought = earlier === undefined ? [] : ['--earlier', earlier]
    const options = ['--scripts', join(this.#folder, 'scripts'), '--env', 'SOFTHSM2_CONF', ...brought]
    const { app, page } = await start(this.#folder, this.#environment, ...options)
    const people = new People({ page, script, first: (one) => this.#ready(one) })
    for (const [device, pin] of this.cardPins) people.cardPins.set(device, pin)
    for (const [part, words] of sheets) people.sheets.set(part, words)
    people.atCard = (card) => this.#wallet.putIn(numberOf(card))
    const follows = this.bundles.at(-1)
    const wish = { title, mode: 'real', token, ...(mirror !== undefined && { mirror }) } as const
    await openCeremony(page, { ...wish, ...(follows !== undefined && { follows: lastNote(follows) }) })
    if (earlier !== undefined) people.lastNote = lastNote(earlier)
    await people.goOn(page.getByRole('heading', { name: closing.sealed }))
    const out = join(this.#folder, `out-${this.bundles.length + 1}`)
    await page.getByLabel(closing.folder).fill(out)
    await page.getByRole('button', { name: closing.exportNow }).click()
    await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
    await app.close()
    this.bundles.push(join(out, 'bundle'))
    for (const [device, pin] of people.cardPins) {
      this.cardPins.set(device, pin)
      // A ceremony without that card in its inventory calls it as the record does.
      this.cardPins.set(cardOf(numberOf(device)), pin)
    }
    for (const secret of [...people.typed, ...people.shares.values()]) this.secrets.add(secret)
    return people.shares
  }

  /** Puts in the cards that the step at hand works with. */
  async #ready(people: People): Promise<boolean> {
    const [kind = '', step = ''] = await questionOf(people.page)
    const enrolled = /^enrol-card-(\d)$/.exec(step)?.[1]
    if (enrolled !== undefined) await this.#wallet.putIn(Number(enrolled))
    if (/^(put-share-on-card|prove-card-share)-|^card-[12]$|^old-backup-key$/.test(step)) await this.#wallet.putIn(1, 2)
    if (kind === 'answer' && /^card-[12]$/.test(step)) await notBagged(people)
    return false
  }
}

/** The card was kept beside the bag. */
async function notBagged(people: People): Promise<void> {
  const ask = people.page.locator('.ask')
  await people.fillIn(ask)
  const question = ask.getByRole('radiogroup', { name: en.messages.field['inspect-card'].bagged })
  await people.hands.mark(question.getByLabel(en.window.forms.no, { exact: true }))
}

const numberOf = (card: string): number => Number(/\d+$/.exec(card)?.[0])

const questionOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => document.querySelector('[data-asked]')?.getAttribute('data-asked')?.split(' ') ?? [])

/** The digest that witnesses have on paper: of the note, without its signatures. */
function lastNote(bundle: string): string {
  const note = readFileSync(join(bundle, 'checkpoint'), 'utf8')
  return createHash('sha256')
    .update(note.slice(0, note.indexOf('\n\n') + 1))
    .digest('hex')
}

const factsIn = (bundle: string) => factsOf(new Map([['facts.jsonl', readFileSync(join(bundle, 'facts.jsonl'))]]))

function setOf(bundle: string): EventOf<'set.made'> {
  const [made] = (factsIn(bundle).get('set.made') ?? []) as readonly EventOf<'set.made'>[]
  if (!made) throw new Error(`${bundle} has no set`)
  return made
}

/** How many facts of these types a record has. */
function counted(bundle: string, ...types: readonly string[]): readonly number[] {
  const facts = factsIn(bundle)
  return types.map((type) => facts.get(type)?.length ?? 0)
}

async function asked(...args: readonly string[]): Promise<unknown> {
  const { status, stdout, stderr } = await strongroom(args)
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout)
}

/** By this program, and by another one that shares nothing with it. */
async function mustVerify(bundles: readonly string[]): Promise<void> {
  const reader = new Reader()
  try {
    for (const bundle of bundles) {
      const verdict = await asked('verify', bundle, '--require', 'replayed', '--require', 'real', '--json')
      expect(verdict).toMatchObject({ valid: true, replayed: true, rehearsal: false, softwareCard: false })
      expect(await reader.report(bundle)).toMatchObject({ valid: true, played: false })
    }
  } finally {
    await reader.end()
  }
}

/** Each share in the safe of whoever took it, as they all said, and nobody else opens that. */
function kept({ shares, threshold }: Size): Custody {
  const place = (number: number): Keeping => ({
    safe: { id: `own-safe-${number}`, site: '', region: null, opens: [`custodian-${number}`], together: 1 },
    holder: null,
    pin: null,
  })
  return { threshold, shares: Array.from({ length: shares }, (_, at) => place(at + 1)), copies: [] }
}

const spelt = (sets: readonly (readonly Element[])[]): readonly string[] =>
  sets
    .map((set) =>
      set
        .map(({ kind, id }) => `${kind} ${id}`)
        .toSorted()
        .join(', '),
    )
    .toSorted()

/** What cards gave in the ceremony of that bundle, and how often they signed for their holders. */
const cardFacts = ['card.enrolled', 'share.put-on-card', 'share.proved-by-card', 'share.proved'] as const

test('a root key with shares on cards and paper, a roll-call, other custodians and a drill: each verifies twice, and the coalitions are what counting says', () =>
  inLongRun((folder) =>
    withPcscd(async (room) => {
      const mirror = mkdtempSync('/dev/shm/strongroom-day-')
      try {
        const scripts = join(folder, 'scripts')
        mkdirSync(scripts)
        const applications = Array.from({ length: first.shares }, (_, at) => [at + 1, applicationOf(at + 1)] as const)
        const wallet = new Wallet(room, new Map(applications))
        const day = new Day(folder, wallet, { ...softHsmIn(join(folder, 'hsm')).environment, ...room.environment })

        const blank = home.tokenBlank
        const root = { script: rootKey(scripts, first), title: 'Root key ceremony', token: blank }
        const shares = await test.step('root key', () => day.hold(root))
        const [rootBundle = ''] = day.bundles
        expect(counted(rootBundle, ...cardFacts)).toEqual([first.shares, 2, 2, first.shares - 2])
        expect(counted(rootBundle, 'word.signed')[0]).toBeGreaterThan(2 * first.shares)

        const called = rollCall(scripts, first, setOf(rootBundle).identifier)
        await test.step('roll-call', () => day.hold({ script: called, title: 'Roll-call of shares', token: blank }))
        expect(counted(day.bundles.at(-1) ?? '', 'share.inspected', 'thing.kept', 'thing.lost')).toEqual([
          ...[first.shares, first.shares, 0],
        ])

        const changing = {
          ...{ script: change(scripts, first, second), title: 'Change of custodians', token: 'strongroom-root' },
          ...{ earlier: rootBundle, mirror },
        }
        const paper = new Map([...shares].map(([number, words]) => [`Earlier custodian ${number}`, words] as const))
        const next = await test.step('change', () => day.hold(changing, paper))
        const changed = day.bundles.at(-1) ?? ''
        expect(counted(changed, 'archive.rewrapped', 'set.in-force', 'set.retired')).toEqual([1, 1, 1])

        const drilling = { script: drill(scripts, second), title: 'Recovery drill', token: blank, earlier: changed }
        const sheets = new Map([...next].map(([number, words]) => [`Custodian ${number}`, words] as const))
        await test.step('drill', () => day.hold(drilling, sheets))
        const recovered = factsIn(day.bundles.at(-1) ?? '').get('key.recovered') as readonly EventOf<'key.recovered'>[]
        const [archived] = factsIn(rootBundle).get('key.made') as readonly EventOf<'key.made'>[]
        expect(recovered.map(({ spki }) => spki)).toEqual([archived?.spki])

        await mustVerify(day.bundles)
        const lines = day.bundles.map((bundle) => readFileSync(join(bundle, 'facts.jsonl'), 'utf8')).join('')
        expect([...day.secrets].filter((secret) => lines.includes(secret))).toEqual([])

        const data = ['--data', join(folder, 'data'), '--json'] as const
        const sets = (await asked('custody', 'coalitions', 'root', ...data)) as readonly Told[]
        expect(sets.map(({ identifier, valid, keys }) => ({ identifier, valid, keys }))).toEqual([
          { identifier: setOf(changed).identifier, valid: true, keys: ['root'] },
        ])
        expect(spelt(sets[0]?.coalitions ?? [])).toEqual(spelt(bruteCoalitions(kept(second))))
        const { things } = (await asked('custody', ...data)) as { readonly things: readonly object[] }
        const numbers = Array.from({ length: second.shares }, (_, at) => at + 1)
        expect(things).toHaveLength(second.shares)
        expect(things).toMatchObject(
          numbers.map((number) => ({
            what: 'share',
            mark: String(number),
            bag: `Bag ${number}`,
            safe: `own-safe-${number}`,
          })),
        )
      } finally {
        rmSync(mirror, { recursive: true, force: true })
      }
    }),
  ))

interface Told {
  readonly identifier: number
  readonly valid: boolean
  readonly keys: readonly string[]
  readonly coalitions: readonly (readonly Element[])[]
}
