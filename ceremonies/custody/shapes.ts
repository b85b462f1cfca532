/** What the register keeps of where things are: pieces of its rows, and of the facts that make them. */
import { z } from 'zod'
import { type Phrase, message } from '../base/message.ts'

const id = z.string().min(1).max(200)

/** A thing and where it is: in a safe of the ceremony's plan, or with a person. */
export const KeptThing = z.strictObject({
  what: z.enum(['share', 'hsm', 'card', 'medium']),
  /** The set that a share is of; null for anything else. */
  set: id.nullable(),
  /** What tells it apart: the number of a share, the serial of a token, the number written on a medium or a card. */
  mark: id,
  /** What people call it. */
  title: z.string(),
  /** The number of the bag that it is sealed in. */
  bag: id,
  safe: id.nullable(),
  holder: id.nullable(),
  /** Whose PIN it takes; null for what anybody can read. */
  pin: id.nullable(),
})
export type KeptThing = Readonly<z.infer<typeof KeptThing>>

/** A safe with what follows from where it is: names of the plan, which titles are for. */
export const KnownSafe = z.strictObject({
  id,
  site: id,
  region: id.nullable(),
  opens: z.array(id).readonly(),
  together: z.int().min(1),
})

const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** A share that a card should keep: by its set, and by SHA-256 of the card's object. `valid`: false once its set counts no more. */
export const KnownOnCard = z.strictObject({
  set: id,
  identifier: z.int().min(0).max(32767),
  share: z.int().min(1).max(16),
  sha256: digest,
  valid: z.boolean(),
  /** True if its custodian has it on a sheet too. */
  onPaper: z.boolean(),
})
export type KnownOnCard = Readonly<z.infer<typeof KnownOnCard>>

/** A smartcard as earlier ceremonies left it: who enrolled it where and as what, by what it is known again, and what it keeps. */
export const KnownCard = z.strictObject({
  ceremony: id,
  card: id,
  holder: id,
  applet: z.enum(['piv', 'openpgp']),
  serial: id,
  firmware: z.string().nullable(),
  software: z.boolean(),
  /** Public keys in DER. */
  decryption: hex,
  signature: hex,
  attested: z.boolean(),
  /** True if the last word on it is that it is lost, broken or blocked. */
  lost: z.boolean(),
  shares: z.array(KnownOnCard.readonly()).readonly(),
})
export type KnownCard = Readonly<z.infer<typeof KnownCard>>

/** By what a thing is told apart. */
type Named = Pick<KeptThing, 'what' | 'set' | 'mark'>

export function isSameThing(a: Named, b: Named): boolean {
  return a.what === b.what && a.set === b.set && a.mark === b.mark
}

/** What people call it; a share by its number and set. */
export function thingPhrase({ what, set, mark, title }: Pick<KeptThing, 'what' | 'set' | 'mark' | 'title'>): Phrase {
  return what === 'share' ? message('custody.shareOf', { share: mark, set: set ?? '' }) : title
}
