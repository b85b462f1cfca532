/** Each file that the program writes, on a medium that is full at each of its bytes: refused, nothing half written, and then whole. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { newFile, newFolder } from '../../main/bundle/publish.ts'
import { writeArchive, writeDirectory } from '../../main/bundle/write.ts'
import { DataFolder, type Setup, readSetup, writeSetup } from '../../main/store/data-folder.ts'
import { Mirror } from '../../main/store/mirror.ts'
import { Reserve } from '../../main/store/reserve.ts'
import { Store } from '../../main/store/store.ts'
import { filledAt } from '../support/filled.ts'
import { inFolder } from '../support/strongroom.ts'

/** The code of the refusal, or null where nothing was refused; whatever else is thrown fails the test. */
async function codeOf(work: () => unknown): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

const lines = ['{"seq":0}\n', '{"seq":1,"text":"Grüße"}\n', '{"seq":2}\n']
const whole = lines.join('')
const files = new Map([
  ['facts.jsonl', Buffer.from(whole)],
  ['artifacts/root.pem', Buffer.from('pem')],
])

const bytes = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)
/** A page of SQLite's at a time, with the bytes before and after. */
const aboutPages = (pages: number): readonly number[] =>
  bytes(pages).flatMap((page) => [page * 4096, page * 4096 + 1, page * 4096 + 2048, page * 4096 + 4095])

