import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { deflateSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import { packBundle } from '../../main/bundle/tar.ts'
import { Places } from './places.ts'
import { type Encoding, Scanner } from './scanner.ts'
import type { Secret } from './secrets.ts'

/** Secrets of each kind that stand for nothing. The key has no byte that a text could not hold, so that it fits everywhere. */
const pin = Array.from(randomBytes(10), (byte) => 'abcdefghjkmnpqrs'.charAt(byte & 15)).join('')
const key = Buffer.from(
  Array.from(randomBytes(32), (byte) => 0x40 + (byte & 0x3f)).map((byte) => (byte === 0x7f ? 0x40 : byte)),
)
const mnemonic = Array.from(randomBytes(33), (byte, i) => wordList[(byte * 4 + i) % 1024] ?? '')
const secrets: readonly Secret[] = [
  { name: 'pin', text: pin },
  { name: 'key', bytes: key.toString('hex') },
  { name: 'share', words: mnemonic.join(' ') },
]
const scanner = new Scanner(secrets)

interface Spelling {
  readonly spelled: string
  readonly finds: Encoding
  readonly secret: string
  readonly bytes: Buffer
}

const ascii = (spelled: string, secret: string, finds: Encoding, text: string): Spelling => {
  return { spelled, secret, finds, bytes: Buffer.from(text, 'latin1') }
}
const numbers = mnemonic.map((word) => wordList.indexOf(word))
const chunks = (hex: string) => hex.match(/../g) ?? []

const spellings: readonly Spelling[] = [
  ...[
    ['pin', Buffer.from(pin)] as const,
    ['key', key] as const,
    // A part of it is enough.
    ['key', key.subarray(5, 21)] as const,
  ].flatMap(([secret, bytes]) => {
    const part = bytes.length === 16 ? ', half of it' : ''
    return [
      { spelled: `raw${part}`, secret, finds: 'raw' as const, bytes },
      ascii(`hex${part}`, secret, 'hex', bytes.toString('hex')),
      ascii(`HEX${part}`, secret, 'hex', bytes.toString('hex').toUpperCase()),
      ascii(`hex with spaces${part}`, secret, 'hex', chunks(bytes.toString('hex')).join(' ')),
      ascii(`HEX with colons${part}`, secret, 'hex', chunks(bytes.toString('hex').toUpperCase()).join(':')),
      ascii(`hex in C${part}`, secret, 'hex', `{ 0x${chunks(bytes.toString('hex')).join(', 0x')} }`),
      ...[0, 1, 2].flatMap((before) => {
        const shifted = Buffer.concat([Buffer.alloc(before, 'x'), bytes])
        return [
          ascii(`base64 after ${before} bytes${part}`, secret, 'base64', shifted.toString('base64')),
          ascii(`base64url after ${before} bytes${part}`, secret, 'base64', shifted.toString('base64url')),
        ]
      }),
      ascii(`decimals${part}`, secret, 'decimal', [...bytes].join(',')),
      ascii(`decimals with spaces${part}`, secret, 'decimal', [...bytes].join(', ')),
      ascii(`decimals by place${part}`, secret, 'decimal', JSON.stringify(new Uint8Array(bytes))),
    ]
  }),
  ascii('mnemonic', 'share', 'words', mnemonic.join(' ')),
  ascii('MNEMONIC', 'share', 'words', mnemonic.join(' ').toUpperCase()),
  ascii('four words', 'share', 'words', mnemonic.slice(10, 14).join(' ')),
  ascii('four words as JSON', 'share', 'words', JSON.stringify(mnemonic.slice(10, 14))),
  ascii('words with numbers', 'share', 'words', mnemonic.map((word, i) => `${i + 1}. ${word}\n`).join('')),
  ascii('prefixes', 'share', 'words', mnemonic.map((word) => word.slice(0, 4)).join(' ')),
  ascii(
    'four prefixes',
    'share',
    'words',
    mnemonic
      .slice(20, 24)
      .map((word) => word.slice(0, 4))
      .join('-'),
  ),
  ascii('indices', 'share', 'indices', numbers.join(' ')),
  ascii('five indices', 'share', 'indices', JSON.stringify(numbers.slice(7, 12))),
  ascii('indices from one', 'share', 'indices', numbers.map((number) => number + 1).join(',')),
  ascii('mnemonic in hex', 'share', 'hex', Buffer.from(mnemonic.join(' ')).toString('hex')),
  ascii('mnemonic in base64', 'share', 'base64', Buffer.from(mnemonic.join(' ')).toString('base64')),
]
const wide = spellings.flatMap((spelling) => {
  const text = spelling.bytes.toString('latin1')
  const little = Buffer.from(text, 'utf16le')
  const big = Buffer.from(little).swap16()
  return [
    { ...spelling, spelled: `${spelling.spelled}, UTF-16LE`, bytes: little },
    { ...spelling, spelled: `${spelling.spelled}, UTF-16BE`, bytes: big },
  ]
})

/** What would stand around it. */
const among = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from('{"type":"note.added","text":"'), bytes, Buffer.from('"}\n')])

