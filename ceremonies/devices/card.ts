/**
 * The port of smartcards: all that a step may ask of a PIV card (NIST SP 800-73-5) or an OpenPGP card (version 3.4). Each call stands
 * for itself: the card is selected, must be the expected one, and is reset afterwards. Schemas are the messages to its process, too.
 */
import { z } from 'zod'
import { AppletSeen, applets } from './readers.ts'
import { SealedBox, X25519Spki } from './sealed-box.ts'

/**
 * What a key on a card is for: PIV's slots 9A, 9C and 9D (SP 800-73-5 part 1, key references), the authentication, signature and decryption
 * key of an OpenPGP card (7.2.14).
 */
export const cardUses = ['authentication', 'signature', 'decryption'] as const
export const CardUse = z.enum(cardUses)
export type CardUse = z.output<typeof CardUse>

/** RSA is for decryption on PIV alone: OpenPGP cards take PKCS#1 v1.5 off by themselves. */
export const CardAlgorithm = z.enum(['P-256', 'P-384', 'RSA-2048'])
export type CardAlgorithm = z.output<typeof CardAlgorithm>

export const ManagementAlgorithm = z.enum(['TDES', 'AES-128', 'AES-192', 'AES-256'])
export type ManagementAlgorithm = z.output<typeof ManagementAlgorithm>

const hex = (least: number, most: number) =>
  z
    .string()
    .regex(/^([0-9a-f]{2})*$/)
    .min(2 * least)
    .max(2 * most)
const Spki = hex(1, 1024)
const Reader = z.string().max(256)

/** PINs and management keys cross as bytes, in ASCII as typed: they are zeroed by whoever has handed them on. */
const Secret = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 64)

/** `evenLast`: somebody has said that the last try may be used. Without it a secret with one try left is not sent. */
const CardPin = z.strictObject({ value: Secret, evenLast: z.boolean() })
export type CardPin = z.output<typeof CardPin>

/** `pin`: the holder's (PIV PIN, OpenPGP PW1). `admin`: what unblocks it (PUK, PW3). */
const Which = z.enum(['pin', 'admin'])
export type Which = z.output<typeof Which>

/** PIV alone. `algorithm`: null where the card tells it, as YubiKeys do. Throws CARD_MANAGEMENT_KEY_* where it does not fit. */
const ManagementKey = z.strictObject({ algorithm: ManagementAlgorithm.nullable(), value: Secret })
export type ManagementKey = z.output<typeof ManagementKey>

/** `kept`: the one that `keepManagementKey` left on the card, which opens with `pin` and never leaves the card's process. */
const Unlock = z.strictObject({
  pin: CardPin.nullable(),
  admin: CardPin.nullable(),
  managementKey: z.union([ManagementKey, z.literal('kept')]).nullable(),
})
export type Unlock = z.output<typeof Unlock>

/** Null where the card does not tell. */
const Tries = z.int().min(0).max(255).nullable()
const TriesTold = z.strictObject({ which: Which, before: Tries, after: Tries })
export type TriesTold = z.output<typeof TriesTold>
const tries = z.array(TriesTold)

/** What the card says of a key of its own. Null: of a kind that this program uses for nothing, or cannot read. */
const CardKey = z.strictObject({ use: CardUse, algorithm: CardAlgorithm.nullable(), spki: Spki.nullable() })
export type CardKey = z.output<typeof CardKey>

/** `factory`: true if it is as the maker set it; null where the card does not tell. */
const PinSeen = z.strictObject({ left: Tries, factory: z.boolean().nullable() })

const CardDescription = z.strictObject({
  ...AppletSeen.shape,
  /** Firmware of the whole token, by which its weaknesses are known, as `5.7.4`; null where it does not tell: no YubiKey. */
  token: z.string().max(16).nullable(),
  pin: PinSeen,
  admin: PinSeen,
  /** Null of OpenPGP cards, which have none, and where the card does not tell. */
  managementKey: z.strictObject({ algorithm: ManagementAlgorithm, factory: z.boolean().nullable() }).nullable(),
  keys: z.array(CardKey),
})
export type CardDescription = z.output<typeof CardDescription>

/** Which card it must be. `key`: null only until one has been made on it. */
const CardIdentity = z.strictObject({
  applet: z.enum(applets),
  /** Never empty, as that of a card which does not tell. */
  serial: z.string().min(1).max(64),
  key: z.strictObject({ use: CardUse, spki: Spki }).nullable(),
})
export type CardIdentity = z.output<typeof CardIdentity>

export interface CardSeen {
  readonly reader: string
  readonly applets: readonly AppletSeen[]
}

/** `authority`: the one that made a badge which a program plays, and its CRL, in DER; null of any other badge. */
export interface BadgePlace extends CardPlace {
  readonly authority: { readonly certificate: string; readonly crl: string } | null
}

/** `reader`: null for whichever reader the card is in. */
const at = z.strictObject({ reader: Reader.nullable(), card: CardIdentity })

/**
 * A data object of the holder's own, by number: 3 is read with the PIN, the others by anybody, but OpenPGP's 4 (PW3). PIV: 5FC10D,
 * 5FC10E and 5FC10F, which are for certificates of retired keys, and for 3 the printed information 5FC109 (part 1, object identifiers); the
 * management key writes. OpenPGP: private DOs 0101 to 0104 (4.4.3.1); PW1 writes 1 and 3, PW3 writes 2 and 4.
 */
const CardObject = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type CardObject = z.output<typeof CardObject>

