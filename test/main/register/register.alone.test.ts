import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import {
  backupKeysIn,
  envelopeKeysIn,
  envelopesIn,
  identifiersIn,
  keysIn,
  setsIn,
  tokensIn,
} from '../../../ceremonies/register/ask.ts'
import { Row } from '../../../ceremonies/register/row.ts'
import { VERSION } from '../../../main/register/file.ts'
import { listingsIn } from '../../../main/register/list.ts'
import { readRecord } from '../../../main/register/reading.ts'
import { Register } from '../../../main/register/register.ts'
import { DataFolder } from '../../../main/store/data-folder.ts'
import {
  age,
  digestOf,
  opened,
  recordKey,
  sealed,
  wholeCeremony,
  write,
  writeMany,
  type Written,
} from '../../support/records.ts'
import { openedFiles, openedRecords } from '../../support/opened-files.ts'
import { inFolder } from '../../support/strongroom.ts'

vi.mock('better-sqlite3', async (load) => (await import('../../support/opened-files.ts')).counting(await load()))

const kinds = Row.options.map(({ shape }) => shape.kind.value)

/** All that a register says, but when it read what. */
function dump(register: Register) {
  return { known: register.known(), rows: kinds.map((kind) => register.of(kind)), list: listingsIn(register) }
}

/** What a register says that has just read every record from its beginning. */
function afresh(data: DataFolder) {
  rmSync(join(data.path, 'register.db'), { force: true })
  const register = caughtUp(data)
  return dump(register)
}

function caughtUp(data: DataFolder): Register {
  const register = Register.open(data, readRecord)
  register.catchUp()
  return register
}

/** Works in a data folder of its own; `opens` holds it once more, as the next process would. */
function inData(work: (data: DataFolder, opens: () => DataFolder) => Promise<void> | void): Promise<void> {
  return inFolder(async (folder) => {
    let data = DataFolder.open(join(folder, 'data'))
    try {
      await work(data, () => {
        data.close()
        data = DataFolder.open(join(folder, 'data'))
        return data
      })
    } finally {
      data.close()
    }
  })
}

test('which share is on which card is found under its set', () =>
  inData((data) => {
    const card = { card: 'card-1', holder: 'custodian-1', applet: 'piv', serial: '42', firmware: null, token: null }
    const keys = {
      software: false,
      curve: 'P-256',
      decryption: '30',
      signature: '31',
      attestation: null,
      attested: false,
    }
    const put = { set: 'set-1', index: 1, to: 'custodian-1', card: 'card-1', artifact: 'card-share-7-1.json' }
    write(data.make('one'), [
      ...wholeCeremony(7),
      ['card.enrolled', { ...card, ...keys }],
      ['share.put-on-card', { ...put, sha256: digestOf('what the card keeps') }],
    ])
    write(data.make('two'), wholeCeremony(8))
    expect(setsIn(caughtUp(data)).map(({ onCards }) => onCards)).toEqual([
      [{ share: 1, card: 'card-1', holder: 'custodian-1', serial: '42' }],
      [],
    ])
  }))

test('what one ceremony made is found under it', () =>
  inData((data) => {
    const folder = data.make('one')
    write(folder, wholeCeremony(7))
    const register = caughtUp(data)
    const at = { ceremony: 'one' }
    expect(identifiersIn(register)).toEqual([7, 1007])
    expect(setsIn(register)).toMatchObject([{ ...at, identifier: 7, threshold: 2, shares: 3, status: 'proved' }])
    expect(keysIn(register)).toMatchObject([{ ...at, label: 'root', algorithm: 'EC-P256', status: 'locked' }])
    expect(backupKeysIn(register)).toMatchObject([{ ...at, check: { value: 'abcdef' }, where: 'destroyed' }])
    expect(tokensIn(register)).toMatchObject([{ ...at, name: 'hsm', serial: 'serial-7', objects: null }])
    write(folder, [sealed(7)])
    register.catchUp()
    expect(tokensIn(register)).toMatchObject([{ ...at, objects: [{ class: 'public', id: '01', label: 'root' }] }])
    expect(listingsIn(register)).toMatchObject([{ id: 'one', title: 'Ceremony 7', phase: 'closing', facts: 15 }])
    write(folder, [], (store) => {
      store.note({ at: '2026-11-21T11:00:00.000Z', entry: 'record-key.destroyed', id: 'aa', objects: 2 })
    })
    register.catchUp()
    expect(listingsIn(register)).toMatchObject([{ phase: 'sealed' }])
  }))

