import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packBundle } from '../../../main/bundle/tar.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import { command, keyed, openedBy, sealed } from '../../ceremonies/record/builder/records.ts'
import { ceremony, signedRecord } from '../../ceremonies/record/builder/signed.ts'
import { inFolder, strongroom } from '../../support/strongroom.ts'

/** A whole record that was decided by rules of another day. */
const unknownRules = () => signedRecord([command, openedBy('another-day'), keyed(), sealed], {})

const codesOf = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as { readonly problems: readonly { readonly code: string }[] }).problems.map(({ code }) => code)

test('rules that are not known are no VALID, and end with a status of their own', () =>
  inFolder(async (folder) => {
    const bundle = join(folder, 'bundle')
    await writeDirectory(bundle, unknownRules())
    const said = await strongroom(['verify', bundle])
    expect([said.status, said.stderr]).toEqual([5, ''])
    expect(said.stdout).toMatch(/^RULES UNKNOWN; .* {3}REHEARSAL, SOFTWARE TOKEN\n/)
    expect(said.stdout).not.toContain('copies on paper')
    const { stdout } = await strongroom(['verify', bundle, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'rules-unknown',
      valid: false,
      words: [],
      problems: [],
      remarks: expect.arrayContaining([expect.objectContaining({ code: 'RULES_UNKNOWN' })]) as unknown,
    })
  }))

test('what is required and is not so is a failure', () =>
  inFolder(async (folder) => {
    const bundle = join(folder, 'bundle')
    await writeDirectory(bundle, unknownRules())
    const every = ['anchored', 'replayed', 'real', 'hardware'].flatMap((name) => ['--require', name])
    const json = await strongroom(['verify', bundle, '--json', ...every])
    expect([json.status, codesOf(json.stdout)]).toEqual([
      1,
      ['ANCHORED_REQUIRED', 'REPLAYED_REQUIRED', 'REAL_REQUIRED', 'HARDWARE_REQUIRED'],
    ])
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'not-as-required', valid: false })
    const said = await strongroom(['verify', bundle, '--require', 'anchored'])
    expect([said.status, said.stdout.split('\n')[0]]).toEqual([1, 'NOT AS REQUIRED   REHEARSAL, SOFTWARE TOKEN'])
    const wrong = await strongroom(['verify', bundle, '--require', 'luck'])
    expect([wrong.status, wrong.stdout]).toEqual([2, ''])
  }))

test('a name in a bundle that paints over the verdict is shown as what it is', () =>
  inFolder(async (folder) => {
    const bundle = join(folder, 'bundle')
    await writeDirectory(bundle, unknownRules())
    writeFileSync(join(bundle, '\u001b[2J\u001b[HVALID\n\u202eanchored  yes\u009b'), '')
    const { status, stdout } = await strongroom(['verify', bundle])
    expect(status).toBe(1)
    expect(stdout).toMatch(/^INVALID\n/)
    expect(stdout).toContain('[U+001B][2J[U+001B][HVALID[U+000A][U+202E]anchored  yes[U+009B]')
    const json = await strongroom(['verify', bundle, '--json'])
    for (const output of [stdout, json.stdout]) expect(output).not.toMatch(/[^\n -~]/)
  }))

test('an invalid record is called neither a rehearsal nor anything else that it says of itself', () =>
  inFolder(async (folder) => {
    const bundle = join(folder, 'bundle')
    await writeDirectory(bundle, new Map([...unknownRules()].filter(([name]) => name !== 'facts.jsonl')))
    const { status, stdout } = await strongroom(['verify', bundle])
    expect([status, stdout.split('\n')[0]]).toEqual([1, 'INVALID'])
  }))

test('what is no bundle at all is unreadable, and a byte too many is no byte too few', () =>
  inFolder(async (folder) => {
    const place = (name: string) => join(folder, name)
    mkdirSync(place('empty'))
    mkdirSync(place('strange'))
    writeFileSync(place('strange/notes.txt'), 'x')
    writeFileSync(place('nothing'), '')
    writeFileSync(place('zeros'), Buffer.alloc(1024))
    for (const name of ['empty', 'strange', 'nothing', 'zeros']) {
      const { status, stdout, stderr } = await strongroom(['verify', place(name)])
      expect([status, stdout, stderr]).toEqual([
        2,
        '',
        expect.stringMatching(/BUNDLE_UNREADABLE: .* none of the files/),
      ])
    }
    const archive = await packBundle(unknownRules())
    writeFileSync(place('longer.tar'), Buffer.concat([archive, Buffer.of(0)]))
    const longer = await strongroom(['verify', place('longer.tar'), '--json'])
    expect([longer.status, codesOf(longer.stdout)]).toEqual([1, ['ARCHIVE_DIFFERS']])
    writeFileSync(place('cut.tar'), archive.subarray(0, 700))
    const cut = await strongroom(['verify', place('cut.tar')])
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining('the archive is cut off')])
  }))

test('a checkpoint that lies in the bundle anchors nothing, and the bundle that was read is named', () =>
  inFolder(async (folder) => {
    const bundle = join(folder, 'bundle')
    await writeDirectory(bundle, unknownRules())
    const own = join(bundle, 'checkpoint')
    symlinkSync(own, join(folder, 'linked'))
    linkSync(own, join(folder, 'same'))
    for (const brought of [own, join(folder, 'linked'), join(folder, 'same')])
      for (const path of [bundle, folder]) {
        const { status, stdout, stderr } = await strongroom(['verify', path, '--checkpoint', brought])
        expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('ANCHOR_INSIDE')])
      }
    const { stdout } = await strongroom(['verify', folder])
    expect(stdout).toContain(`\nbundle    ${bundle}\nceremony  ${ceremony}\n`)
    const archive = join(folder, 'bundle.tar')
    writeFileSync(archive, await packBundle(unknownRules()))
    expect((await strongroom(['verify', archive, '--checkpoint', own])).stderr).toContain('ANCHOR_INSIDE')
    // A folder that has any file of a bundle is one itself, whatever lies in it.
    writeFileSync(join(folder, 'checkpoint'), '')
    const itself = await strongroom(['verify', folder])
    expect(itself.stderr).toContain('BUNDLE_UNREADABLE')
  }))
