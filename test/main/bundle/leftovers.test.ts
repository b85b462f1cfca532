import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { message } from '../../../ceremonies/base/message.ts'
import { verifyAt } from '../../../main/bundle/verify.ts'
import { vectorsFolder } from '../../ceremonies/record/builder/read.ts'
import { Reader } from '../../independent/reader.ts'
import { strongroom } from '../../support/strongroom.ts'

let folder = ''
const reader = new Reader()
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strongroom-leftovers-'))
  cpSync(join(vectorsFolder, 'confidential'), join(folder, 'bundle'), { recursive: true })
  cpSync(join(vectorsFolder, 'confidential.tar'), join(folder, 'bundle.tar'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What both verifiers say: whether it is valid, and what they found beside it. */
async function judged(path: string): Promise<readonly unknown[]> {
  const { valid, remarks } = await verifyAt(path, () => null)
  const beside = remarks.find(({ code }) => code === 'LEFT_BESIDE')?.parameters['names'] ?? ''
  const theirs = await reader.report(path)
  // Of an archive that is packed otherwise the other one says nothing more.
  expect([theirs.valid, theirs.leftovers?.join(', ') ?? beside]).toEqual([valid, beside])
  return [valid, beside]
}

function leave(name: string): void {
  const path = join(folder, 'bundle', name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, 'x')
}

test.each([
  ['.DS_Store', '.DS_Store'],
  ['._bundle', '._bundle'],
  ['artifacts/._root.pem', 'artifacts/._root.pem'],
  ['Thumbs.db', 'Thumbs.db'],
  ['artifacts/Thumbs.db', 'artifacts/Thumbs.db'],
  ['desktop.ini', 'desktop.ini'],
  ['System Volume Information/WPSettings.dat', 'System Volume Information/'],
  ['.Trashes/501', '.Trashes/'],
  ['.fseventsd/fseventsd-uuid', '.fseventsd/'],
  ['.Spotlight-V100/Store', '.Spotlight-V100/'],
  ['$RECYCLE.BIN/desktop.ini', '$RECYCLE.BIN/'],
  ['.Trash-1000/info', '.Trash-1000/'],
])('what an operating system leaves in a folder is named and not counted: %s', async (name, told) => {
  leave(name)
  expect(await judged(join(folder, 'bundle'))).toEqual([true, told])
})

test.each(['notes.txt', '.hidden', 'artifacts/.hidden', 'DS_Store', 'Thumbs.db.exe'])(
  'anything else stays an error: %s',
  async (name) => {
    leave(name)
    expect(await judged(join(folder, 'bundle'))).toEqual([false, ''])
  },
)

const notPlain = expect.objectContaining({
  code: 'BUNDLE_UNREADABLE',
  parameters: expect.objectContaining({ why: message('trouble.notPlain', { name: '.DS_Store' }) }) as unknown,
}) as Error

test('a link of such a name, or another folder, makes it no bundle', async () => {
  symlinkSync('checkpoint', join(folder, 'bundle/.DS_Store'))
  await expect(verifyAt(join(folder, 'bundle'), () => null)).rejects.toThrow(notPlain)
  rmSync(join(folder, 'bundle/.DS_Store'))
  leave('.DS_Store/x')
  await expect(verifyAt(join(folder, 'bundle'), () => null)).rejects.toThrow(notPlain)
})

test('leftovers beside damage are still named, and hide nothing', async () => {
  leave('.DS_Store')
  writeFileSync(join(folder, 'bundle/leaves'), '')
  expect(await judged(join(folder, 'bundle'))).toEqual([false, '.DS_Store'])
})

/** Adds files to an archive in one format with headers of another; GNU tar does not. */
const appending = `
import sys, tarfile
format, archive, folder, *names = sys.argv[1:]
with tarfile.open(archive, "a", format=getattr(tarfile, format + "_FORMAT")) as tar:
    for name in names:
        tar.add(folder + "/" + name, name)
`

function append(format: 'USTAR' | 'PAX' | 'GNU', ...names: readonly string[]): string {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), 'x')
  }
  const tar = join(folder, 'bundle.tar')
  execFileSync('/usr/bin/python3', ['-c', appending, format, tar, folder, ...names])
  return tar
}

const long = `bundle/._${'ü'.repeat(60)}`
test.each([
  ['USTAR', ['._bundle', 'bundle/.DS_Store', 'bundle/artifacts/._root.pem']],
  ['PAX', ['._bundle', long]],
  ['GNU', ['bundle/._x', long]],
] as const)('and in a tar, also where its name stands in an extended header: %s', async (format, names) => {
  const tar = append(format, ...names)
  const told = names.map((name) => name).join(', ')
  expect(await judged(tar)).toEqual([true, told])
})

test('anything else in a tar stays an error, and a name is never empty', async () => {
  const tar = append('PAX', 'bundle/notes.txt', '._bundle')
  expect((await strongroom(['verify', tar, '--all'])).stdout).toContain('The file notes.txt does not belong')
  expect(await judged(tar)).toEqual([false, '._bundle'])
  const anew = join(folder, 'anew.tar')
  execFileSync('tar', ['--create', '--format=pax', `--file=${anew}`, `--directory=${folder}`, 'bundle', '._bundle'])
  const { status, stdout } = await strongroom(['verify', anew, '--all'])
  expect([status, stdout]).toEqual([1, expect.stringMatching(/ARCHIVE_DIFFERS: .* Unpack it, and verify the folder/)])
  expect(stdout).not.toContain('The file  does')
  expect(stdout).toContain('left beside it by an operating system: ._bundle.')
})

test('whoever reads is told in words', async () => {
  leave('.DS_Store')
  const { stdout } = await strongroom(['verify', join(folder, 'bundle')])
  expect(stdout).toContain('Not part of the record, and left beside it by an operating system: .DS_Store. Nothing')
})

test.each([
  ['gzip', 'gzip -dc', ['gzip', '-c']],
  ['bzip2', 'bzip2 -dc', ['bzip2', '-c']],
  ['xz', 'xz -dc', ['xz', '-c']],
] as const)(
  'a compressed tar is called what it is, with the command that unpacks it: %s',
  async (kind, unpack, [program, flag]) => {
    const path = join(folder, 'the bundle.packed')
    writeFileSync(path, execFileSync(program, [flag, join(folder, 'bundle.tar')]))
    const { status, stderr } = await strongroom(['verify', path])
    expect([status, stderr]).toEqual([
      2,
      expect.stringContaining(
        `it is compressed (${kind}), so it has to be unpacked first, with “${unpack} '${path}' > bundle.tar”`,
      ),
    ])
    expect((await reader.report(path)).unreadable).toContain(`it is compressed (${kind})`)
    execFileSync('sh', ['-c', `${unpack} '${path}' > unpacked.tar`], { cwd: folder })
    expect(await judged(join(folder, 'unpacked.tar'))).toEqual([true, ''])
  },
)