/** Puts bytes into one place of a run in `folder`, and looks there as the leak test does. */
type Plant = (places: Places, folder: string, bytes: Buffer) => unknown

function file(name: string): Plant {
  return (places, folder, bytes) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), among(bytes))
    places.look(folder)
  }
}

/** As a fact in a database like ours; `close` brings it from the WAL into the database. */
function row(close: boolean): Plant {
  return (places, folder, bytes) => {
    const database = new Database(join(folder, 'record.db'))
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = OFF')
    database.exec('CREATE TABLE facts (seq INTEGER PRIMARY KEY, line BLOB NOT NULL) STRICT')
    if (!close) database.pragma('wal_checkpoint(TRUNCATE)')
    database.prepare('INSERT INTO facts (line) VALUES (?)').run(among(bytes))
    if (close) database.close()
    places.look(folder)
    database.close()
  }
}

/** Seen while it is there, though it is gone at the end. */
function removedFile(places: Places, folder: string, bytes: Buffer): void {
  writeFileSync(join(folder, 'passing'), among(bytes))
  places.look(folder)
  rmSync(join(folder, 'passing'))
}

/** Behind what the file held when it was looked at before. */
function grownFile(places: Places, folder: string, bytes: Buffer): void {
  const before = Buffer.alloc(10_000, 'x')
  writeFileSync(join(folder, 'log'), Buffer.concat([before, Buffer.from('\n'), bytes.subarray(0, 7)]))
  places.look(folder)
  writeFileSync(join(folder, 'log'), Buffer.concat([before, Buffer.from('\n'), bytes]))
  places.look(folder)
}

const everywhere: Readonly<Record<string, Plant>> = {
  database: row(true),
  WAL: row(false),
  'shared memory of the database': file('record.db-shm'),
  mirror: file('mirror/facts.jsonl'),
  'bundle directory': file('out/bundle/artifacts/root.kwp'),
  log: file('state/strongroom.log'),
  'temporary file': file('tmp/x'),
  'removed file': removedFile,
  'grown file': grownFile,
  'core dump': file('core.4711'),
  'token directory': file('softhsm/tokens/0/object'),
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'strongroom-canary-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function isFound({ secret, finds, bytes }: Spelling, plant: Plant): boolean {
  return inFolder((folder) => {
    const places = new Places()
    plant(places, folder, bytes)
    return places.scan(scanner).some((found) => found.secret === secret && found.encoding === finds)
  })
}

test.each(Object.entries(everywhere))('in the %s every secret is found, however it is spelled', (_place, plant) => {
  const missed = [...spellings, ...wide].filter((spelling) => !isFound(spelling, plant))
  expect(missed.map(({ spelled, secret }) => `${secret}: ${spelled}`)).toEqual([])
})

test('in the bundle archive every secret is found', async () => {
  const files = new Map([...spellings, ...wide].map(({ bytes }, i) => [`${i}`, among(bytes)]))
  const places = new Places()
  places.add('bundle.tar', await packBundle(files))
  expect(foundIn(places)).toEqual(expect.arrayContaining(wanted))
})