describe('full at each byte', () => {
  test('1: a mirror that is opened', () =>
    inFolder(async (parent) => {
      for (const at of bytes(Buffer.byteLength(whole))) {
        const folder = join(parent, String(at))
        const place = { folder, beside: parent, mayShare: true }
        const mirror = new Mirror(place, () => lines)
        await filledAt(at, () => mirror.append([]))
        expect(mirror.trouble?.code).toBe('MIRROR_FAILED')
        expect(readFileSync(join(folder, 'facts.jsonl')).equals(Buffer.from(whole).subarray(0, at))).toBe(true)
        mirror.append([])
        expect([mirror.trouble, readFileSync(join(folder, 'facts.jsonl'), 'utf8')]).toEqual([null, whole])
        mirror.close()
      }
    }))

  test('2: a mirror that follows', () =>
    inFolder(async (parent) => {
      for (const at of bytes(Buffer.byteLength(lines[1] ?? ''))) {
        const folder = join(parent, String(at))
        const record = lines.slice(0, 1)
        const mirror = new Mirror({ folder, beside: parent, mayShare: true }, () => record)
        mirror.append([])
        record.push(...lines.slice(1, 2))
        await filledAt(at + (lines[0] ?? '').length, () => mirror.append(lines.slice(1, 2)))
        expect(mirror.trouble?.code).toBe('MIRROR_FAILED')
        record.push(...lines.slice(2))
        mirror.append(lines.slice(2))
        expect([mirror.trouble, readFileSync(join(folder, 'facts.jsonl'), 'utf8')]).toEqual([null, whole])
        mirror.close()
      }
    }))

  test('3: a record that is created', () =>
    inFolder(async (parent) => {
      for (const at of aboutPages(13)) {
        const path = join(parent, `${at}.db`)
        const create = () => Store.create(path, 'strongroom: 1\n').close()
        const code = await filledAt(at, () => codeOf(create))
        expect(code === null || code === 'STORE_UNWRITABLE').toBe(true)
        if (at < 8192) expect(code).toBe('STORE_UNWRITABLE')
      }
    }))

  const writes: readonly [string, (store: Store) => void, (store: Store) => boolean][] = [
    ['4: facts that are appended', (store) => store.append(0, lines, []), (store) => [...store.lines()].length === 3],
    [
      '5: an artifact that comes with them',
      (store) => store.append(0, lines, [{ name: 'a', level: 'public', content: Buffer.alloc(9000, 7) }]),
      (store) => store.artifacts()[0]?.content.length === 9000,
    ],
    ['6: the note of the seal', (store) => store.keepSeal('note\n'.repeat(50)), (store) => store.seal() !== null],
    [
      '7: the journal',
      (store) => store.note({ at: '2026-11-21T10:00:00.000Z', entry: 'recognition.failed', person: 'y'.repeat(5000) }),
      (store) => store.journal().length === 1,
    ],
  ]
  test.each(writes)('%s', (_what, write, isWritten) =>
    inFolder(async (parent) => {
      for (const at of aboutPages(14)) {
        const path = join(parent, `${at}.db`)
        Store.create(path, 'strongroom: 1\n').close()
        const store = Store.open(path)
        const code = await filledAt(at, () => codeOf(() => write(store)))
        expect([code, isWritten(store)]).toEqual(code === null ? [null, true] : ['STORE_UNWRITABLE', false])
        if (code !== null) write(store)
        store.close()
        const again = Store.open(path)
        expect(isWritten(again)).toBe(true)
        again.close()
      }
    }),
  )

  test('8: what is kept beside the record', () =>
    inFolder(async (parent) => {
      const data = DataFolder.open(join(parent, 'data'))
      const setup: Setup = {
        script: 'small.yaml',
        inventory: {},
        throwAway: true,
        mirror: null,
        sameMedium: null,
        earlier: null,
        badges: null,
        out: null,
      }
      const folder = data.make('a')
      const length = Buffer.byteLength(`${JSON.stringify(setup, null, 2)}\n`)
      for (const at of bytes(length)) {
        expect(await filledAt(at, () => codeOf(() => writeSetup(folder, setup)))).toBe('DATA_UNUSABLE')
      }
      writeSetup(folder, setup)
      expect(readSetup(folder)).toEqual(setup)
      data.close()
    }))

  test('9: a bundle and its archive', () =>
    inFolder(async (parent) => {
      const out = join(parent, 'deep/out')
      const publish = () =>
        newFolder(out).publish(async (draft) => {
          await writeDirectory(join(draft, 'bundle'), files)
          await writeArchive(join(draft, 'bundle.tar'), files)
        })
      for (const at of [...bytes(Buffer.byteLength(whole)), 512, 1023, 1024, 2048]) {
        expect(await filledAt(at, () => codeOf(publish))).toBe('OUT_UNWRITABLE')
        expect(readdirSync(parent)).toEqual([])
      }
      await publish()
      expect(readdirSync(out).sort()).toEqual(['bundle', 'bundle.tar'])
    }))

  test('10: a document', () =>
    inFolder(async (parent) => {
      const path = join(parent, 'paper.pdf')
      for (const at of bytes(whole.length)) {
        expect(await filledAt(at, () => codeOf(() => newFile(path, Buffer.from(whole))))).toBe('OUT_UNWRITABLE')
        expect(existsSync(path)).toBe(false)
      }
      newFile(path, Buffer.from(whole))
      expect(statSync(path).mode & 0o777).toBe(0o600)
    }))

  test('11: the room that is held back', () =>
    inFolder(async (parent) => {
      mkdirSync(join(parent, 'one'))
      const reserve = new Reserve(join(parent, 'one/record.db'))
      for (const at of bytes(16).map((part) => part * 32_768 + part)) {
        expect(await filledAt(at, () => codeOf(() => reserve.mustHaveRoom()))).toBe('DATA_NO_ROOM')
        expect(readdirSync(join(parent, 'one'))).toEqual([])
      }
      reserve.mustHaveRoom()
      expect([readdirSync(join(parent, 'one')), reserve.release()]).toEqual([['reserve'], true])
    }))
})

test('what was held back lets the record be written once more on a medium that is full', () =>
  inFolder((parent) => {
    const path = join(parent, 'record.db')
    const store = Store.create(path, 'strongroom: 1\n')
    store.mustHaveRoom()
    expect(readdirSync(parent)).toContain('reserve')
    store.close()
    expect(readdirSync(parent)).toEqual(['record.db'])
    rmSync(path)
    return Promise.resolve()
  }))
