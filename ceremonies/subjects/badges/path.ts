/** From a badge's certificate to an anchor that the script pins (RFC 5280 6), with a list of revocations for each but the anchor. */
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex } from '../../base/crypto.ts'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import { isSignedBy, type Link, linkIn } from '../certificates/x509/link.ts'
import { listOf, mustNotBeRevoked, revocationsIn } from './crl.ts'
import { isoMoment } from './moment.ts'
import { toldName } from './name.ts'
import { isAuthority, isForAuthentication, mayUse, strangeExtension } from './usage.ts'

/** Certificates between a badge and its anchor, both counted. */
export const LONGEST_PATH = 6

/** In DER: the badge's certificate first and the anchor last; `crls` has one for each certificate but the anchor, in the same order. */
export interface BadgePath {
  readonly certificates: readonly Hex[]
  readonly crls: readonly Hex[]
}

/** What people brought: certificates of authorities and lists of revocations, in DER. */
export interface Brought {
  readonly certificates: readonly Hex[]
  readonly crls: readonly Hex[]
}

/** Throws BADGE_UNREADABLE. */
export function badgeLink(der: Hex): Link {
  try {
    return linkIn(hexToBytes(der))
  } catch {
    throw refuse('BADGE_UNREADABLE')
  }
}

/**
 * A path from the badge to a certificate whose digest is one of `anchors`, over what was brought. Throws BADGE_UNREADABLE,
 * BADGE_ALGORITHM, BADGE_PATH, and what `listOf` throws. What is in the path has still to be looked at (`mustHoldAt`).
 */
export function pathOf(badge: Hex, anchors: ReadonlySet<Hex>, brought: Brought, crypto: Crypto): BadgePath {
  const own = badgeLink(badge)
  if (own.algorithm === null) throw refuse('BADGE_ALGORITHM', of(own, own))
  const authorities = [...new Set(brought.certificates)].map(badgeLink)
  const links = found([own], anchors, authorities, crypto)
  if (links === null) throw refuse('BADGE_PATH', { issuer: toldName(own.issuer) })
  const lists = [...new Set(brought.crls)].map(revocationsIn)
  return {
    certificates: links.map(({ der }) => der),
    crls: links.slice(1).map((issuer) => listOf(issuer, lists, crypto).der),
  }
}

function found(
  path: readonly Link[],
  anchors: ReadonlySet<Hex>,
  authorities: readonly Link[],
  crypto: Crypto,
): readonly Link[] | null {
  const last = path.at(-1)
  if (last === undefined || path.length >= LONGEST_PATH) return null
  const issuers = authorities.filter((one) => !path.includes(one) && isSignedBy(last, one, crypto))
  const anchor = issuers.find(({ der }) => anchors.has(digestOf(der)))
  if (anchor) return [...path, anchor]
  for (const issuer of issuers) {
    const longer = found([...path, issuer], anchors, authorities, crypto)
    if (longer !== null) return longer
  }
  return null
}

/** SHA-256 of a certificate's DER. */
export function digestOf(der: Hex): Hex {
  return sha256Hex(hexToBytes(der))
}

/**
 * Throws unless everything in the path held at that moment (`YYYY-MM-DDThh:mm:ssZ`): BADGE_UNREADABLE, BADGE_PATH, BADGE_ALGORITHM,
 * BADGE_NOT_YET, BADGE_EXPIRED, BADGE_EXTENSION, BADGE_ISSUER, BADGE_KEY_USAGE, BADGE_PURPOSE, and what `mustNotBeRevoked` throws.
 */
export function mustHoldAt({ certificates, crls }: BadgePath, at: string, crypto: Crypto): void {
  const links = certificates.map(badgeLink)
  const [badge, ...authorities] = links
  if (
    badge === undefined ||
    authorities.length === 0 ||
    links.length > LONGEST_PATH ||
    crls.length !== authorities.length
  )
    throw refuse('BADGE_PATH', { issuer: badge ? toldName(badge.issuer) : '' })
  for (const [i, link] of links.entries()) {
    mustLastAt(link, at, of(link, badge))
    const issuer = links[i + 1]
    if (issuer && link.algorithm === null) throw refuse('BADGE_ALGORITHM', of(link, badge))
    if (issuer && !isSignedBy(link, issuer, crypto)) throw refuse('BADGE_PATH', { issuer: toldName(link.issuer) })
  }
  authorities.forEach((link, i) => {
    if (!isReadable(() => isAuthority(link, i))) throw refuse('BADGE_ISSUER', { subject: toldName(link.subject) })
  })
  if (!isReadable(() => mayUse(badge, 'digital-signature'))) throw refuse('BADGE_KEY_USAGE')
  if (!isReadable(() => isForAuthentication(badge))) throw refuse('BADGE_PURPOSE')
  crls.forEach((crl, i) => {
    const [link, issuer] = [links[i], links[i + 1]]
    if (link && issuer) mustNotBeRevoked(link, issuer, revocationsIn(crl), at, crypto)
  })
}

/** What a refusal calls it: an authority by its name, and a badge never by that of whoever has it. */
function of(link: Link, badge: Link): { readonly which: 'badge' | 'authority'; readonly subject: string } {
  return link === badge ? { which: 'badge', subject: '' } : { which: 'authority', subject: toldName(link.subject) }
}

function mustLastAt(link: Link, at: string, which: ReturnType<typeof of>): void {
  const [from, until] = momentsOf(link)
  if (from > at) throw refuse('BADGE_NOT_YET', { ...which, from })
  if (until < at) throw refuse('BADGE_EXPIRED', { ...which, until })
  const extension = strangeExtension(link)
  if (extension !== null) throw refuse('BADGE_EXTENSION', { ...which, extension })
}

/** From when until when it is valid. Throws BADGE_UNREADABLE. */
export function momentsOf({ validity }: Link): readonly [string, string] {
  const [from, until] = validity
  try {
    if (from && until) return [isoMoment(from), isoMoment(until)]
  } catch {
    // Neither UTCTime nor GeneralizedTime: the same refusal.
  }
  throw refuse('BADGE_UNREADABLE')
}

/** What cannot be read of an extension allows nothing. */
function isReadable(read: () => boolean): boolean {
  try {
    return read()
  } catch {
    return false
  }
}