test('envelopes are found under their ceremony, with the set that opens them', () =>
  inData((data) => {
    const folder = data.make('one')
    const check = { method: 'CMAC', length: 3, value: 'abcdef' }
    const closed = { label: 'Safe', secret: 'made', sha256: digestOf('an envelope'), set: 'set-1', check }
    write(folder, [
      ['command', {}],
      opened(1),
      ['envelope-key.made', { set: 'set-1', check, token: null }],
      ['envelope.closed', { ...closed, artifact: 'one.json' }],
      ['envelope.closed', { ...closed, artifact: 'two.json' }],
      ['envelope.opened', { artifact: 'one.json', set: 'set-1', shares: [1, 2] }],
    ])
    const register = caughtUp(data)
    const at = { ceremony: 'one', set: 'set-1' }
    expect(envelopeKeysIn(register)).toMatchObject([{ ...at, check, where: 'memory' }])
    expect(envelopesIn(register)).toMatchObject([
      { ...at, artifact: 'one.json', label: 'Safe', sha256: digestOf('an envelope'), opened: true },
      { ...at, artifact: 'two.json', opened: false },
    ])
    write(folder, [['envelope-key.destroyed', { set: 'set-1', check }]])
    register.catchUp()
    expect(envelopeKeysIn(register)).toMatchObject([{ ...at, where: 'destroyed' }])
  }))

test.each<[string, readonly Written[], object]>([
  ['a command alone', [['command', {}]], { title: '', mode: '', opened: '', facts: 1, phase: 'unfinished' }],
  ['one that goes on', [['command', {}], opened(1), recordKey], { facts: 3, phase: 'unfinished' }],
  ['one whose key is left', [['command', {}], opened(1), recordKey, sealed(1)], { facts: 4, phase: 'closing' }],
  [
    'one that never had a key',
    [['command', {}], opened(1), ['ceremony.aborted', { reason: 'Smoke.' }]],
    { facts: 3, phase: 'aborted' },
  ],
])('how %s stands in the list', (_what, facts, standing) =>
  inData((data) => {
    write(data.make('one'), facts)
    expect(listingsIn(caughtUp(data))).toMatchObject([{ id: 'one', step: null, trouble: null, ...standing }])
  }),
)

test('opening reads no other ceremony’s database, and afterwards only what has changed', () =>
  inData(async (_, opens) => {
    await writeMany(opens(), 12)
    caughtUp(opens())
    const data = opens()
    openedFiles.length = 0
    const register = caughtUp(data)
    expect(identifiersIn(register)).toHaveLength(24)
    expect(listingsIn(register)).toHaveLength(12)
    expect(openedRecords()).toEqual([])
    const folder = data.make('zz')
    write(folder, wholeCeremony(500))
    openedFiles.length = 0
    register.catchUp('zz')
    expect(openedFiles).toEqual([])
    register.catchUp()
    expect(openedRecords()).toEqual([folder.record])
    expect(identifiersIn(register)).toContain(500)
  }))

test('the file is its owner’s alone, and holds no name and nothing confidential', () =>
  inData((data) => {
    write(data.make('one'), [...wholeCeremony(1), ['note.added', { by: 'administrator', step: 's', text: 'A remark' }]])
    const register = caughtUp(data)
    const file = join(data.path, 'register.db')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(identifiersIn(register)).toEqual([1, 1001])
    const bytes = Buffer.concat(['', '-wal'].map((end) => readFileSync(file + end))).toString('latin1')
    expect(bytes).toContain('Ceremony 1')
    expect(bytes).not.toMatch(/Name Of A Person|brought-by-a-witness|A remark/)
    expect(bytes).not.toContain('commitment')
  }))