/** What should be found where all spellings stand. */
const wanted = [...new Set(spellings.map(({ secret, finds }) => `${finds} ${secret}`))].sort()

function foundIn(places: Places, within = ''): readonly string[] {
  const found = places.scan(scanner).filter(({ place }) => place.endsWith(within))
  return [...new Set(found.map(({ secret, encoding }) => `${encoding} ${secret}`))].sort()
}

/** What a process that shows each of `bytes` in one place shows there; nobody can put a zero byte into an argument. */
async function shown(how: 'argument' | 'environment' | 'output' | 'error', bytes: Buffer): Promise<Places> {
  const places = new Places()
  const text = bytes.toString('latin1')
  const stream = how === 'error' ? 2 : 1
  const program = `process.stdin.pipe(require('fs').createWriteStream(null, { fd: ${stream} }))`
  const child = spawn(process.execPath, how === 'argument' ? ['-e', program, text] : ['-e', program], {
    env: how === 'environment' ? { CANARY: text } : {},
    stdio: 'pipe',
  })
  const output = Promise.all([buffer(child.stdout), buffer(child.stderr)])
  child.stdin.write(how === 'output' || how === 'error' ? bytes : 'ready')
  await new Promise((resolve) => (stream === 1 ? child.stdout : child.stderr).once('readable', resolve))
  places.lookAtProcesses(process.pid)
  child.stdin.end()
  for (const stream of await output) places.add('output', stream)
  return places
}

const together = spellings.map(({ bytes }) => bytes.toString('latin1')).join('\n|\n')

test.each(['argument', 'environment', 'output', 'error'] as const)(
  'all are found in the %s of a process',
  async (how) => {
    expect(foundIn(await shown(how, Buffer.from(together)))).toEqual(expect.arrayContaining(wanted))
  },
)

/** A PDF as small as can be: its one stream is compressed, as Typst's are. */
function pdfOf(text: string): Buffer {
  const lines = text.split('\n').map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) '`)
  const stream = deflateSync(`BT /F 1 Tf 12 TL 0 9900 Td\n${lines.join('\n')}\nET`).toString('latin1')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9999 9999] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Filter /FlateDecode /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer << /Size 6 /Root 1 0 R >>\n`
  return Buffer.from(`${body}${table}startxref\n${body.length}\n%%EOF\n`, 'latin1')
}

test('all are found in the streams and in the text of a PDF', () => {
  const places = new Places()
  inFolder((folder) => {
    writeFileSync(join(folder, 'transcript.pdf'), pdfOf(together))
    places.look(folder)
    places.openPdfs()
  })
  expect(foundIn(places, '.pdf')).toEqual([])
  expect(foundIn(places, '(text)')).toEqual(expect.arrayContaining(wanted))
  // In a stream what stands between parentheses is escaped; the numbers and letters are as they are.
  expect(foundIn(places, '(streams)')).toEqual(expect.arrayContaining(wanted.filter((found) => found !== 'raw key')))
})

test('what is no secret is not found', () => {
  const others = [randomBytes(100_000), Buffer.from(wordList.join(' ')), Buffer.from([...wordList.keys()].join(' '))]
  const short = [pin.slice(0, 6), key.subarray(0, 7).toString('hex'), mnemonic.slice(0, 3).join(' ')].map((text) =>
    Buffer.from(text),
  )
  expect([...others, ...short].flatMap((bytes) => scanner.scan(bytes))).toEqual([])
})

test('the words that a share has in common with those of other sets are no secret', () => {
  const own = mnemonic.join(' ')
  const of = new Scanner([{ name: 'share', words: own }], { words: 3, indices: 5 })
  expect(of.scan(Buffer.from(`${mnemonic.slice(0, 4).join(' ')} strongroom`))).toEqual([])
  expect(of.scan(Buffer.from(mnemonic.slice(4, 7).join(' ')))).not.toEqual([])
})
