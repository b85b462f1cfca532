import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolder } from '../../../main/store/data-folder.ts'
import { type Written, writeMany } from '../../support/records.ts'
import { inFolder, strongroom } from '../../support/strongroom.ts'

const secretKey: Written = [
  'secret-key.made',
  {
    token: 'hsm',
    label: 'session',
    id: '03',
    algorithm: 'AES-256',
    purpose: 'wrap',
    keyCheck: { method: 'KWP', length: 3, value: '123456' },
    otherSessions: null,
    wrapWithTrusted: false,
    secretKey: {},
  },
]

test('what the records of a laptop say together, for people and for programs; one that cannot be read hides no other', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'data')
    const data = DataFolder.open(path)
    await writeMany(data, 2, [secretKey])
    data.close()
    const told = await strongroom(['register', '--data', path])
    expect([told.status, told.stderr]).toEqual([0, ''])
    const [first, second] = ['0'.repeat(26), `${'0'.repeat(25)}1`]
    expect(told.stdout.split('\n')).toEqual([
      'Ceremonies',
      `  ${first}  2026-11-21T10:00:01.000Z  rehearsal  closing  Ceremony 0`,
      `  ${second}  2026-11-21T10:00:01.000Z  rehearsal  closing  Ceremony 1`,
      'Keys',
      `  ${first}  root  EC-P256  locked  hsm 01`,
      `  ${second}  root  EC-P256  locked  hsm 01`,
      'Secret keys',
      `  ${first}  session  AES-256  wrap  KWP 123456  made  hsm 03`,
      `  ${second}  session  AES-256  wrap  KWP 123456  made  hsm 03`,
      'Backup keys',
      `  ${first}  CMAC abcdef  set set-1  destroyed`,
      `  ${second}  CMAC abcdef  set set-1  destroyed`,
      'Share sets',
      `  ${first}  0  set set-1  2 of 3  proved`,
      `  ${second}  1  set set-1  2 of 3  proved`,
      'Tokens',
      `  ${first}  hsm  “root”, serial serial-0, Model  1 object at the seal`,
      `  ${second}  hsm  “root”, serial serial-1, Model  1 object at the seal`,
      '',
    ])

    mkdirSync(join(path, 'ceremonies/broken'))
    writeFileSync(join(path, 'ceremonies/broken/record.db'), 'no database')
    const json = await strongroom(['register', '--data', path, '--rebuild', '--json'])
    expect([json.status, json.stderr.slice(0, 26)]).toEqual([2, 'strongroom: STORE_NOT_OURS'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      ceremonies: [{ ceremony: first }, { ceremony: second }, { ceremony: 'broken', trouble: 'STORE_NOT_OURS' }],
      identifiers: [0, 1, 1000, 1001],
      keys: [{ label: 'root', status: 'locked' }, { label: 'root' }],
      secretKeys: [{ ceremony: first, label: 'session', status: 'made' }, { ceremony: second }],
    })

    const nowhere = await strongroom(['register', '--data', join(folder, 'none')])
    expect([nowhere, existsSync(join(folder, 'none'))]).toEqual([{ status: 0, stdout: '', stderr: '' }, false])
  }))
