import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inFolder, launcher, scripts, strongroom } from '../../support/strongroom.ts'

const members = [
  ...['outcome', 'valid', 'anchored', 'replayed', 'rehearsal', 'softwareToken', 'softwareCard'],
  ...['root', 'words', 'size', 'problems', 'remarks', 'bundle'],
]
const made = mkdtempSync(join(tmpdir(), 'strongroom-cli-'))
const confidential = join(made, 'out/bundle')

beforeAll(async () => {
  await strongroom(['rehearse', join(scripts, 'small.yaml'), '--out', join(made, 'out')])
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

test('verify: the members that programs are written against; exit 0, 1 and 2', () =>
  inFolder(async (folder) => {
    const good = await strongroom(['verify', confidential, '--json'])
    expect([good.status, good.stderr]).toEqual([0, ''])
    const verdict = JSON.parse(good.stdout) as Record<string, unknown>
    expect(Object.keys(verdict)).toEqual(members)
    expect(verdict).toMatchObject({ outcome: 'consistent', valid: true, problems: [], bundle: confidential })
    expect((verdict['remarks'] as readonly { readonly code: string }[]).map(({ code }) => code)).toContain(
      'NOT_ANCHORED',
    )
    expect(verdict['root']).toMatch(/^[0-9a-f]{64}$/)
    expect(verdict['words']).toHaveLength(32)

    const damaged = join(folder, 'damaged.tar')
    const bytes = readFileSync(`${confidential}.tar`)
    const place = bytes.indexOf('"fact":{') + 12
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place)
    writeFileSync(damaged, bytes)
    const bad = await strongroom(['verify', damaged, '--json'])
    expect(bad.status).toBe(1)
    const found = JSON.parse(bad.stdout) as { valid: boolean; problems: readonly object[] }
    expect(found.valid).toBe(false)
    const said = await strongroom(['verify', damaged])
    expect(said.stdout).toMatch(
      /^INVALID\n {2}[A-Z_]+: .*\n {2}\d+ more problems? beside it, or because of it; --all lists everything\.\n\n/,
    )
    expect(said.stdout).toContain('that can be read')
    expect(said.stdout).not.toContain('disclosed')
    const all = await strongroom(['verify', damaged, '--all'])
    expect(all.stdout.match(/^ {2}[A-Z_]+: /gm)).toHaveLength(found.problems.length)
    expect(Object.keys(found.problems[0] ?? {})).toEqual(['fact', 'code', 'parameters', 'message'])

    const none = await strongroom(['verify', join(folder, 'none'), '--json'])
    expect([none.status, none.stdout]).toEqual([2, ''])
    const { error } = JSON.parse(none.stderr) as { readonly error: { readonly code: string } }
    expect(error.code).toBe('BUNDLE_UNREADABLE')
  }))

test('verify --checkpoint: words as copied, a slip of the pen, and what is no checkpoint at all', () =>
  inFolder(async (folder) => {
    const brought = join(folder, 'words.txt')
    const verify = (text: string, ...more: readonly string[]) => {
      writeFileSync(brought, text)
      return strongroom(['verify', confidential, '--checkpoint', brought, ...more])
    }
    const { stdout } = await strongroom(['verify', confidential])
    const grid = /\n\n.*copies on paper:\n\n([\s\S]+)$/.exec(stdout)?.[1] ?? ''
    const copied = await verify(grid)
    expect([copied.status, copied.stdout]).toEqual([0, expect.stringContaining('\nanchored  yes, ')])
    expect(copied.stdout).toMatch(/^VALID {3}REHEARSAL/)
    expect(JSON.parse((await verify(grid, '--json')).stdout)).toMatchObject({ outcome: 'valid', anchored: true })
    expect(copied.stdout).not.toContain('copies on paper')

    const slip = await verify(grid.replace(/ 1 \w+/, (was) => (was === ' 1 Zulu' ? ' 1 kiwi' : ' 1 Zulu')))
    expect(slip.status).toBe(1)
    expect(slip.stdout).toMatch(
      /^INVALID\n {2}ANCHOR_DIFFERS: 31 of the 32 words .*; word 1 differs: look at the paper again\. Only/,
    )
    expect(slip.stdout).not.toContain('copies on paper')

    const none = await verify('all is well\n', '--json')
    expect([none.status, none.stdout]).toEqual([2, ''])
    expect(JSON.parse(none.stderr)).toMatchObject({ error: { code: 'ANCHOR_MALFORMED' } })
  }))

test('verify in words has no colour, and can be cut short by its reader', async () => {
  const { stdout } = await strongroom(['verify', confidential])
  expect(stdout).toMatch(/^CONSISTENT, not anchored {3}REHEARSAL, SOFTWARE TOKEN\n/)
  expect(stdout).not.toContain('VALID')
  expect(stdout).not.toContain('\u001b')
  const cut = spawnSync('sh', ['-c', `"${launcher}" help | head -c 1`], { encoding: 'utf8' })
  expect([cut.stdout, cut.stderr]).toEqual(['U', ''])
})

test('disclose: fewer facts under the same root; nothing is left of a bundle that is not valid', () =>
  inFolder(async (folder) => {
    const out = join(folder, 'out')
    expect((await strongroom(['disclose', confidential, '--level', 'public', '--out', out])).status).toBe(0)
    const [whole, part] = await Promise.all(
      [confidential, out].map(async (path) => {
        const { stdout } = await strongroom(['verify', path, '--json'])
        return JSON.parse(stdout) as Record<string, unknown>
      }),
    )
    expect(part).toMatchObject({ valid: true, replayed: false, root: whole?.['root'], words: whole?.['words'] })

    mkdirSync(join(folder, 'empty'))
    writeFileSync(join(folder, 'empty/facts.jsonl'), '')
    const bad = await strongroom(['disclose', join(folder, 'empty'), '--level', 'public', '--out', join(folder, 'bad')])
    expect(bad.status).toBe(1)
    expect(bad.stderr).toMatch(/^strongroom: DISCLOSE_INVALID: /)
    expect(readdirSync(folder).sort()).toEqual(['empty', 'out'])
  }))