/** Certificates in DER: the key's own, and the one of the card that signed it (null if the card does not show it). */
export const Attestation = z.strictObject({ certificate: hex(1, 8192), intermediate: hex(1, 8192).nullable() })
export type Attestation = z.output<typeof Attestation>

/**
 * Every call, request and reply. All throw CARD_OTHER for a card that is not the expected one (nothing has been sent to it then but
 * questions), and the refusals of readers and cards (`texts/en/card.ts`). Whatever sends a PIN throws CARD_PIN_WRONG,
 * CARD_PIN_BLOCKED, CARD_PIN_LAST_TRY, CARD_PIN_LENGTH or CARD_PIN_NEEDED, and tells the tries before and after.
 */
export const cardCalls = {
  /** Asks for no PIN and changes nothing. */
  describe: { request: z.strictObject({ reader: Reader, applet: z.enum(applets) }), reply: CardDescription },
  verifyPin: { request: z.strictObject({ at, pin: CardPin }), reply: z.strictObject({ tries }) },
  /** Throws CARD_PIN_FACTORY where `next` is what makers set. */
  changePin: {
    request: z.strictObject({ at, which: Which, now: CardPin, next: Secret }),
    reply: z.strictObject({ tries }),
  },
  /** Gives a PIN that was forgotten or is blocked a new value. Throws CARD_PIN_FACTORY. */
  unblockPin: { request: z.strictObject({ at, admin: CardPin, next: Secret }), reply: z.strictObject({ tries }) },
  /** PIV alone, as YubiKeys have it. The new one is proved before it counts. */
  changeManagementKey: {
    request: z.strictObject({
      at,
      now: ManagementKey,
      next: z.strictObject({ algorithm: ManagementAlgorithm, value: Secret }),
    }),
    reply: z.null(),
  },
  /**
   * PIV alone: a management key is made in the card's process, kept in object 3 behind the PIN, in the form of YubiKeys' own tools, and
   * set in place of the maker's. One that is kept so already is proved and stays. Throws CARD_MANAGEMENT_KEY_ELSEWHERE for any other.
   */
  keepManagementKey: { request: z.strictObject({ at, pin: CardPin }), reply: z.strictObject({ tries }) },
  /** Throws CARD_KEY_EXISTS unless the key that is there is `replaces`. Needs the management key (PIV) or `admin` (OpenPGP). */
  generateKey: {
    request: z.strictObject({
      at,
      use: CardUse,
      algorithm: CardAlgorithm,
      replaces: Spki.nullable(),
      unlock: Unlock,
    }),
    reply: z.strictObject({ tries, key: CardKey }),
  },
  /**
   * ECDSA over a digest as long as the curve's field, in DER; of PIV's RSA keys PKCS#1 v1.5 over SHA-256. Verified with the key that
   * the card shows.
   */
  sign: {
    request: z.strictObject({ at, use: z.enum(['authentication', 'signature']), digest: hex(32, 48), pin: CardPin }),
    reply: z.strictObject({ tries, signature: hex(1, 256) }),
  },
  /** The certificate of a key that the card keeps (PIV's 5FC105, 5FC10A and 5FC10B), in DER. Null where there is none, as on OpenPGP cards. */
  certificate: {
    request: z.strictObject({ at, use: CardUse }),
    reply: z.strictObject({ certificate: hex(1, 8192).nullable() }),
  },
  /** ECDH with the decryption key: the x-coordinate of the shared point, sealed in the card's process to `recipient`. */
  agree: {
    request: z.strictObject({ at, peer: Spki, recipient: X25519Spki, pin: CardPin }),
    reply: z.strictObject({ tries, secret: SealedBox }),
  },
  /** RSA without padding: `block` to the private exponent, sealed in the card's process to `recipient`. Throws CARD_RSA_OPENPGP. */
  decrypt: {
    request: z.strictObject({ at, block: hex(256, 256), recipient: X25519Spki, pin: CardPin }),
    reply: z.strictObject({ tries, block: SealedBox }),
  },
  /** Null where there is nothing. */
  readObject: {
    request: z.strictObject({ at, object: CardObject, unlock: Unlock }),
    reply: z.strictObject({ tries, data: hex(0, 16 * 1024).nullable() }),
  },
  /** Read back and compared before it counts. Throws CARD_FULL or CARD_OBJECT_DIFFERS. */
  writeObject: {
    request: z.strictObject({ at, object: CardObject, data: hex(1, 4096), unlock: Unlock }),
    reply: z.strictObject({ tries }),
  },
  /** Null where the card attests nothing: it is no YubiKey, has no such key, or did not make it itself. */
  attest: { request: z.strictObject({ at, use: CardUse }), reply: Attestation.nullable() },
} as const

export type CardCall = keyof typeof cardCalls
export type CardRequest<M extends CardCall> = z.output<(typeof cardCalls)[M]['request']>
export type CardReply<M extends CardCall> = z.output<(typeof cardCalls)[M]['reply']>

export type CardCalls = { readonly [M in CardCall]: (request: CardRequest<M>) => Promise<CardReply<M>> }

export interface Cards extends CardCalls {
  /** The cards in all readers as they are now, or in the one named. Throws why there is none. */
  look(reader: string | null): Promise<readonly CardSeen[]>
  /** Where the card is that the inventory calls `name`, as far as that is settled before anybody looks. */
  place(name: string): Promise<CardPlace>
  /** The same of the badge of whoever has that part; one that a program plays is made for `holder`, a name. */
  badge(part: string, holder: string): Promise<BadgePlace>
}

/** `reader`: null for whichever it is put into. `software`: it is played by a program, as in a rehearsal without readers. */
export interface CardPlace {
  readonly reader: string | null
  readonly software: boolean
}
