/**
 * One rehearsal in the window, from the first screen to a printed transcript: what of its PINs, codes and shares is in the
 * page and its memory while a panel is open and after it is closed, and what is left on disk, in print and in processes.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import { Places } from '../leak/places.ts'
import { Scanner } from '../leak/scanner.ts'
import type { Secret } from '../leak/secrets.ts'
import { withCups } from '../support/cups.ts'
import { root, start } from './launch.ts'
import { Memory } from './memory/memory.ts'
import { People } from './people.ts'
import { plantedIn } from './memory/planted.ts'
import { openCeremony } from './prepare.ts'
import { en } from '../support/english.ts'

const { closing } = en.window
const scripts = join(root, 'test/fixtures/scripts')

/** A panel for one person alone, by what it is for. */
type Panel = 'PIN' | 'share shown' | 'share typed'
const panels: readonly (readonly [Panel, RegExp])[] = [
  ['PIN', /PIN/],
  ['share shown', / alone$/],
  ['share typed', / types it back$/],
]

/** Three words in a row are found in files, and the numbers of five: three numbers are anywhere by chance. */
const lengths = { words: 3, indices: 5 }

const folder = mkdtempSync(join(tmpdir(), 'strongroom-secrets-'))
const places = new Places()
/** What the search of the page's memory found at the first of each kind of panel. */
const found: Record<'open' | 'closed', Partial<Record<Panel, readonly string[]>>> = { open: {}, closed: {} }
/** What of all secrets was found there when the record was sealed; null if nobody looked. */
let foundAfter: readonly string[] | null = null
let planted: readonly string[] = []
let secrets: readonly Secret[] = []

test.beforeAll(async () => {
  test.setTimeout(900_000)
  await withCups(({ socket }) => holdRehearsal(socket, dirname(dirname(socket))))
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function holdRehearsal(socket: string, cups: string): Promise<void> {
  const began = Date.now()
  const { app, page } = await start(folder, { CUPS_SERVER: socket }, '--scripts', scripts)
  const child = app.process()
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (said: Buffer) => places.add('output', said))
  page.on('console', (line) => places.add('console', Buffer.from(line.text())))
  const look = () => {
    places.lookAtProcesses(child.pid ?? 0)
    for (const place of [folder, cups]) places.look(place)
    // Where the Chromium shell has the browser's profile; Electron's is in the data folder.
    places.look('/dev/shm', began)
  }
  const memory = await Memory.of(page)
  planted = await plantedIn(page, memory)
  let open: { readonly panel: Panel; readonly secrets: readonly Secret[] } | null = null
  const closed = async () => {
    if (open !== null) found.closed[open.panel] = await memory.search(open.secrets)
    open = null
  }
  await openCeremony(page, { title: 'Shares ceremony', mode: 'rehearsal' })
  const people: People = new People({
    page,
    script: join(scripts, 'shares.yaml'),
    first: async () => {
      look()
      await closed()
      return false
    },
  })
  people.atSecret = async (asked) => {
    look()
    const panel = panels.find(([, heading]) => heading.test(asked))?.[0]
    if (panel === undefined || panel in found.open) return
    open = { panel, secrets: panel === 'PIN' ? pinAndPieces([...people.typed].at(-1) ?? '') : sharesOf(people) }
    found.open[panel] = await memory.search(open.secrets)
  }
  await people.goOn(page.getByRole('heading', { name: closing.sealed }))
  secrets = [...[...people.typed].map((text, at) => ({ name: `typed ${at}`, text })), ...sharesOf(people)]
  foundAfter = await memory.search(secrets)

  await page.getByLabel(closing.folder).fill(join(folder, 'out'))
  await page.getByRole('button', { name: closing.exportNow }).click()
  await expect(page.getByRole('main').getByText(closing.valid)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: new RegExp(`${closing.printer}$`) }).click()
  await page.getByRole('option', { name: 'paper' }).click()
  await page.getByRole('button', { name: closing.printNow, exact: true }).click()
  await expect(page.getByText(closing.printed.replace('{printer}', 'paper')).first()).toBeVisible({ timeout: 60_000 })
  look()
  await app.close()
  look()
  places.openPdfs()
  for (const elsewhere of ['/tmp', '/var/tmp', '/var/log', '/var/spool', '/run', root]) places.look(elsewhere, began)
}

