import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseLine } from '../../ceremonies/record/line.ts'
import { combineMnemonics } from '../../main/shares/combine.ts'
import { runMedium } from '../support/medium.ts'
import { people } from '../support/people.ts'
import { root } from '../support/strongroom.ts'
import { atTerminal, legible } from '../support/terminal.ts'
import { Places } from './places.ts'
import { Scanner } from './scanner.ts'
import type { Secret } from './secrets.ts'

/** From the screen of one's own, which is wiped, to the one that stays. */
const wiped = new RegExp(String.raw`${'\x1b'}\[\?1049h[^]*?${'\x1b'}\[\?1049l`, 'g')

/** What people type unseen: by chance, so that nothing else is spelled like it. */
const hidden = new Map<string, string>()
let lastPrompt = ''
const crowd = people((prompt) => {
  if (!prompt.includes('(not shown)')) return null
  if (!prompt.includes('Repeat it')) lastPrompt = prompt
  const known = hidden.get(lastPrompt) ?? randomBytes(8).toString('base64url')
  hidden.set(lastPrompt, known)
  return known
})
const places = new Places()
let folder = ''
let status: number | null = null
let screens: readonly string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-leak-'))
  const began = Date.now()
  const command = `${runMedium(folder)} --out ${folder}/out`
  const environment = { ...process.env, HOME: folder, TMPDIR: folder }
  const typed = await atTerminal(command, crowd.type, environment, (_screen, terminal) => {
    places.lookAtProcesses(terminal)
    places.look(folder)
  })
  status = typed.status
  screens = typed.raw.match(wiped) ?? []
  places.add('terminal', Buffer.from(typed.raw.replace(wiped, '')))
  places.look(folder)
  places.openPdfs()
  for (const elsewhere of ['/tmp', '/var/tmp', '/dev/shm', '/var/log', '/run', root]) places.look(elsewhere, began)
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function backupKey(): string {
  const facts = readFileSync(join(folder, 'out/bundle/facts.jsonl'), 'utf8').trimEnd().split('\n').map(parseLine)
  const made = facts.find(({ type }) => type === 'backup-key.made')?.content?.fact as { check: { value: string } }
  const given = Buffer.from([crowd.shares.get(1), crowd.shares.get(2)].join('\n'))
  return combineMnemonics(given, { passphrase: null, checkValue: made.check.value })
}

test('a ceremony at a terminal leaves no secret anywhere, and on the terminal only on the screen that is wiped', () => {
  const secrets: readonly Secret[] = [
    ...[...hidden].map(([name, text]) => ({ name, text })),
    ...[...crowd.shares].map(([share, words]) => ({ name: `share ${share}`, words })),
    { name: 'backup key', bytes: backupKey() },
  ]
  expect({ status, secrets: secrets.length, found: places.scan(new Scanner(secrets)) }).toEqual({
    status: 0,
    // Six codes, four halves of PINs, three shares and the key.
    secrets: 14,
    found: [],
  })
})

test('on the screen that is wiped the scanner does find the shares', () => {
  const secrets = [...crowd.shares].map(([share, words]) => ({ name: `share ${share}`, words }))
  const found = new Scanner(secrets).scan(Buffer.from(legible(screens.join('\n'))))
  expect([...new Set(found.map(({ secret }) => secret))].sort()).toEqual(['share 1', 'share 2', 'share 3'])
})
