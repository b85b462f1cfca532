import { fork } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseLine } from '../../ceremonies/record/line.ts'
import { decodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { combineEncrypted } from '../../ceremonies/shares/sets.ts'
import { wordsFrom } from '../../ceremonies/shares/words.ts'
import { combineMnemonics } from '../../main/shares/combine.ts'
import { Places } from './places.ts'
import { Scanner } from './scanner.ts'
import type { Secret, Told } from './secrets.ts'

const root = join(import.meta.dirname, '../..')

interface Run {
  readonly directory: string
  readonly began: number
  readonly status: number | null
  readonly secrets: readonly Secret[]
  readonly places: Places
  readonly pauses: readonly string[]
  readonly stderr: string
}

/** Files are in memory where the machine has it; everything that would look for a place of its own finds one in here. */
function environmentOf(directory: string): Readonly<Record<string, string>> {
  const folder = (name: string): string => {
    mkdirSync(join(directory, name), { mode: 0o700 })
    return join(directory, name)
  }
  return { PATH: process.env['PATH'] ?? '', TMPDIR: folder('tmp'), HOME: folder('home'), XDG_DATA_HOME: folder('xdg') }
}

async function runCeremony(): Promise<Run> {
  const directory = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-leak-'))
  const began = Date.now()
  const places = new Places()
  const secrets: Secret[] = []
  const pauses: string[] = []
  const child = fork(join(import.meta.dirname, 'ceremony.ts'), [], {
    cwd: directory,
    env: environmentOf(directory),
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const pid = child.pid ?? 0
  const processes = setInterval(() => places.lookAtProcesses(pid), 10)
  child.on('message', (message) => {
    const told = message as Told
    if ('secret' in told) return void secrets.push(told.secret)
    places.lookAtProcesses(pid)
    if ('started' in told) return
    pauses.push(told.pause)
    places.look(directory)
    child.send('go on')
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err] = await Promise.all(
    [child.stdout, child.stderr].map((stream) => buffer(stream as NodeJS.ReadableStream)),
  )
  const status = await ended
  clearInterval(processes)
  places.add('standard output', out ?? Buffer.alloc(0))
  places.add('standard error', err ?? Buffer.alloc(0))
  places.look(directory)
  places.openPdfs()
  for (const elsewhere of ['/tmp', '/var/tmp', '/dev/shm', '/var/log', '/run', root]) places.look(elsewhere, began)
  return { directory, began, status, places, pauses, secrets, stderr: (err ?? '').toString() }
}

/** What the custodians' words hold: the value of each share, the encrypted key that they give, and the key itself. */
function withinShares(run: Run): readonly Secret[] {
  const sheets = run.secrets.flatMap((secret) => ('words' in secret ? [secret] : []))
  const shares = sheets.map(({ words }, i) => decodeShare(wordsFrom(Buffer.from(words), i + 1), i + 1))
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  return [
    ...shares.map(({ value }, i) => ({ name: `value of ${sheets[i]?.name}`, bytes: hex(value) })),
    { name: 'encrypted backup key', bytes: hex(combineEncrypted(shares.slice(0, 2))) },
    { name: 'backup key', bytes: backupKey(run) },
  ]
}

/** Brought back from the sheets of custodians 1 and 3; its check value is the one on record. */
function backupKey({ directory, secrets }: Run): string {
  const sheets = secrets.flatMap((secret) => ('words' in secret ? [secret.words] : []))
  const facts = readFileSync(join(directory, 'out/bundle/facts.jsonl'), 'utf8').trimEnd().split('\n').map(parseLine)
  const made = facts.find(({ type }) => type === 'backup-key.made')?.content?.fact as { check: { value: string } }
  const given = Buffer.from([sheets[0], sheets[2]].join('\n'))
  return combineMnemonics(given, { passphrase: null, checkValue: made.check.value })
}

let run: Run
beforeAll(async () => {
  run = await runCeremony()
  // Some 250 personal codes go through scrypt.
}, 300_000)
afterAll(() => rmSync(run.directory, { recursive: true, force: true }))

test('the ceremony ended with a valid record, and every mistake was made and refused', () => {
  const refusals = new Set(run.pauses.filter((pause) => pause.startsWith('refused ')).map((pause) => pause.slice(8)))
  const complaints = ['wrong (tries left', 'is not in the word list', 'is not the word that was handed out']
  expect({
    status: run.status,
    refusals: [...refusals].sort(),
    complaints: complaints.filter((complaint) => run.stderr.includes(complaint)),
  }).toEqual({
    status: 0,
    refusals: ['AUTHENTICATOR_TAKEN', 'CODE_TOO_SHORT', 'CODE_WRONG', 'TEXT_SECRET'],
    complaints,
  })
})

test('every kind of secret was told, and every place was looked at', () => {
  const people = ['administrator', 'internal-witness', 'external-witness', 'crypto-officer-1', 'crypto-officer-2']
  const custodians = ['custodian-1', 'custodian-2', 'custodian-3']
  const officers = people.filter((person) => person.startsWith('crypto-officer'))
  const expected = [
    'short code',
    ...[...people, ...custodians].map((person) => `code ${person}`),
    ...officers.flatMap((officer) => [
      `security officer PIN, half of ${officer}`,
      `user PIN, half of ${officer}`,
      `wrong half of ${officer}`,
    ]),
    ...custodians.map((custodian) => `share ${custodian}`),
  ]
  const told = run.secrets.map(({ name }) => name).filter((name) => !name.startsWith('wrong code for '))
  expect(told.sort()).toEqual(expected.sort())
  const wanted = [
    ...['data/record.db', 'data/record.db-wal', 'mirror/facts.jsonl', 'softhsm/softhsm2.conf', 'out/bundle.tar'],
    ...['out/bundle/facts.jsonl', 'out/transcript.pdf', 'out/transcript.pdf (text)', 'out/transcript.pdf (streams)'],
  ].map((name) => join(run.directory, name))
  const { names } = run.places
  expect([...wanted, 'standard output', 'standard error'].filter((place) => !names.includes(place))).toEqual([])
})

test('no process was started but the two hosts, and what each was given was seen', () => {
  const started = [...run.places.commands].map((command) => command.replaceAll(`${root}/`, '').split(' ').slice(1))
  expect(started.sort()).toEqual([['native/pkcs11/host.ts'], ['native/secrets/host.ts'], ['test/leak/ceremony.ts']])
  const environments = run.places.names.filter((name) => name.endsWith('/environ'))
  expect(environments.length).toBeGreaterThanOrEqual(1)
})

test('no secret of the run is in any place', () => {
  const secrets = [...run.secrets, ...withinShares(run)]
  expect(run.places.scan(new Scanner(secrets))).toEqual([])
})

test('nobody dumped core', () => {
  expect(readdirSync(run.directory).filter((name) => basename(name).startsWith('core'))).toEqual([])
})
