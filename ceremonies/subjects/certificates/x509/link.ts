/** A certificate as one link of a path: what it says of itself, and whether another has signed it. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex, SignatureAlgorithm } from '../../../base/crypto.ts'
import {
  bitString,
  boolean,
  type Element,
  elements,
  integer,
  mustHold,
  objectIdentifier,
  octetString,
  oneElement,
  sequence,
} from './der.ts'

/** What is signed as X.509 signs certificates and CRLs (RFC 5280 4.1.1, 5.1.1). */
export interface Signed {
  readonly tbs: Uint8Array
  /** Null for one that is taken from nobody, as with SHA-1. */
  readonly algorithm: SignatureAlgorithm | null
  readonly signature: Uint8Array
  /** The whole DER of the name. */
  readonly issuer: Hex
}

/** By OID, as hex of its content. */
export type Extensions = ReadonlyMap<Hex, { readonly critical: boolean; readonly value: Uint8Array }>

/** What a certificate says; names and key as hex of their whole DER. */
export interface Link extends Signed {
  readonly der: Hex
  readonly serial: Hex
  readonly validity: readonly Element[]
  readonly subject: Hex
  readonly spki: Hex
  readonly extensions: Extensions
}

/** OIDs as hex of their content (RFC 5758, RFC 8017). */
const algorithms: ReadonlyMap<Hex, SignatureAlgorithm> = new Map([
  ['2a8648ce3d040302', 'ecdsa-sha256'],
  ['2a8648ce3d040303', 'ecdsa-sha384'],
  ['2a8648ce3d040304', 'ecdsa-sha512'],
  ['2a864886f70d01010b', 'rsa-sha256'],
  ['2a864886f70d01010c', 'rsa-sha384'],
  ['2a864886f70d01010d', 'rsa-sha512'],
])

/** RFC 5280 4.1, as far as a path takes it. Throws CERTIFICATE_UNREADABLE. */
export function linkIn(der: Uint8Array): Link {
  const { tbs, outer, signature } = signedParts(der)
  const fields = elements(tbs.content)
  const [serial, inner, issuer, validity, subject, key, ...more] = fields[0]?.tag === 0xa0 ? fields.slice(1) : fields
  mustHold(serial?.tag === integer && inner !== undefined && issuer !== undefined && validity !== undefined)
  mustHold(subject !== undefined && key !== undefined)
  return {
    der: bytesToHex(der),
    tbs: tbs.whole,
    algorithm: algorithmIn(inner, outer),
    signature,
    serial: bytesToHex(serial.content),
    validity: elements(validity.content),
    ...{ issuer: bytesToHex(issuer.whole), subject: bytesToHex(subject.whole), spki: bytesToHex(key.whole) },
    extensions: extensionsIn(more.find(({ tag }) => tag === 0xa3)),
  }
}

/** SEQUENCE of what is signed, an AlgorithmIdentifier and the signature, which has no unused bits. Throws CERTIFICATE_UNREADABLE. */
export function signedParts(der: Uint8Array): {
  readonly tbs: Element
  readonly outer: Element
  readonly signature: Uint8Array
} {
  const whole = oneElement(der)
  const [tbs, outer, signature, ...others] = elements(whole.content)
  mustHold(whole.tag === sequence && tbs?.tag === sequence && outer?.tag === sequence && others.length === 0)
  mustHold(signature?.tag === bitString && signature.content[0] === 0)
  return { tbs, outer, signature: signature.content.subarray(1) }
}

/** The algorithm, which what is signed repeats (RFC 5280 4.1.1.2). Throws CERTIFICATE_UNREADABLE where the two differ. */
export function algorithmIn(inner: Element, outer: Element): SignatureAlgorithm | null {
  const [identifier] = elements(outer.content)
  mustHold(identifier?.tag === objectIdentifier && bytesToHex(inner.whole) === bytesToHex(outer.whole))
  return algorithms.get(bytesToHex(identifier.content)) ?? null
}

/** `tagged`: the explicit tag around them; none without it. Throws CERTIFICATE_UNREADABLE, also for one that stands twice. */
export function extensionsIn(tagged: Element | undefined): Extensions {
  const found = new Map<Hex, { readonly critical: boolean; readonly value: Uint8Array }>()
  if (tagged === undefined) return found
  for (const extension of elements(oneElement(tagged.content).content)) {
    const [name, ...rest] = elements(extension.content)
    const [flag, value] = rest.length === 2 ? rest : [undefined, rest[0]]
    mustHold(name?.tag === objectIdentifier && value?.tag === octetString && rest.length <= 2)
    mustHold(flag === undefined || flag.tag === boolean)
    const oid = bytesToHex(name.content)
    mustHold(!found.has(oid))
    found.set(oid, { critical: flag?.content[0] === 0xff, value: value.content })
  }
  return found
}

/** True if `by` has that name and its key made the signature. */
export function isSignedBy(one: Signed, by: Pick<Link, 'subject' | 'spki'>, crypto: Crypto): boolean {
  const { algorithm, issuer, tbs, signature } = one
  return algorithm !== null && issuer === by.subject && verifies(crypto, algorithm, by.spki, tbs, signature)
}

/** A key that nothing can be verified with has signed nothing. */
function verifies(
  crypto: Crypto,
  algorithm: SignatureAlgorithm,
  spki: Hex,
  tbs: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return crypto.verify(algorithm, hexToBytes(spki), tbs, signature)
  } catch {
    return false
  }
}
