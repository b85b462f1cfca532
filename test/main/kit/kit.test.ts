/** What recover.py refuses and how it says so, on kits of throw-away keys. */
import { spawnSync } from 'node:child_process'
import { createECDH, createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { artifactFile } from '../../../ceremonies/record/bundle.ts'
import type { Recoverable } from '../../../ceremonies/kit/contents.ts'
import { spkiOfPoint } from '../../../ceremonies/devices/ec-point.ts'
import { cardShareFile } from '../../../ceremonies/shares/card-share.ts'
import { wordsFrom } from '../../../ceremonies/shares/words.ts'
import { guideText } from '../../../main/kit/guide.ts'
import { kitsOf } from '../../../main/kit/kit.ts'
import { twinOf } from '../../../main/kit/twin.ts'
import { writeDirectory } from '../../../main/bundle/write.ts'
import { shareForCard } from '../../../native/secrets/given.ts'
import { forms } from '../../../native/secrets/forms.ts'

const none = { label: '', artifact: '', sha256: '' }
const check = { method: 'CMAC', length: 5, value: '' } as const
const asked: Recoverable = {
  set: 's',
  scheme: 'SLIP-0039',
  identifier: 1,
  threshold: 3,
  shares: 5,
  words: 33,
  check,
  cards: [],
  printed: [],
  items: [
    { kind: 'key', ...none, spki: '' },
    { kind: 'secret-key', ...none, keyCheck: check },
    { kind: 'envelope', ...none, commitment: '' },
  ],
}

const home = mkdtempSync(join(tmpdir(), 'kit-'))
const { of, artifacts, shares } = await twinOf(asked, 'c1')
const kit = join(home, 'recovery')
let attempts = 0

beforeAll(async () => {
  const files = new Map([...artifacts].map(([name, content]) => [artifactFile(name), content]))
  for (const [, made] of await kitsOf([of], { ceremony: 'c1', mode: 'real', files })) await writeDirectory(kit, made)
})
afterAll(() => {
  rmSync(home, { recursive: true })
})

function recover(typed: string, folder = kit, out = join(home, `out-${++attempts}`)) {
  const given = ['-I', join(kit, 'recover.py'), folder, out]
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', given, { input: typed, encoding: 'utf8' })
  return { status, stdout, stderr, out }
}

const [first = '', second = '', third = ''] = shares
const words = first.split(' ')

test('a quorum brings back a key, a secret key and a secret, for their owner alone', () => {
  const { status, stdout, stderr, out } = recover(shares.join('\n'))
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.match(/is what the record says/g)).toHaveLength(3)
  expect(readFileSync(join(out, 'practice-envelope.json.txt'), 'utf8')).toBe('This was only practice.')
  expect(statSync(out).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o777).toBe(0o600)
})

test.each([
  [
    'capitals and four letters',
    shares.map((share) => share.replace(/\b([a-z]{4})[a-z]*/g, '$1').toUpperCase()).join('\n'),
  ],
  ['numbers before the words, over many lines', shares.map(numbered).join('\n\n')],
  ['Windows line ends and blank lines between', shares.join('\r\n\r\n')],
  ['another order', [third, first, second].join('\n')],
])('shares with %s are read', (_name, typed) => {
  expect(recover(typed)).toMatchObject({ status: 0, stderr: '' })
})

function numbered(share: string): string {
  return share
    .split(' ')
    .map((word, at) => `${at + 1}. ${word}${at % 4 === 3 ? '\n' : ' '}`)
    .join('')
}

const foreign = (await twinOf(asked, 'c1')).shares

