/** The badges of a rehearsal: an authority that is thrown away with it makes one for each name, and publishes a CRL. */
import { Buffer } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { tlv } from '../cards/tlv.ts'
import { generate } from './keys.ts'
import type { CardState, Key } from './memory.ts'
import { algorithm, integer, nameOf, oid, sequence, signed, spkiOf, time } from './x509.ts'

const AUTHORITY = 'REHEARSAL Badge Authority'
const DAY = 24 * 60 * 60 * 1000
/** Longer than anybody rehearses. */
const VALID = 3650 * DAY

/** OIDs: key usage, basic constraints, extended key usage, and clientAuth of it (RFC 5280). */
const [keyUsage, basicConstraints, extendedKeyUsage, clientAuth] = ['551d0f', '551d13', '551d25', '2b06010505070302']
/** KeyUsage in DER: digitalSignature; keyCertSign and cRLSign. */
const usages = { badge: '03020780', authority: '03020106' } as const
/** SP 800-73-5 part 1, appendix A. */
const AUTHENTICATION = { slot: '9a', object: '5fc105' } as const

const extension = (name: string, critical: boolean, value: Buffer) =>
  sequence(oid(name), ...(critical ? [tlv(0x01, Buffer.from([0xff]))] : []), tlv(0x04, value))

export interface Authority {
  readonly key: Key
  /** In DER. */
  readonly certificate: Buffer
  readonly crl: Buffer
}

export function freshAuthority(now = new Date()): Authority {
  const key = generate('P-256')
  const certificate = certified({ name: AUTHORITY, key }, key, now, [
    extension(basicConstraints, true, sequence(tlv(0x01, Buffer.from([0xff])))),
    extension(keyUsage, true, Buffer.from(usages.authority, 'hex')),
  ])
  const crl = signed(
    sequence(tlv(0x02, Buffer.from([1])), algorithm, nameOf(AUTHORITY), time(before(now)), time(after(now))),
    key,
  )
  return { key, certificate, crl }
}

/** Puts a key and its certificate for that name onto the card. */
export function makeBadge({ piv }: CardState, holder: string, authority: Key, now = new Date()): void {
  const key = generate('P-256')
  const certificate = certified({ name: holder, key }, authority, now, [
    extension(keyUsage, true, Buffer.from(usages.badge, 'hex')),
    extension(extendedKeyUsage, false, sequence(oid(clientAuth))),
  ])
  piv.keys[AUTHENTICATION.slot] = key
  const object = Buffer.concat([tlv(0x70, certificate), tlv(0x71, Buffer.from([0])), tlv(0xfe)])
  piv.objects[AUTHENTICATION.object] = object.toString('hex')
}

function certified(
  subject: { readonly name: string; readonly key: Key },
  authority: Key,
  now: Date,
  extensions: readonly Buffer[],
): Buffer {
  // Positive, and of as many bytes as authorities use.
  const serial = integer(BigInt(`0x40${randomBytes(15).toString('hex')}`))
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, serial),
    algorithm,
    nameOf(AUTHORITY),
    sequence(time(before(now)), time(after(now))),
    nameOf(subject.name),
    spkiOf(subject.key),
    tlv(0xa3, sequence(...extensions)),
  )
  return signed(body, authority)
}

/** A clock that two people have agreed on may be behind the laptop's. */
const before = (now: Date): Date => new Date(now.getTime() - DAY)
const after = (now: Date): Date => new Date(now.getTime() + VALID)
