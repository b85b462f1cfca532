import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { mustBeAttested } from '../../../../ceremonies/subjects/cards/attestation.ts'
import { toPem } from '../../../../ceremonies/subjects/certificates/x509/assemble.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { attestationOf } from '../../../../native/softcard/attestation.ts'
import { generate } from '../../../../native/softcard/keys.ts'
import { refused } from '../../../support/refused.ts'

const [root, attester, key, another] = [1, 2, 3, 4].map(() => generate('P-256')) as [K, K, K, K]
type K = ReturnType<typeof generate>
const told = { serial: 7654321, firmware: '5.7.4' }
const certificate = (of: { name: string; key: K }, by: { name: string; key: K }, says = told) =>
  attestationOf(of, by, says)

const maker = { name: 'Maker root', key: root }
const own = { name: 'PIV Attestation', key: attester }
const pinned = toPem(certificate(maker, maker))
const intermediate = certificate(own, maker)
const leaf = certificate({ name: 'YubiKey PIV 9d', key }, own)
const spki = new X509Certificate(leaf).publicKey.export({ type: 'spki', format: 'der' }).toString('hex')
const attested = { spki, serial: '7654321', firmware: '5.7.4' }
const hex = (der: Uint8Array | null) => der && Buffer.from(der).toString('hex')

const judge = (
  one: { certificate?: Uint8Array; intermediate?: Uint8Array | null },
  is = attested,
  makers: readonly string[] = [pinned],
): void =>
  mustBeAttested(
    {
      certificate: hex(one.certificate ?? leaf) ?? '',
      intermediate: hex(one.intermediate === undefined ? intermediate : one.intermediate),
    },
    is,
    makers,
    nodeCrypto,
  )

test('a key of this card, by the card’s own certificate, by one that the script pins', () => {
  for (const makers of [[pinned], [toPem(certificate(own, own)), pinned]])
    expect(() => {
      judge({}, attested, makers)
    }).not.toThrow()
})

const flipped = (der: Uint8Array) => Uint8Array.from(der, (byte, at) => (at === der.length - 1 ? byte ^ 1 : byte))

test.each([
  [
    'another key',
    {},
    { ...attested, spki: spki.replace(/..$/, (end) => (end === '00' ? '01' : '00')) },
    'CARD_ATTESTATION_KEY',
  ],
  ['another card', {}, { ...attested, serial: '7654322' }, 'CARD_ATTESTATION_OTHER'],
  ['other firmware', {}, { ...attested, firmware: '5.4.3' }, 'CARD_ATTESTATION_OTHER'],
  ['no certificate of the card', { intermediate: null }, attested, 'CARD_ATTESTATION_PATH'],
  ['a signature that is wrong', { certificate: flipped(leaf) }, attested, 'CARD_ATTESTATION_PATH'],
  [
    'the card’s own by another key with the maker’s name',
    { intermediate: certificate(own, { ...maker, key: another }) },
    attested,
    'CARD_ATTESTATION_PATH',
  ],
  [
    'the key’s own word',
    { certificate: certificate({ name: 'x', key }, { name: 'x', key }) },
    attested,
    'CARD_ATTESTATION_PATH',
  ],
  ['bytes', { certificate: Uint8Array.of(0x30, 3, 1, 2, 3) }, attested, 'CARD_ATTESTATION_UNREADABLE'],
])('refused: %s', async (_what, change, is, code) => {
  expect(await refused(() => judge(change, is))).toMatchObject({ code })
})

test('with another maker’s root, or none, nothing is attested', async () => {
  const stranger = { name: 'Maker root', key: another }
  for (const makers of [[toPem(certificate(stranger, stranger))], []])
    expect(await refused(() => judge({}, attested, makers))).toMatchObject({ code: 'CARD_ATTESTATION_PATH' })
})