test.each([
  ['too few', [first, second].join('\n'), 'It takes 3 shares; 2 were typed.'],
  ['none', '', 'It takes 3 shares; 0 were typed.'],
  ['one twice', [first, first, second].join('\n'), 'has been typed already'],
  ['an unknown word', first.replace(words[3] ?? '', 'strongroom'), 'Word 4 of this share is not in the list'],
  ['two words exchanged', [words[1], words[0], ...words.slice(2)].join(' '), 'the checksum is wrong'],
  ['a word left out', words.slice(0, -1).join(' '), 'has 33 words; 32 were typed'],
  ['a share of another set', [first, second, foreign[0]].join('\n'), 'This share is of set'],
])('%s: nothing is recovered, and it says why', (_name, typed, why) => {
  const { status, stderr, out } = recover(typed)
  expect(status).toBe(1)
  expect(stderr).toContain('Nothing was recovered: ')
  expect(stderr).toContain(why)
  expect(stderr).not.toContain('Traceback')
  expect(() => statSync(out)).toThrow('ENOENT')
})

test('shares in blocks are read by arithmetic of its own, and nothing but the key on record comes of them', async () => {
  const twin = await twinOf({ ...asked, scheme: 'shamirs-secret-sharing', words: 58 }, 'c1')
  const other = await twinOf({ ...asked, scheme: 'shamirs-secret-sharing', words: 58 }, 'c1')
  const folder = join(home, 'in-blocks')
  const held = new Map([...twin.artifacts].map(([name, content]) => [artifactFile(name), content]))
  for (const [, made] of await kitsOf([twin.of], { ceremony: 'c1', mode: 'real', files: held }))
    await writeDirectory(folder, made)
  const [one = '', two = '', three = ''] = twin.shares
  expect(recover([three, two.toUpperCase(), one].join('\n'), folder)).toMatchObject({ status: 0, stderr: '' })
  const numbered = one.split(' ').map((block, at) => `${at + 1}. ${block}${at % 4 === 3 ? '\n' : ''}`)
  expect(recover([numbered.join(' '), '', two, three].join('\n'), folder)).toMatchObject({ status: 0, stderr: '' })
  const slip = one.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const renamed = twin.of.identifier === other.of.identifier ? '' : other.shares[0]
  for (const [typed, why] of [
    [[slip, two, three], 'Block 58 of this share has a slip'],
    [[one.split(' ').slice(1).join(' '), two, three], 'Block 1 of this share has a slip'],
    [[one.split(' ').slice(0, -1).join(' ')], 'has 58 blocks; 57 were typed'],
    [[one, one, two], 'has been typed already'],
    [[one, two], 'It takes 3 shares; 2 were typed'],
    [[one, two, renamed], 'This share is of set'],
    [[one, two, [...three.split(' ')].with(20, '00005').join(' ')], /Block 21 of this share|checksum is wrong/],
  ] as const) {
    const { status, stderr } = recover(typed.join('\n'), folder)
    expect([status, stderr]).toEqual([
      1,
      typeof why === 'string' ? expect.stringContaining(why) : expect.stringMatching(why),
    ])
  }
}, 120_000)

test('a share on a card is opened with what the card agreed on, and with nothing else', async () => {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const text = Buffer.from(first, 'ascii')
  const { index: share } = forms['SLIP-0039'].namesOf(wordsFrom(Uint8Array.from(text), 1), 1)
  const card = spkiOfPoint('P-256', ecdh.getPublicKey('hex')) ?? ''
  const sealed = shareForCard(wordsFrom(Uint8Array.from(text), 1), 'SLIP-0039', { ceremony: 'c1', set: of.set }, card)
  const file = cardShareFile(sealed)
  const sha256 = createHash('sha256').update(file).digest('hex')
  const artifact = 'card-share.json'
  const onCard = { share, applet: 'piv', serial: '1', artifact, sha256, onPaper: false } as const
  const files = new Map(
    [...artifacts, [artifact, file] as const].map(([name, content]) => [artifactFile(name), content]),
  )
  const folder = join(home, 'with-card')
  for (const [, made] of await kitsOf([{ ...of, cards: [onCard] }], { ceremony: 'c1', mode: 'real', files }))
    await writeDirectory(folder, made)
  const agreed = ecdh.computeSecret(sealed.enc, 'hex', 'hex')
  expect(recover(`card ${share} ${agreed}\n${second}\n${third}\n`, folder)).toMatchObject({ status: 0, stderr: '' })
  const wrong = `${agreed.slice(0, -2)}${agreed.endsWith('00') ? '01' : '00'}`
  const other = share === 16 ? 1 : share + 1
  for (const [line, why] of [
    [`card ${share} ${wrong}`, 'This does not open the share'],
    [`card ${share} ${agreed.slice(2)}`, 'wrong length'],
    [`card ${other} ${agreed}`, `Share ${other} is on no card`],
    ['card x', 'the number of the share'],
    [`card ${share} ${agreed.slice(0, -1)}g`, 'is not hex'],
    // Four letters of the word cards, with which one share in 1,024 begins.
    [`card ${'acid '.repeat(32)}`, 'checksum'],
  ])
    expect(recover(`${line}\n${second}\n${third}\n`, folder), line).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(why ?? ''),
    })
  const guide = guideText({ ceremony: 'c1', mode: 'real', of: { ...of, cards: [onCard] }, language: 'en' })
  expect(guide).toContain(`share ${share} is on the PIV card with serial number 1, and nowhere else`)
})

