import { expect, test } from 'vitest'
import {
  type SaidOfItself,
  againstCertificate,
  knownSoftware,
} from '../../../../ceremonies/subjects/tokens/hardware.ts'

const said: SaidOfItself = {
  module: { path: '/opt/vendor/lib/libvault.so', manufacturer: 'Vendor AG', description: 'Vault PKCS#11' },
  slot: { manufacturer: 'Vendor AG', description: 'Slot 0', hardware: true },
  manufacturer: 'Vendor AG',
  model: 'Vault 3000',
  firmware: '7.0',
}
const hsm = {
  title: 'Root HSM',
  label: 'root',
  certificate: { scheme: 'FIPS 140-3', level: 'Level 3', number: '4711' },
  model: 'Vault 3000',
  firmware: '7.0',
} as const

test.each([
  ['SoftHSM 2.6, by its module', { module: { ...said.module, manufacturer: 'SoftHSM' } }, 'SoftHSM'],
  ['SoftHSM under another name, by its model', { model: 'SoftHSM v2' }, 'SoftHSM'],
  ['SoftHSM, by the file alone', { module: { ...said.module, path: '/usr/lib/softhsm/libsofthsm2.so' } }, 'SoftHSM'],
  ['NSS', { module: { ...said.module, manufacturer: 'Mozilla Foundation' } }, 'NSS'],
  ['NSS, by its slot', { slot: { ...said.slot, description: 'NSS Internal Cryptographic Services' } }, 'NSS'],
  ['openCryptoki', { model: 'Soft' }, 'the openCryptoki soft token'],
  ['openCryptoki, by name', { model: 'IBM SoftTok' }, 'the openCryptoki soft token'],
  ['Kryoptic', { manufacturer: 'Kryoptic Project' }, 'Kryoptic'],
  ['a TPM simulator', { model: 'SW   TPM' }, 'a TPM simulator'],
  ['a vendor’s simulator', { slot: { ...said.slot, description: 'CryptoServer Simulator' } }, 'a simulator'],
  ['hardware', {}, null],
])('known software: %s', (_what, change, product) => {
  const told = { ...said, ...change }
  expect(knownSoftware(told)).toBe(product)
  expect(againstCertificate('root-hsm', hsm, told)?.code ?? null).toBe(product && 'CERTIFICATE_OF_SOFTWARE')
})

test.each([
  ['the model and firmware that it is of', {}, null],
  ['a slot that is no hardware', { slot: { ...said.slot, hardware: false } }, 'CERTIFICATE_NOT_HARDWARE'],
  ['another model', { model: 'Vault 2000' }, 'TOKEN_MODEL_DIFFERS'],
  ['other firmware', { firmware: '7.1' }, 'TOKEN_FIRMWARE_DIFFERS'],
])('a certificate against %s', (_what, change, code) => {
  expect(againstCertificate('root-hsm', hsm, { ...said, ...change })?.code ?? null).toBe(code)
})

test('without a certificate nothing is claimed', () => {
  expect(
    againstCertificate('root-hsm', { title: 'Root HSM', label: 'root' }, { ...said, model: 'SoftHSM v2' }),
  ).toBeNull()
})
