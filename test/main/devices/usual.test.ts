import { expect, test } from 'vitest'
import { usualModules } from '../../../main/devices/usual.ts'

const opensc = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so'
const softhsm = '/usr/lib/softhsm/libsofthsm2.so'
const readers = '/run/pcscd/pcscd.comm'

test.each([
  ['SoftHSM alone', [softhsm], [softhsm]],
  ['OpenSC without a service for readers, which it does not start without', [softhsm, opensc], [softhsm]],
  ['OpenSC with it', [softhsm, opensc, readers], [softhsm, opensc]],
  ['a bare machine', [], []],
])('%s', (_case, there, modules) => {
  expect(usualModules((path) => there.includes(path))).toEqual(modules)
})
