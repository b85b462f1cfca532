/** Every crossing between main and the secrets process. Words cross sealed: main holds ciphertext only. */
import { z } from 'zod'
import { SealedBox, X25519Spki } from '../../ceremonies/devices/sealed-box.ts'
import { CardShare } from '../../ceremonies/devices/card-share.ts'
import { EnvelopeNames, EnvelopeParts } from '../../ceremonies/devices/envelope.ts'
import { Scheme } from '../../ceremonies/devices/scheme.ts'
import { KeyCheck } from '../key-check.ts'
import { method } from '../serve.ts'

const Hex = z.string().regex(/^([0-9a-f]{2})+$/)
const Nothing = z.null()
const CheckValue = z.strictObject({ method: z.enum(['CMAC', 'ECB']), length: z.int().min(3).max(16), value: Hex })
const Commitment = z.strictObject({ index: z.int(), salt: Hex, digest: Hex })
const Opened = z.strictObject({ derLength: z.int(), trailingZeros: z.int().min(0).max(7) })
const identifier = z.int().min(0).max(0x7fff)
const EarlierSet = z.strictObject({ scheme: Scheme, identifier, threshold: z.int().min(2).max(16) })
const Shares = z.array(SealedBox).max(16)
const combined = SealedBox.nullable()
const GivenShare = z.union([SealedBox, z.strictObject({ share: CardShare, agreed: SealedBox })])
const progress = z.strictObject({ done: z.int(), of: z.int() })

export const secretsContract = {
  protections: method(Nothing, z.strictObject({ coreDumps: z.enum(['off', 'on']), locked: z.boolean() })),
  transportKey: method(Nothing, Hex),
  makeBackupKey: method(
    z.strictObject({
      hsmRandom: SealedBox,
      wrapTo: Hex,
    }),
    z.strictObject({ wrapped: Hex, check: CheckValue }),
  ),
  makeEnvelopeKey: method(z.strictObject({ hsmRandom: SealedBox.nullable() }), CheckValue),
  split: method(
    z.strictObject({
      ceremony: z.string(),
      set: z.string(),
      scheme: Scheme,
      identifier: z.int(),
      threshold: z.int(),
      shares: z.int(),
    }),
    z.strictObject({ commitments: z.array(Commitment) }),
  ),
  /** For the scheme that has a process of its own (native/shamir): the key to it, its shares back, and so on. */
  sealKey: method(z.strictObject({ to: X25519Spki }), SealedBox),
  takeShares: method(
    z.strictObject({ ceremony: z.string(), set: z.string(), identifier, threshold: z.int(), shares: Shares }),
    z.strictObject({ commitments: z.array(Commitment) }),
  ),
  sealProved: method(z.strictObject({ to: X25519Spki }), Shares),
  mustBeKey: method(z.strictObject({ key: SealedBox }), Nothing),
  schemeOf: method(z.strictObject({ of: z.enum(['typed', 'earlier']) }), Scheme.nullable()),
  sealQuorum: method(z.strictObject({ of: z.enum(['typed', 'earlier']), to: X25519Spki }), Shares),
  forgetTyped: method(Nothing, Nothing),
  reveal: method(z.strictObject({ index: z.int(), viewer: X25519Spki }), SealedBox),
  revealToPrinter: method(z.strictObject({ index: z.int(), viewer: X25519Spki }), SealedBox),
  sealForCard: method(z.strictObject({ ceremony: z.string(), set: z.string(), index: z.int(), card: Hex }), CardShare),
  challengeCard: method(z.strictObject({ ceremony: z.string(), card: Hex }), Hex),
  answerFromCard: method(z.strictObject({ agreed: SealedBox }), Nothing),
  prove: method(z.strictObject({ index: z.int(), given: GivenShare }), Nothing),
  proveQuorums: method(Nothing, z.int(), { progress, blocking: false }),
  typeShare: method(z.strictObject({ given: GivenShare, scheme: Scheme }), z.int()),
  restore: method(
    z.strictObject({ check: CheckValue, wrapTo: Hex, combined }),
    z.strictObject({ wrapped: Hex, shares: z.array(z.int()) }),
  ),
  recall: method(z.strictObject({ check: CheckValue, combined }), z.array(z.int())),
  typeEarlierShare: method(z.strictObject({ given: GivenShare, set: EarlierSet }), z.int()),
  readEarlierShare: method(
    z.strictObject({ words: SealedBox, set: EarlierSet, index: z.int().min(1).max(16) }),
    Nothing,
  ),
  recoverEarlier: method(
    z.strictObject({ set: EarlierSet, check: CheckValue, wrapTo: Hex, combined }),
    z.strictObject({ wrapped: Hex, shares: z.array(z.int()) }),
  ),
  forgetEarlier: method(Nothing, Nothing),
  closeEnvelope: method(z.strictObject({ names: EnvelopeNames, secret: SealedBox.nullable() }), EnvelopeParts),
  openEnvelope: method(z.strictObject({ names: EnvelopeNames, parts: EnvelopeParts, combined }), z.array(z.int())),
  openTwin: method(z.strictObject({ blob: Hex, spki: Hex }), Opened),
  openSecretTwin: method(z.strictObject({ blob: Hex, check: KeyCheck }), Opened),
  wipe: method(Nothing, Nothing),
}