const file = (data: DataFolder) => join(data.path, 'register.db')
const change = (data: DataFolder, sql: string) => {
  const database = new Database(file(data))
  database.exec(sql)
  database.close()
}

test.each<[string, (data: DataFolder) => void]>([
  ['missing', (data) => rmSync(file(data))],
  ['of no version', (data) => change(data, 'PRAGMA user_version = 0')],
  ['of the next version', (data) => change(data, `PRAGMA user_version = ${VERSION + 1}`)],
  ['no database', (data) => writeFileSync(file(data), 'nothing that SQLite knows')],
  ['empty', (data) => writeFileSync(file(data), '')],
  ['cut off', (data) => truncateSync(file(data), 4096)],
  ['overwritten in the middle', (data) => writeFileSync(file(data), spoilt(readFileSync(file(data))))],
  ['without a table', (data) => change(data, 'DROP TABLE rows')],
  ['with a row changed', (data) => change(data, "UPDATE rows SET body = replace(body, 'set-1', 'set-2')")],
  ['without a row', (data) => change(data, "DELETE FROM rows WHERE kind = 'set' AND ceremony LIKE '%1'")],
  ['with a reading that was changed', (data) => change(data, 'UPDATE readings SET facts = facts - 1')],
  ['without a reading', (data) => change(data, 'DELETE FROM readings')],
  [
    'with a reading that is none',
    (data) => change(data, "UPDATE readings SET digest = 'none', stamp = '', facts = 99"),
  ],
  ['beside a log of nobody’s', (data) => writeFileSync(`${file(data)}-wal`, 'a log of nobody’s')],
])('a register that is %s is rebuilt without asking', (_what, spoil) =>
  inData(async (_, opens) => {
    await writeMany(opens(), 3)
    const expected = dump(caughtUp(opens()))
    const data = opens()
    spoil(data)
    expect(dump(caughtUp(data))).toEqual(expected)
    // It is whole for whoever comes next as well.
    openedFiles.length = 0
    expect(dump(caughtUp(opens()))).toEqual(expected)
    expect(openedRecords()).toEqual([])
  }),
)

function spoilt(bytes: Buffer): Buffer {
  return bytes.fill(0x5a, 4096, bytes.length - 512)
}

test('a record that went on, was replaced by another, or is gone is noticed', () =>
  inData(async (_, opens) => {
    await writeMany(opens(), 3)
    const data = opens()
    const [first, second, third] = data.ceremonies()
    if (!first || !second || !third) throw new Error('three were written')
    caughtUp(data)
    // As long as before, and another one.
    rmSync(first.record)
    write(first, [...wholeCeremony(77), sealed(77)])
    write(second, [['ceremony.aborted', { reason: 'late' }]])
    rmSync(third.path, { recursive: true })
    const register = caughtUp(opens())
    expect(identifiersIn(register)).toEqual([1, 77, 1001, 1077])
    expect(dump(register)).toEqual(afresh(opens()))
  }))

test('a record that cannot be read is listed with its reason, hides no other, and is tried again', () =>
  inData(async (_, opens) => {
    await writeMany(opens(), 2)
    const data = opens()
    mkdirSync(data.make('empty').path, { recursive: true })
    const [one] = data.ceremonies()
    if (!one) throw new Error('two were written')
    caughtUp(data)
    const whole = readFileSync(one.record)
    writeFileSync(one.record, 'no database')
    const trouble = { code: 'STORE_NOT_OURS', parameters: { path: one.record } }
    const register = caughtUp(opens())
    expect(listingsIn(register)).toMatchObject([{ phase: 'closing' }, { id: one.id, phase: 'unreadable', trouble }])
    expect(identifiersIn(register)).toEqual([1, 1001])
    writeFileSync(one.record, whole)
    expect(identifiersIn(caughtUp(opens()))).toEqual([0, 1, 1000, 1001])
  }))

