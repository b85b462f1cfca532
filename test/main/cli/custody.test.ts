import { join } from 'node:path'
import { expect, test } from 'vitest'
import { knownCardsIn } from '../../../ceremonies/register/cards.ts'
import { readRecord } from '../../../main/register/reading.ts'
import { Register } from '../../../main/register/register.ts'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { type Written, writeMany } from '../../support/records.ts'
import { inFolder, strongroom } from '../../support/strongroom.ts'

const safe = (number: number) => ({
  id: `safe-${number}`,
  site: 'site-a',
  region: null,
  opens: [`custodian-${number}`],
  together: 1,
})
const planned: Written = [
  'custody.planned',
  {
    safes: [safe(1), safe(2)],
    titles: {
      'safe safe-1': 'Safe 1',
      'safe safe-2': 'Safe 2',
      'site site-a': 'Site A',
      'person custodian-1': 'Custodian 1',
    },
    days: 1,
  },
]
const kept = (mark: string, bag: string): Written => [
  'thing.kept',
  {
    what: 'share',
    set: 'set-1',
    mark,
    title: '',
    bag,
    safe: `safe-${mark}`,
    holder: null,
    pin: null,
    step: 'bags',
    sealedBy: 'witness',
    place: `Safe ${mark}`,
  },
]

test('where shares are, what is overdue, and who could bring a key back tonight', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'data')
    const data = DataFolder.open(path)
    await writeMany(data, 1, [planned, kept('1', 'B1'), kept('2', 'B2')])
    data.close()
    const listed = await strongroom(['custody', '--data', path])
    expect([listed.status, listed.stderr]).toEqual([0, ''])
    expect(listed.stdout).toMatch(
      /^share 1 of set set-1 {2}Safe 1 in Site A, opened by Custodian 1 {2}bag B1 {2}seen 2026-11-21T10:00:\S+ {2}(OVERDUE since|due) 2026-11-22T10:00:\S+\nshare 2/,
    )
    expect(JSON.parse((await strongroom(['custody', '--data', path, '--json'])).stdout)).toMatchObject({
      things: [{ what: 'share', mark: '1', bag: 'B1', safe: 'safe-1' }, { mark: '2' }],
    })

    const tonight = await strongroom(['custody', 'coalitions', 'root', '--data', path])
    expect([tonight.status, tonight.stderr]).toEqual([0, ''])
    expect(tonight.stdout.split('\n').slice(0, 4)).toEqual([
      `Set set-1 of ${'0'.repeat(26)}: 2 of 3, for root`,
      '  1 of its shares are nowhere on record: whoever has them counts as well',
      'Custody: every smallest group that could bring the key back',
      '  Custodian 1, custodian-2: opening Safe 1, Safe 2',
    ])
    const [set] = JSON.parse((await strongroom(['custody', 'coalitions', '0', '--data', path, '--json'])).stdout)
    expect(set).toEqual({
      ceremony: '0'.repeat(26),
      set: 'set-1',
      identifier: 0,
      valid: true,
      keys: ['root'],
      threshold: 2,
      shares: 3,
      coalitions: [
        [
          { kind: 'person', id: 'custodian-1' },
          { kind: 'person', id: 'custodian-2' },
          { kind: 'safe', id: 'safe-1' },
          { kind: 'safe', id: 'safe-2' },
        ],
      ],
      losses: [[{ kind: 'safe', id: 'safe-1' }], [{ kind: 'safe', id: 'safe-2' }]],
    })
    expect(await strongroom(['custody', 'coalitions', 'other', '--data', path])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'strongroom: CUSTODY_KEY_UNKNOWN: No record here says where shares of other are kept. Known are: root, 0.\n',
    })
  }))

test('which cards there are, whose each is, what it keeps and how it was found last', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'data')
    const data = DataFolder.open(path)
    const keys = { decryption: 'aa', signature: 'bb', attested: false, curve: 'P-256', attestation: null }
    const known = { card: 'card-1', holder: 'custodian-1', applet: 'piv', serial: '7654321', software: false }
    const answered = { share: 1, by: 'custodian-1', card: 'card-1', applet: 'piv', serial: '7654321' }
    await writeMany(data, 1, [
      ['card.enrolled', { ...known, ...keys, firmware: null, token: '5.7.4' }],
      [
        'share.put-on-card',
        {
          set: 'set-1',
          index: 1,
          to: 'custodian-1',
          card: 'card-1',
          artifact: 'card-share-0-1.json',
          sha256: 'cc'.repeat(32),
        },
      ],
      ['card.inspected', { ...answered, found: 'answered', software: false, bagged: false, onPaper: false }],
    ])
    const register = Register.open(data, readRecord)
    register.catchUp()
    // A ceremony of the same kind is told the same when it opens.
    expect(knownCardsIn(register, 'rehearsal')).toMatchObject([
      {
        kind: 'known-card',
        serial: '7654321',
        lost: false,
        shares: [{ set: 'set-1', share: 1, valid: true, onPaper: false }],
      },
    ])
    expect(knownCardsIn(register, 'real')).toEqual([])
    data.close()
    const listed = await strongroom(['custody', '--data', path])
    expect([listed.status, listed.stderr]).toEqual([0, ''])
    expect(listed.stdout).toMatch(
      /^card 7654321 \(PIV, card-1\) {2}with custodian-1 {2}keeps share 1 of set set-1 {2}answered 2026-11-21T10:00:\S+\n$/,
    )
    const told = JSON.parse((await strongroom(['custody', '--data', path, '--json'])).stdout) as object
    expect(told).toMatchObject({ things: [], cards: [{ serial: '7654321', seen: { found: 'answered' } }] })
  }))
