/** Certificates that a strict reader refuses, each signed by its key: docs/RECORD.md, "Certificates". */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { toPem } from '../../../../ceremonies/subjects/certificates/x509/assemble.ts'
import { elements } from '../../../../ceremonies/subjects/certificates/x509/der.ts'
import { testCertificate, type TestKey } from './keys.ts'

/** Tag, length in its shortest form, content: all in hex. */
function tlv(tag: string, ...contents: readonly string[]): string {
  const content = contents.join('')
  const length = content.length / 2
  const digits = length.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  return tag + (length < 0x80 ? even : (0x80 + even.length / 2).toString(16) + even) + content
}

const ascii = (text: string): string => bytesToHex(utf8ToBytes(text))
const utc = (text: string): string => tlv('17', ascii(text))
const general = (text: string): string => tlv('18', ascii(text))

const names = ['version', 'serial', 'algorithm', 'issuer', 'validity', 'subject', 'key', 'extensions'] as const
type Change = Readonly<Partial<Record<(typeof names)[number], string>>>

export function certificatesOf(key: TestKey) {
  const body = testCertificate(key).replace(/-----.*-----|\n/g, '')
  const [certificate] = elements(Buffer.from(body, 'base64'))
  const [tbs] = elements(certificate?.content ?? Buffer.of())
  const fields = elements(tbs?.content ?? Buffer.of()).map(({ whole }) => bytesToHex(whole))
  const [, serial = '', algorithm = '', , validity = '', , , extensions = ''] = fields
  const signed = (tbsHex: string, more = ''): string => {
    const signature = tlv('03', '00', bytesToHex(key.sign(hexToBytes(tbsHex))))
    return toPem(hexToBytes(tlv('30', tbsHex, algorithm, signature) + more))
  }
  const made = (change: Change, more = ''): string =>
    signed(tlv('30', ...names.map((name, at) => change[name] ?? fields[at] ?? ''), more))
  const [from, to] = elements(elements(hexToBytes(validity))[0]?.content ?? Buffer.of()).map(({ whole }) =>
    bytesToHex(whole),
  )
  const times = (...all: readonly string[]): Change => ({ validity: tlv('30', ...all) })
  const named = (...attributes: readonly string[]): Change => {
    const name = tlv('30', tlv('31', ...attributes))
    return { issuer: name, subject: name }
  }
  const attribute = (type: string, value: string): string => tlv('30', tlv('06', type), value)
  const [country, common] = [attribute('550406', tlv('13', ascii('DE'))), attribute('550403', tlv('0c', ascii('A')))]
  const extended = (...extensions: readonly string[]): Change => ({ extensions: tlv('a3', tlv('30', ...extensions)) })
  const constraints = (critical: string, inside: string): string =>
    tlv('30', tlv('06', '551d13'), critical, tlv('04', tlv('30', inside)))
  const yes = '0101ff'
  const long = hexToBytes(serial).subarray(2)

  return {
    valid: [
      ['a certificate of version 1', made({ version: '', extensions: '' })],
      ['a certificate of version 2', made({ version: 'a003020101', extensions: '' })],
      ['a certificate of two attributes in one part of its name', made(named(common, country))],
      ['a certificate to the last day', made(times(from ?? '', general('99991231235959Z')))],
      ['a certificate without a critical extension', made(extended(constraints('', yes)))],
      ['a serial of 20 octets', made({ serial: tlv('02', '7f', 'ff'.repeat(19)) })],
    ],
    invalid: [
      ['an empty serial', made({ serial: '0200' })],
      ['a serial not in its shortest form', made({ serial: tlv('02', '00', bytesToHex(long)) })],
      ['a negative serial', made({ serial: '020180' })],
      ['a serial of zero', made({ serial: '020100' })],
      ['a serial of 21 octets', made({ serial: tlv('02', '7f', 'ff'.repeat(20)) })],
      ['three times', made(times(from ?? '', to ?? '', to ?? ''))],
      ['one time', made(times(from ?? ''))],
      ['a time without seconds', made(times(utc('2611210000Z'), to ?? ''))],
      ['a time with an offset', made(times(utc('261121000000+0100'), to ?? ''))],
      ['a time with a fraction', made(times(from ?? '', general('20501121000000.5Z')))],
      ['a time on 30 February', made(times(utc('260230000000Z'), to ?? ''))],
      ['a time at second 60', made(times(utc('261121000060Z'), to ?? ''))],
      ['a year before 2050 as GeneralizedTime', made(times(general('20261121000000Z'), to ?? ''))],
      ['version 1 said', made({ version: 'a003020100', extensions: '' })],
      ['version 6', made({ version: 'a003020105' })],
      ['extensions in version 2', made({ version: 'a003020101' })],
      ['an extension that is critical by 01', made(extended(constraints('010101', yes)))],
      ['an extension that is said not to be critical', made(extended(constraints('010100', yes)))],
      ['basic constraints that say no CA', made(extended(constraints(yes, '010100')))],
      ['basic constraints by BOOLEAN 01', made(extended(constraints(yes, '010101')))],
      ['basic constraints that are no SEQUENCE', made(extended(tlv('30', tlv('06', '551d13'), tlv('04', '0500'))))],
      ['an extension twice', made(extended(constraints(yes, yes), constraints(yes, yes)))],
      ['no extension in extensions', made(extended())],
      ['an extension of no DER', made(extended(tlv('30', tlv('06', '551d0e'), tlv('04', '0402ff'))))],
      [
        'an extension with bytes after its value',
        made(extended(tlv('30', tlv('06', '551d0e'), tlv('04', '040100', '00')))),
      ],
      ['a set out of order', made(named(country, common))],
      ['an attribute twice in a set', made(named(common, common))],
      ['an empty set in a name', made(named())],
      ['a country of other letters', made(named(attribute('550406', tlv('13', ascii('D_')))))],
      ['a name not in UTF-8', made(named(attribute('550403', tlv('0c', 'c080'))))],
      ['a name in a type of old', made(named(attribute('550403', tlv('14', ascii('A')))))],
      ['an arc not in its shortest form', made(named(attribute('55048003', tlv('0c', ascii('A')))))],
      [
        'a length not in its shortest form',
        signed(`308200${tlv('30', ...fields).slice(6)}`.replace(/^308200/, '30830000')),
      ],
      ['an indefinite length', signed(`3080${fields.join('')}0000`)],
      ['a field after the extensions', made({}, '0500')],
      ['bytes after the certificate', signed(tlv('30', ...fields), '00')],
      ['a unique identifier in the wrong place', made({ extensions: `${extensions}${tlv('81', '00')}` })],
    ],
  } as const
}