test('a line that no program of ours wrote, or a fact that says less than it must, is trouble of that record alone', () =>
  inData((data) => {
    const [spoiltLine, spoiltFact] = [data.make('line'), data.make('fact')]
    write(spoiltLine, wholeCeremony(1), (store) => store.append(wholeCeremony(1).length, ['{}\n'], []))
    write(spoiltFact, [['command', {}], opened(1), ['set.made', { set: 'set-1' }]])
    write(data.make('whole'), wholeCeremony(2))
    const register = caughtUp(data)
    expect(register.unreadable().map(({ folder, trouble }) => [folder.id, trouble.code])).toEqual([
      ['fact', 'STORE_DAMAGED'],
      ['line', 'LINE_MALFORMED'],
    ])
    expect(identifiersIn(register)).toEqual([2, 1002])
  }))

test('where the file cannot be written the register is in memory, and says the same', () =>
  inData(async (_, opens) => {
    await writeMany(opens(), 2)
    const expected = dump(caughtUp(opens()))
    const data = opens()
    rmSync(file(data))
    mkdirSync(join(file(data), 'in the way'), { recursive: true, mode: 0o700 })
    expect(dump(caughtUp(data))).toEqual(expected)
    expect([existsSync(join(file(data), 'in the way')), statSync(file(data)).mode & 0o777]).toEqual([true, 0o700])
  }))

test('in a folder that nobody may write to nothing is made', () =>
  inFolder((folder) => {
    const data = DataFolder.read(join(folder, 'none'))
    expect(dump(caughtUp(data))).toMatchObject({ known: [], list: [] })
    data.close()
    expect(existsSync(join(folder, 'none'))).toBe(false)
    return Promise.resolve()
  }))

test('a rebuilt register says the same; one held open by somebody else is left alone', () =>
  inData(async (_, opens) => {
    await writeMany(opens(), 2)
    const data = opens()
    const register = caughtUp(data)
    const expected = dump(register)
    register.rebuild()
    expect(dump(register)).toEqual(expected)
    const second = caughtUp(data)
    expect(dump(second)).toEqual(expected)
    chmodSync(file(data), 0o600)
    expect(dump(register)).toEqual(expected)
  }))

/** Facts in any order, however senseless: each record is only read. */
const anyFact = fc.oneof(
  fc.nat(5).map((at) => opened(at)),
  fc.constantFrom(...wholeCeremony(3), recordKey, sealed(1)),
  fc
    .nat(40)
    .map(
      (identifier): Written => ['set.made', { set: 'set-1', scheme: 'SLIP-0039', identifier, threshold: 2, shares: 3 }],
    ),
  fc
    .constantFrom('proved', 'archived', 'restored', 'locked')
    .map((status): Written => [`key.${status}`, { label: 'root' }]),
)
const batch = fc.record({
  ceremony: fc.constantFrom('a', 'b', 'c'),
  facts: fc.array(anyFact, { maxLength: 6 }),
  next: fc.constantFrom('go on', 'catch up', 'open anew', 'remove'),
})

test('a register that was fed as records grew says what one says that is built from them now', () =>
  fc.assert(
    fc.asyncProperty(fc.array(batch, { maxLength: 8 }), (batches) =>
      inData((first, opens) => {
        let data = first
        let register = Register.open(data, readRecord)
        for (const { ceremony, facts, next } of batches) {
          const folder = data.make(ceremony)
          if (next === 'remove') rmSync(folder.path, { recursive: true })
          else write(folder, facts)
          if (next === 'open anew') {
            data = opens()
            register = Register.open(data, readRecord)
          }
          if (next !== 'go on') register.catchUp()
        }
        register.catchUp()
        const grown = dump(register)
        expect(afresh(opens())).toEqual(grown)
      }),
    ),
    { numRuns: 25 },
  ))

test('an aged record is trusted by its stamp', () =>
  inData(async (data) => {
    const folder = data.make('one')
    write(folder, wholeCeremony(1))
    // However slow the machine is: its clock has not passed the last change.
    const ahead = new Date(Date.now() + 60_000)
    utimesSync(folder.record, ahead, ahead)
    const register = caughtUp(data)
    expect(register.isFresh(folder)).toBe(false)
    await age(folder)
    register.catchUp()
    expect(register.isFresh(folder)).toBe(true)
  }))
