/**
 * A share for a card as bytes, which are the envelope file and the card's data object alike, so that the loss of either is no loss of
 * the share. The format stands in docs/CARDS.md.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { z } from 'zod'
import type { Hex } from '../base/crypto.ts'
import { canonical } from '../base/canonical.ts'
import { refuse } from '../base/refusal.ts'
import { CardShare, CardShareNames, suiteOf } from '../devices/card-share.ts'
import { spkiOfPoint } from '../devices/ec-point.ts'
import { sameBytes } from './constant-time.ts'

const FORMAT = 'strongroom-card-share'
const version = 1
/** Bytes; more than any such share has. */
const longest = 4096

/** HPKE's info: the names in RFC 8785, so that a share opens as what it is called and as nothing else. */
export function infoOf(names: CardShareNames): Uint8Array {
  return utf8ToBytes(canonical({ ...CardShareNames.parse(names), [FORMAT]: version }))
}

/** The sender's one-time key in DER, for the card to agree with. The card's process and the secrets process refuse one off its curve. */
export function senderKeyOf({ suite, enc }: CardShare): Hex {
  const spki = spkiOfPoint(suite === suiteOf['P-256'] ? 'P-256' : 'P-384', enc)
  if (spki === null) throw refuse('CARD_SHARE_MEMBER', { member: 'enc' })
  return spki
}

/** The share in RFC 8785, all in ASCII, and a line feed. */
export function cardShareFile(share: CardShare): Uint8Array {
  return utf8ToBytes(`${canonical({ ...share, [FORMAT]: version })}\n`)
}

/**
 * What such bytes say; every share has one spelling. Throws CARD_SHARE_NOT_ONE, CARD_SHARE_VERSION, CARD_SHARE_MEMBER,
 * CARD_SHARE_MORE, CARD_SHARE_SPELLING.
 */
export function readCardShare(bytes: Uint8Array): CardShare {
  const { [FORMAT]: found, ...members } = objectIn(bytes)
  if (typeof found !== 'number' || !Number.isSafeInteger(found)) throw refuse('CARD_SHARE_NOT_ONE')
  if (found !== version) throw refuse('CARD_SHARE_VERSION', { version: found })
  const parsed = CardShare.safeParse(members)
  if (!parsed.success) throw flawIn(parsed.error)
  if (!sameBytes(cardShareFile(parsed.data), bytes)) throw refuse('CARD_SHARE_SPELLING')
  return parsed.data
}

function objectIn(bytes: Uint8Array): Record<string, unknown> {
  if (bytes.length > longest) throw refuse('CARD_SHARE_NOT_ONE')
  try {
    const value: unknown = JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Not JSON: the same refusal.
  }
  throw refuse('CARD_SHARE_NOT_ONE')
}

function flawIn({ issues: [issue] }: z.ZodError): Error {
  const member = issue?.path[0]
  return typeof member === 'string' ? refuse('CARD_SHARE_MEMBER', { member }) : refuse('CARD_SHARE_MORE')
}
