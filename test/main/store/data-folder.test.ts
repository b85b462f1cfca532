import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolder, readSetup, standing, writeSetup } from '../../../main/store/data-folder.ts'
import { refused } from '../../support/refused.ts'
import { inFolder } from '../../support/strongroom.ts'

const setup = {
  script: 'root-key.yaml',
  inventory: { hsm: { module: '/usr/lib/module.so', label: 'root', serial: null, environment: { CONF: '/etc/conf' } } },
  throwAway: false,
  mirror: null,
  sameMedium: null,
  earlier: null,
  badges: null,
  out: null,
}

test('a folder for ceremonies is its owner’s alone and is held once', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'new', 'data')
    const data = DataFolder.open(path)
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(await refused(() => DataFolder.open(path))).toEqual({
      code: 'DATA_IN_USE',
      message: `Strongroom is already running in ${path} (process ${process.pid}); end it first.`,
    })
    data.close()
    const again = DataFolder.open(path)
    expect(again.ceremonies()).toEqual([])
    again.close()
  }))

test('a folder that others may enter, or that is a file, is refused and left as it is', () =>
  inFolder(async (folder) => {
    const open = join(folder, 'open')
    mkdirSync(open)
    chmodSync(open, 0o750)
    expect(await refused(() => DataFolder.open(open))).toEqual({
      code: 'DATA_OPEN',
      message: `Others can access the data folder ${open} (mode 0750); chmod it to 0700, or name another with --data DIR.`,
    })
    expect(readdirSync(open)).toEqual([])
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refused(() => DataFolder.open(file))).toMatchObject({ code: 'DATA_UNUSABLE' })
  }))

test('a ceremony is found by the beginning of its name, and its setup is read back', () =>
  inFolder(async (folder) => {
    const data = DataFolder.open(join(folder, 'data'))
    const [one] = [data.make('abc1'), data.make('abd2')]
    writeSetup(one, setup)
    expect(data.find('abc')).toEqual(one)
    expect(readSetup(one)).toEqual(setup)
    expect(standing(one)).toBeNull()
    expect(await refused(() => data.find('ab'))).toMatchObject({ code: 'CEREMONY_AMBIGUOUS' })
    expect(await refused(() => data.find('b'))).toMatchObject({ code: 'CEREMONY_UNKNOWN' })
    expect(await refused(() => readSetup(data.find('abd')))).toMatchObject({ code: 'DATA_UNUSABLE' })
    data.close()
  }))
