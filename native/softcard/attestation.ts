/** Certificates as YubiKeys attest with: which card made a key, in its maker's extensions (1.3.6.1.4.1.41482.3.3 and .3.7). */
import { Buffer } from 'node:buffer'
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { tlv } from '../cards/tlv.ts'
import { signDigest } from './keys.ts'
import type { Key } from './memory.ts'

const oid = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))
const sequence = (...parts: readonly Buffer[]) => tlv(0x30, ...parts)
const [ecdsaWithSha256, commonName] = ['2a8648ce3d040302', '550403']
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
  const { pkcs8 } = subject.key
  const spki = createPublicKey(createPrivateKey({ key: Buffer.from(pkcs8, 'hex'), type: 'pkcs8', format: 'der' }))
  const algorithm = sequence(oid(ecdsaWithSha256))
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    algorithm,
    nameOf(issuer.name),
    sequence(tlv(0x17, Buffer.from('160314000000Z')), tlv(0x17, Buffer.from('491231235959Z'))),
    nameOf(subject.name),
    spki.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, extensions),
  )
  const signature = signDigest(issuer.key, createHash('sha256').update(body).digest(), 'der')
  return sequence(body, algorithm, tlv(0x03, Buffer.from([0]), signature))
}

/** As few bytes as DER has for it (X.690 8.3.2). */
function integer(value: number): Buffer {
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes])
}

function nameOf(name: string): Buffer {
  return sequence(tlv(0x31, sequence(oid(commonName), tlv(0x0c, Buffer.from(name)))))
}
