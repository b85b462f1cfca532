/** What the key of a certificate may be used for (RFC 5280 4.2.1.3, 4.2.1.9 and 4.2.1.12). */
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Hex } from '../../base/crypto.ts'
import { bitString, boolean, elements, integer, mustHold, oneElement } from '../certificates/x509/der.ts'
import type { Link } from '../certificates/x509/link.ts'

/** OIDs as hex of their content. */
const [keyUsage, basicConstraints, extendedKeyUsage] = ['551d0f', '551d13', '551d25']

/** Bits of KeyUsage, counted from the first. */
const bits = { 'digital-signature': 0, 'cert-sign': 5, 'crl-sign': 6 } as const

/** True if its key usage names that; without one, for authorities that have none, what it is not forbidden. */
export function mayUse({ extensions }: Link, use: keyof typeof bits): boolean {
  const value = extensions.get(keyUsage)?.value
  if (value === undefined) return use === 'crl-sign'
  const { tag, content } = oneElement(value)
  mustHold(tag === bitString)
  const at = bits[use]
  return (((content[1 + (at >> 3)] ?? 0) >> (7 - (at & 7))) & 1) === 1
}

/** True if it may have made `below` authorities under it and a certificate of its own. */
export function isAuthority(link: Link, below: number): boolean {
  const value = link.extensions.get(basicConstraints)?.value
  if (value === undefined || !mayUse(link, 'cert-sign')) return false
  const [first, ...rest] = elements(oneElement(value).content)
  if (first?.tag !== boolean || first.content[0] !== 0xff) return false
  const [length] = rest
  return length === undefined || (length.tag === integer && numberIn(length.content) >= below)
}

/** clientAuth, Microsoft's smart card logon, and anyExtendedKeyUsage: what PIV authentication certificates have of these. */
const purposes: ReadonlySet<Hex> = new Set(['2b06010505070302', '2b060104018237140202', '551d2500'])

/** True if it says nothing of purposes, or names one that proves who somebody is. */
export function isForAuthentication({ extensions }: Link): boolean {
  const value = extensions.get(extendedKeyUsage)?.value
  if (value === undefined) return true
  return elements(oneElement(value).content).some(({ content }) => purposes.has(bytesToHex(content)))
}

/**
 * What is understood here of what may be critical: key usage, basic constraints, extended key usage, alternative name, and
 * certificate policies, of which none is asked for. Others, as name constraints, are not, and then the certificate is refused
 * (RFC 5280 4.2).
 */
const understood: ReadonlySet<Hex> = new Set([keyUsage, basicConstraints, extendedKeyUsage, '551d11', '551d20'])

/** The first critical extension that is not understood, as hex of its OID; null if there is none. */
export function strangeExtension({ extensions }: Link): Hex | null {
  const strange = [...extensions].find(([oid, { critical }]) => critical && !understood.has(oid))
  return strange?.[0] ?? null
}

function numberIn(content: Uint8Array): number {
  return content.length === 0 || content.length > 2 ? 0 : content.reduce((sum, byte) => sum * 256 + byte, 0)
}