const sharesOf = ({ shares }: People): readonly Secret[] =>
  [...shares].map(([share, words]) => ({ name: `share ${share}`, words }))

/** The whole, and any five characters in a row. */
function pinAndPieces(pin: string): readonly Secret[] {
  const pieces = Array.from({ length: pin.length - 4 }, (_, at) => pin.slice(at, at + 5))
  return [{ name: 'PIN', text: pin }, ...pieces.map((text) => ({ name: 'part of the PIN', text }))]
}

test('whatever way a page keeps a secret in, the search of its memory finds it', () => {
  expect(planted).toEqual(['buffer', 'heap', 'loose', 'numbers', 'page'])
})

test('a PIN is no text while it is typed: it is bytes in a buffer, not in the page, and then gone', () => {
  expect(found.open.PIN).toEqual(['PIN: buffer', 'part of the PIN: buffer'])
  expect(found.closed.PIN).toEqual([])
})

test('a share’s words are in the page while they are shown, and then neither there nor in its memory', () => {
  expect(found.open['share shown']).toContain('share 1: page')
  expect(found.closed['share shown']).toEqual([])
})

test('a share’s words are in the page while they are typed, and then neither there nor in its memory', () => {
  expect(found.open['share typed']).toContain('share 1: page')
  expect(found.closed['share typed']).toEqual([])
})

test('when the record is sealed, no PIN, code or words of the day are in the page or in its memory', () => {
  // Four codes, four halves of PINs, two shares.
  expect([secrets.length, foundAfter]).toEqual([10, []])
})

test('no PIN, code or words are in any file, print, output, argument or environment of the run', () => {
  expect(secrets.length).toBe(10)
  const wanted = [
    /record\.db$/,
    /record\.db-wal$/,
    /out\/bundle\.tar$/,
    /transcript\.pdf \(text\)$/,
    /\/spool\/d\d+-001$/,
  ]
  const more = [/\/out\/paper \(text\)$/, /\/cmdline$/, /\/environ$/, /Local State$/]
  expect([...wanted, ...more].filter((name) => !places.names.some((one) => name.test(one)))).toEqual([])
  expect(places.scan(new Scanner(secrets, lengths))).toEqual([])
})

test('planted in any folder of the run, as text, in UTF-16 or as numbers, each secret would have been found', () => {
  const scanner = new Scanner(secrets, lengths)
  const below = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isDirectory())
  const folders = below.map((entry) => join(entry.parentPath, entry.name))
  const missed = secrets.flatMap((secret) =>
    spellingsOf(secret).flatMap((spelling) => folders.filter((into) => !isFound(scanner, secret, spelling, into))),
  )
  expect([folders.length > 5, missed]).toEqual([true, []])
})

function spellingsOf(secret: Secret): readonly Buffer[] {
  if ('bytes' in secret) return []
  if ('text' in secret) return [Buffer.from(secret.text), Buffer.from(secret.text, 'utf16le')]
  const words = secret.words.split(' ').slice(7, 12)
  const three = words.slice(0, 3).join(' ')
  const numbers = words.map((word) => wordList.indexOf(word)).join(', ')
  return [Buffer.from(three), Buffer.from(three, 'utf16le'), Buffer.from(numbers)]
}

function isFound(scanner: Scanner, secret: Secret, spelling: Buffer, into: string): boolean {
  const seen = new Places()
  writeFileSync(join(into, 'planted'), Buffer.concat([Buffer.from('before '), spelling, Buffer.from(' after')]))
  seen.look(into)
  rmSync(join(into, 'planted'))
  return seen.scan(scanner).some(({ secret: name }) => name === secret.name)
}
