/** Certificates as YubiKeys attest with: which card made a key, in its maker's extensions (1.3.6.1.4.1.41482.3.3 and .3.7). */
import { Buffer } from 'node:buffer'
import { tlv } from '../cards/tlv.ts'
import type { Key } from './memory.ts'
import { algorithm, integer, nameOf, oid, sequence, signed, spkiOf } from './x509.ts'

const [firmwareOf, serialOf] = ['2b0601040182c40a0303', '2b0601040182c40a0307']

/** X.509 in DER: the key of `subject`, signed with `issuer`, which is on P-256. */
export function attestationOf(
  subject: { readonly name: string; readonly key: Key },
  issuer: { readonly name: string; readonly key: Key },
  { serial, firmware }: { readonly serial: number; readonly firmware: string },
): Buffer {
  const extensions = sequence(
    sequence(oid(firmwareOf), tlv(0x04, Buffer.from(firmware.split('.').map(Number)))),
    sequence(oid(serialOf), tlv(0x04, tlv(0x02, integer(serial)))),
  )
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    algorithm,
    nameOf(issuer.name),
    sequence(tlv(0x17, Buffer.from('160314000000Z')), tlv(0x17, Buffer.from('491231235959Z'))),
    nameOf(subject.name),
    spkiOf(subject.key),
    tlv(0xa3, extensions),
  )
  return signed(body, issuer.key)
}