test('where something stands already, nothing is asked and nothing overwritten', () => {
  const { status, stderr } = recover(shares.join('\n'), kit, home)
  expect(status).toBe(1)
  expect(stderr).toContain('File exists')
})

test('a damaged archive is named, and the others come back', async () => {
  const folder = join(home, 'damaged')
  const files = new Map([...artifacts].map(([name, content]) => [artifactFile(name), content]))
  for (const [, made] of await kitsOf([of], { ceremony: 'c1', mode: 'real', files })) await writeDirectory(folder, made)
  writeFileSync(join(folder, 'archives/practice-key.kwp'), 'x')
  const { status, stdout, stderr, out } = recover(shares.join('\n'), folder)
  expect(status).toBe(1)
  expect(stderr).toBe(
    'practice key: NOT recovered: archives/practice-key.kwp is not the file on record; take it from another copy.\n',
  )
  expect(stdout.match(/is what the record says/g)).toHaveLength(2)
  expect(readdirSync(out)).toHaveLength(2)
})

test.each([
  ['the key', { spki: '00' }, 'but not the one on record'],
  [
    'the secret key',
    { keyCheck: { method: 'HMAC-SHA256', length: 32, value: '00'.repeat(32) } },
    'but not the one on record',
  ],
  ['the secret', { commitment: '00'.repeat(32) }, 'but not the one on record'],
])('%s that is another than the record says does not come back', async (_name, other, why) => {
  const folder = join(home, `other-${++attempts}`)
  const files = new Map([...artifacts].map(([name, content]) => [artifactFile(name), content]))
  const [member = ''] = Object.keys(other)
  const items = of.items.filter((item) => member in item).map((item) => ({ ...item, ...other }))
  const changed = { ...of, items } as Recoverable
  for (const [, made] of await kitsOf([changed], { ceremony: 'c1', mode: 'real', files }))
    await writeDirectory(folder, made)
  const { status, stderr, out } = recover(shares.join('\n'), folder)
  expect(status).toBe(1)
  expect(stderr).toContain(why)
  expect(readdirSync(out)).toEqual([])
})

test('called in another way it explains itself', () => {
  const { status, stderr } = spawnSync('/usr/bin/python3', ['-I', join(kit, 'recover.py')], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('python3 -I recover.py FOLDER OUT')
})

test.each(['en', 'de'] as const)(
  'the instructions (%s) keep to the width of a page, and name what there is',
  (language) => {
    const text = guideText({ ceremony: 'c1', mode: 'rehearsal', of, language })
    const long = text.split('\n').filter((line) => line.length > 76 && !line.startsWith('    '))
    expect(long).toEqual([])
    for (const { label } of of.items) expect(text).toContain(label)
    expect(text).not.toMatch(/[{}]/)
  },
)
