import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { summaryOf } from '../../../ceremonies/index.ts'
import { scriptCalled, scriptLines, shippedScripts } from '../../../main/window/scripts.ts'
import { inFolder } from '../../support/strongroom.ts'
import { atDesk } from '../../support/window.ts'

const shipped = readFileSync(join(shippedScripts, 'root-key.yaml'), 'utf8')
const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

test('the build knows the summary of each script that it ships, under the digest of its bytes', () => {
  const built = join(import.meta.dirname, '../../../build/ceremonies/scripts')
  const written: unknown = JSON.parse(readFileSync(join(built, 'summaries.json'), 'utf8'))
  const names = [
    'archive-key',
    'change-custodians',
    'enrol-cards',
    'first-rehearsal',
    'generate-keys',
    'recovery-drill',
    'roll-call',
    'root-key',
    'secret-on-cards',
    'split-secret',
  ]
  const all = names.map((name) => readFileSync(join(shippedScripts, `${name}.yaml`), 'utf8'))
  expect(written).toEqual(Object.fromEntries(all.map((text) => [digestOf(text), summaryOf(text)])))
})

test('what is said of a script follows its bytes; a file that is no script is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-scripts-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const opened = new Set<string>()
  const put = (name: string, text: string) => writeFileSync(join(folder, name), text)
  const titles = () =>
    scriptLines({ folder, opened }, summaryOf).map(({ file, title, digest }) => ({ file, title, digest }))
  put('a.yaml', shipped)
  put('b.yaml', 'strongroom: 1\n')
  put('c.yaml', Buffer.from([0xff]).toString('latin1'))
  expect(titles()).toEqual([
    { file: 'a.yaml', title: { en: 'Root key ceremony', de: expect.any(String) }, digest: digestOf(shipped) },
  ])
  const other = shipped.replace(/^title: .*$/m, 'title: Another ceremony')
  put('a.yaml', other)
  expect(titles()).toEqual([
    { file: 'a.yaml', title: { en: 'Another ceremony', de: 'Another ceremony' }, digest: digestOf(other) },
  ])
})

test('a script from elsewhere is listed and found by its whole path, as long as it is there', () =>
  inFolder(async (folder) => {
    const [own, elsewhere] = [join(folder, 'own'), join(folder, 'elsewhere')]
    for (const one of [own, elsewhere]) mkdirSync(one)
    const path = join(elsewhere, 'own.yaml')
    writeFileSync(path, shipped)
    const shelf = { folder: own, opened: new Set([path]) }
    expect(scriptLines(shelf, summaryOf).map(({ file }) => file)).toEqual([path])
    expect(scriptCalled(shelf, path)).toMatchObject({ name: 'own.yaml', text: shipped })
    const unknown = expect.objectContaining({ code: 'SCRIPT_UNKNOWN' })
    expect(() => scriptCalled({ folder: own, opened: new Set() }, path)).toThrow(unknown)
    rmSync(path)
    expect(scriptLines(shelf, summaryOf)).toEqual([])
    mkdirSync(path)
    expect(scriptLines(shelf, summaryOf)).toEqual([])
  }))

test('people open a script by its whole path; what is no script is refused and not listed', () =>
  atDesk(async (sitting) => {
    const path = join(sitting.folder, 'own.yaml')
    writeFileSync(path, shipped)
    writeFileSync(join(sitting.folder, 'none.yaml'), 'strongroom: 1\n')
    const asked = (named: string) => sitting.ask('openScript', { path: named })
    expect(await asked('own.yaml')).toMatchObject({ refused: { code: 'OUT_RELATIVE' } })
    expect(await asked(join(sitting.folder, 'absent.yaml'))).toMatchObject({ refused: { code: 'FILE_UNREADABLE' } })
    expect(await asked(join(sitting.folder, 'none.yaml'))).toMatchObject({ ok: false })
    expect(await asked(path)).toEqual({ ok: true, value: null })
    const files = sitting.house?.scripts.map(({ file }) => file) ?? []
    expect(files.filter((file) => file.startsWith('/'))).toEqual([path])
  }))
