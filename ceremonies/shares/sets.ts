import { type RefusalCode, refuse } from '../base/refusal.ts'
import type { Point } from './field.ts'
import { decryptMasterSecret, encryptMasterSecret } from './master-secret.ts'
import { wipe } from './memory.ts'
import type { Share } from './mnemonic.ts'
import { type Random, recoverSecret, splitSecret } from './sharing.ts'

export interface SplitRequest {
  /** 16 to 128 bytes, an even number. */
  readonly secret: Uint8Array
  readonly passphrase: Uint8Array
  /** 15 bits; fresh for every set. */
  readonly identifier: number
  readonly threshold: number
  readonly shares: number
  readonly random: Random
}

/**
 * Splits a secret into one group (SLIP-0039), extendable flag and iteration exponent 0. Throws SECRET_LENGTH_WRONG,
 * PASSPHRASE_NOT_PRINTABLE, IDENTIFIER_WRONG, THRESHOLD_WRONG, SHARES_WRONG. The caller zeroes secret and shares.
 */
export function splitIntoShares(request: SplitRequest): Share[] {
  mustBeSplittable(request)
  const header = { identifier: request.identifier, extendable: false, iterationExponent: 0 }
  const encrypted = encryptMasterSecret(request.secret, request.passphrase, header)
  const values = splitSecret(encrypted, request.threshold, request.shares, request.random)
  wipe(encrypted)
  const group = { groupIndex: 0, groupThreshold: 1, groupCount: 1, memberThreshold: request.threshold }
  return values.map((value, memberIndex) => ({ ...header, ...group, memberIndex, value }))
}

function mustBeSplittable({ secret, passphrase, identifier, threshold, shares }: SplitRequest): void {
  const length = secret.length
  if (length < 16 || length > 128 || length % 2 === 1) throw refuse('SECRET_LENGTH_WRONG', { length })
  mustBePrintable(passphrase)
  if (!Number.isInteger(identifier) || identifier >>> 15 !== 0) throw refuse('IDENTIFIER_WRONG', { identifier })
  if (!Number.isInteger(shares) || shares < 2 || shares > 16) throw refuse('SHARES_WRONG', { shares })
  // A threshold of one hands the whole secret to everybody.
  const possible = Number.isInteger(threshold) && threshold >= 2 && threshold <= shares
  if (!possible) throw refuse('THRESHOLD_WRONG', { threshold, shares })
}

/** SLIP-0039, "Passphrase": printable ASCII, so that no keyboard or normal form makes another secret of it. */
function mustBePrintable(passphrase: Uint8Array): void {
  if (!passphrase.every((byte) => byte >= 32 && byte <= 126)) throw refuse('PASSPHRASE_NOT_PRINTABLE')
}

/**
 * The secret that shares of one set give together, exactly as many as the set asks for. Throws PASSPHRASE_NOT_PRINTABLE, and
 * what `combineEncrypted` does.
 */
export function combineShares(shares: readonly Share[], passphrase: Uint8Array): Uint8Array {
  mustBePrintable(passphrase)
  const encrypted = combineEncrypted(shares)
  const [first] = shares
  if (!first) throw refuse('SHARES_NONE')
  const secret = decryptMasterSecret(encrypted, passphrase, first)
  wipe(encrypted)
  return secret
}

/**
 * The encrypted master secret (SLIP-0039, "Combining the shares"), groups and all. Throws SHARES_NONE, a code for whatever
 * the shares of one set must have in common, SHARE_REPEATED, SHARES_GROUPS_FEW or _MANY, SHARES_FEW or _MANY,
 * SHARES_DIGEST_WRONG. Shares are named by their place in the list, from 1; groups too.
 */
export function combineEncrypted(shares: readonly Share[]): Uint8Array {
  const [first] = shares
  if (!first) throw refuse('SHARES_NONE')
  const groups = groupsOf(shares, first)
  const counted = { given: groups.length, needed: first.groupThreshold }
  if (counted.given < counted.needed) throw refuse('SHARES_GROUPS_FEW', counted)
  if (counted.given > counted.needed) throw refuse('SHARES_GROUPS_MANY', counted)
  for (const [group, members] of groups) mustBeQuorum(members, group + 1)
  const points = groups.map(([x, members]): Point => ({ x, y: recoverSecret(pointsOf(members), thresholdOf(members)) }))
  const encrypted = recoverSecret(points, first.groupThreshold)
  wipe(...points.map(({ y }) => y))
  return encrypted
}

/** The shares by group; throws what `combineEncrypted` does about shares that differ or repeat. */
function groupsOf(shares: readonly Share[], first: Share): [group: number, members: Share[]][] {
  mustAgree(shares, first, common)
  const groups = [...Map.groupBy(shares, (share) => share.groupIndex).entries()]
  for (const [, members] of groups) mustAgree(members, members[0] ?? first, commonToGroup, shares)
  mustBeDistinct(shares)
  return groups
}

/** Shares of one group as points of its polynomial. */
export function pointsOf(members: readonly Share[]): Point[] {
  return members.map((share) => ({ x: share.memberIndex, y: share.value }))
}

const thresholdOf = (members: readonly Share[]): number => members[0]?.memberThreshold ?? 0

type Comparison = readonly [RefusalCode, (share: Share) => number | boolean]
const common: readonly Comparison[] = [
  ['SHARES_IDENTIFIER_DIFFERS', (share) => share.identifier],
  ['SHARES_EXTENDABLE_DIFFERS', (share) => share.extendable],
  ['SHARES_EXPONENT_DIFFERS', (share) => share.iterationExponent],
  ['SHARES_GROUP_THRESHOLD_DIFFERS', (share) => share.groupThreshold],
  ['SHARES_GROUP_COUNT_DIFFERS', (share) => share.groupCount],
  ['SHARES_LENGTH_DIFFERS', (share) => share.value.length],
]
const commonToGroup: readonly Comparison[] = [['SHARES_MEMBER_THRESHOLD_DIFFERS', (share) => share.memberThreshold]]

function mustAgree(shares: readonly Share[], first: Share, comparisons: readonly Comparison[], all = shares): void {
  for (const [code, part] of comparisons) {
    const other = shares.find((share) => part(share) !== part(first))
    if (other) throw refuse(code, { share: all.indexOf(other) + 1, first: all.indexOf(first) + 1 })
  }
}

function mustBeDistinct(shares: readonly Share[]): void {
  const seen = new Map<string, number>()
  shares.forEach(({ groupIndex, memberIndex }, place) => {
    const before = seen.get(`${groupIndex}/${memberIndex}`)
    if (before !== undefined) {
      throw refuse('SHARE_REPEATED', { index: memberIndex + 1, share: place + 1, first: before + 1 })
    }
    seen.set(`${groupIndex}/${memberIndex}`, place)
  })
}

function mustBeQuorum(members: readonly Share[], group: number): void {
  const counted = { given: members.length, needed: thresholdOf(members), group }
  if (counted.given < counted.needed) throw refuse('SHARES_FEW', counted)
  if (counted.given > counted.needed) throw refuse('SHARES_MANY', counted)
}
