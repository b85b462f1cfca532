import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseLine } from '../../ceremonies/record/line.ts'
import { decodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { combineEncrypted } from '../../ceremonies/shares/sets.ts'
import { wordsFrom } from '../../ceremonies/shares/words.ts'
import { combineMnemonics } from '../../main/shares/combine.ts'
import { type Run, root, runCeremony } from './run.ts'
import { Scanner } from './scanner.ts'
import type { Secret } from './secrets.ts'

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
  run = await runCeremony('root-key', 'shares=3', 'threshold=2', 'algorithm=EC-P256')
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
    refusals: ['CODE_TOO_SHORT', 'CODE_UNFIT', 'CODE_WRONG', 'TEXT_SECRET'],
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
  expect(started.sort()).toEqual([
    ['native/pkcs11/host.ts'],
    ['native/secrets/host.ts'],
    ['test/leak/ceremony.ts', 'root-key', 'shares=3', 'threshold=2', 'algorithm=EC-P256'],
  ])
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
