/** What readers show of themselves and of the cards in them, before anybody types a PIN. */
import { z } from 'zod'
import { Message } from '../base/message-shape.ts'

export const applets = ['piv', 'openpgp'] as const
const Hex = z.string().regex(/^([0-9a-f]{2})+$/)

export const AppletSeen = z.strictObject({
  applet: z.enum(applets),
  /** As it is printed on cards that have one: decimal for YubiKeys, hexadecimal for OpenPGP cards; the GUID of other PIV cards. */
  serial: z.string().max(64),
  /** Null where the card does not tell. */
  firmware: z.string().max(64).nullable(),
})
export type AppletSeen = z.output<typeof AppletSeen>

export const ReaderSeen = z.strictObject({
  reader: z.string().max(256),
  card: z.strictObject({ atr: Hex, applets: z.array(AppletSeen) }).nullable(),
  /** Why there is no card that can be used, with what to do: a refusal of `texts/en/card.ts`. */
  refused: Message.nullable(),
})
export type ReaderSeen = z.output<typeof ReaderSeen>

export const ReadersSeen = z.strictObject({
  readers: z.array(ReaderSeen),
  /** Why no reader can be seen at all. */
  refused: Message.nullable(),
})
export type ReadersSeen = z.output<typeof ReadersSeen>
