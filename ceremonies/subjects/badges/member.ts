/** People who are known by a badge of their organisation's: the script names their roles and pins the anchors of its authorities. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import { sha256Hex } from '../../base/digest.ts'
import { joinedName } from '../../kernel/named.ts'
import { ScriptMember } from '../../kernel/script-member.ts'
import { fromPem } from '../certificates/x509/assemble.ts'
import { badgeNames } from './name.ts'

const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const Anchor = z
  .string()
  .max(8192)
  .refine((text) => isDigest(text) || derOf(text) !== null, { error: 'reason.anchor' })

const KnownByBadge = z
  .strictObject({
    roles: z
      .array(joinedName)
      .min(1)
      .max(64)
      .describe('The roles, by their names. Each of their people must have a step `check-badge`.'),
    anchors: z
      .array(Anchor)
      .min(1)
      .max(16)
      .describe(
        'The certificates of authorities that are trusted to say who somebody is: each in PEM, or the SHA-256 of its DER in hex; then the certificate itself is brought by file.',
      ),
    name: z
      .enum(badgeNames)
      .default('common-name')
      .describe(
        'Which name of the badge is compared with the roll: the common name of its subject, or, of its alternative names, the user principal name or the e-mail address. An address is the whole name on the roll, or stands behind it in angle brackets.',
      ),
  })
  .describe(
    'Who is known by a badge: a PIV card with an authentication certificate that leads to one of the anchors, is on no list of revocations, and has their name. A personal code, or a card, still confirms each step.',
  )

export const knownByBadge = new ScriptMember('known-by-badge', KnownByBadge)

export interface Anchors {
  readonly digests: ReadonlySet<Hex>
  /** In DER: those that the script has whole. */
  readonly certificates: readonly Hex[]
}

export function anchorsIn(pinned: readonly string[]): Anchors {
  const certificates = pinned.flatMap((text) => derOf(text) ?? [])
  return {
    digests: new Set([...pinned.filter(isDigest), ...certificates.map((der) => sha256Hex(hexToBytes(der)))]),
    certificates,
  }
}

function derOf(text: string): Hex | null {
  try {
    return bytesToHex(fromPem(text.endsWith('\n') ? text : `${text}\n`))
  } catch {
    return null
  }
}
