/** Certificate revocation lists (RFC 5280 5), complete ones of the issuer itself: anything else is refused rather than half understood. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Crypto, Hex } from '../../base/crypto.ts'
import { refuse } from '../../base/refusal.ts'
import { type Element, elements, integer, mustHold, oneElement, sequence } from '../certificates/x509/der.ts'
import {
  algorithmIn,
  extensionsIn,
  isSignedBy,
  type Link,
  type Signed,
  signedParts,
} from '../certificates/x509/link.ts'
import { isoMoment } from './moment.ts'
import { toldName } from './name.ts'
import { mayUse } from './usage.ts'

export interface Revocations extends Signed {
  readonly der: Hex
  readonly thisUpdate: string
  /** Null where it does not say when the next one comes. */
  readonly nextUpdate: string | null
  /** Serial numbers, as hex of their content. */
  readonly revoked: ReadonlySet<Hex>
  /** True for a part of a list, one of changes, or one with entries of other issuers: it says so in what is critical. */
  readonly partial: boolean
}

/** Throws BADGE_CRL_UNREADABLE. */
export function revocationsIn(der: Hex): Revocations {
  try {
    return read(der)
  } catch {
    throw refuse('BADGE_CRL_UNREADABLE')
  }
}

function read(der: Hex): Revocations {
  const { tbs, outer, signature } = signedParts(hexToBytes(der))
  const fields = elements(tbs.content)
  const [inner, issuer, thisUpdate, ...rest] = fields[0]?.tag === integer ? fields.slice(1) : fields
  mustHold(inner !== undefined && issuer?.tag === sequence && thisUpdate !== undefined)
  const next = rest[0] !== undefined && isTime(rest[0]) ? rest[0] : undefined
  const entries = rest.find(({ tag }) => tag === sequence)
  const own = extensionsIn(rest.find(({ tag }) => tag === 0xa0))
  const read = entries === undefined ? [] : elements(entries.content).map(entryIn)
  return {
    der,
    tbs: tbs.whole,
    algorithm: algorithmIn(inner, outer),
    signature,
    issuer: bytesToHex(issuer.whole),
    thisUpdate: isoMoment(thisUpdate),
    nextUpdate: next === undefined ? null : isoMoment(next),
    revoked: new Set(read.map(({ serial }) => serial)),
    partial: [...own.values()].some(({ critical }) => critical) || read.some(({ critical }) => critical),
  }
}

const isTime = ({ tag }: Element): boolean => tag === 0x17 || tag === 0x18

/** Of what an entry says beside the serial number, only what is critical could change its meaning (5.3). */
function entryIn({ content }: Element): { readonly serial: Hex; readonly critical: boolean } {
  const [serial, date, extensions, ...others] = elements(content)
  mustHold(serial?.tag === integer && date !== undefined && isTime(date) && others.length === 0)
  const flags = extensions === undefined ? [] : elements(oneElement(extensions.whole).content)
  const critical = flags.some((one) =>
    elements(one.content).some(({ tag, content: flag }) => tag === 1 && flag[0] !== 0),
  )
  return { serial: bytesToHex(serial.content), critical }
}

/**
 * The list for what that issuer has made: of those with its name, the newest that it signed or, if it signed none, the newest.
 * Throws BADGE_CRL_MISSING where there is no list at all, BADGE_CRL_FOREIGN where all are of others.
 */
export function listOf(issuer: Link, lists: readonly Revocations[], crypto: Crypto): Revocations {
  const who = { issuer: toldName(issuer.subject) }
  if (lists.length === 0) throw refuse('BADGE_CRL_MISSING', who)
  const named = lists
    .filter((list) => list.issuer === issuer.subject)
    .toSorted((a, b) => (a.thisUpdate < b.thisUpdate ? 1 : -1))
  const found = named.find((list) => isSignedBy(list, issuer, crypto)) ?? named[0]
  if (found === undefined) throw refuse('BADGE_CRL_FOREIGN', who)
  return found
}

/**
 * Throws BADGE_CRL_FOREIGN, _SIGNATURE, _SIGNER (its issuer may sign none), _PARTIAL, _EARLY or _STALE unless the list counts at that
 * moment, and BADGE_REVOKED where `link` is on it.
 */
export function mustNotBeRevoked(link: Link, issuer: Link, list: Revocations, at: string, crypto: Crypto): void {
  const who = { issuer: toldName(issuer.subject) }
  const { thisUpdate, nextUpdate } = list
  if (list.issuer !== issuer.subject) throw refuse('BADGE_CRL_FOREIGN', who)
  if (!isSignedBy(list, issuer, crypto)) throw refuse('BADGE_CRL_SIGNATURE', who)
  if (!mayUse(issuer, 'crl-sign')) throw refuse('BADGE_CRL_SIGNER', who)
  if (list.partial) throw refuse('BADGE_CRL_PARTIAL', who)
  if (thisUpdate > at) throw refuse('BADGE_CRL_EARLY', { ...who, from: thisUpdate })
  if (nextUpdate === null || nextUpdate < at)
    throw refuse('BADGE_CRL_STALE', { ...who, until: nextUpdate ?? thisUpdate })
  if (list.revoked.has(link.serial)) throw refuse('BADGE_REVOKED', who)
}
