import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { usualModules } from '../../../main/devices/usual.ts'
import { tokensBehind } from '../../../main/window/tokens.ts'
import { softhsmModule } from '../../support/softhsm.ts'
import { strongroom } from '../../support/strongroom.ts'

/** SoftHSM as Debian gives it to whoever is not in its group, and OpenSC without a service for readers: both do not start. */
const notSetUp = { SOFTHSM2_CONF: '/nowhere/softhsm2.conf' }

test('a module in its usual place that nobody has set up is no problem; one that was named is', async () => {
  expect(await tokensBehind([softhsmModule], [], notSetUp)).toMatchObject({ tokens: [], troubles: [] })
  expect(await tokensBehind([softhsmModule], [softhsmModule], notSetUp)).toMatchObject({
    tokens: [],
    troubles: [{ module: softhsmModule, refused: { code: 'MODULE_NOT_INITIALISED' } }],
  })
})

test('a module in its usual place that is no module is a problem, named or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'strongroom-module-'))
  try {
    const module = join(folder, 'empty.so')
    writeFileSync(module, '')
    expect(await tokensBehind([module], [], {})).toMatchObject({
      troubles: [{ refused: { code: 'MODULE_NOT_PKCS11' } }],
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('devices: what this machine has in usual places ends with 0, whether it is set up or not', async () => {
  const { status, stdout, stderr } = await strongroom(['devices'])
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout.split('\n').filter((line) => line.startsWith('/'))).toHaveLength(usualModules().length)
})
