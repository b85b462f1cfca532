/** What a screen draws of a set of shares: places in places, what is in each, and which groups follow from that. */
import { z } from 'zod'
import { Message } from '../base/message-shape.ts'

const text = z.string()
const count = z.int().min(0)

/** A share where it is, or where it is planned to go. */
const Held = z.strictObject({
  share: count,
  /** Who has the PIN without which it is of no use; null for what anybody can read. */
  pin: text.nullable(),
  /** Null where the plan alone says where it is to be. */
  kept: z
    .strictObject({
      bag: text,
      /** Null for a bag that was sealed before. */
      sealedBy: text.nullable(),
      /** Null in the room, where that is today. */
      checked: z.strictObject({ at: text, due: text, overdue: z.boolean() }).nullable(),
    })
    .nullable(),
})
export type Held = z.infer<typeof Held>

const Safe = z.strictObject({ id: text, title: text, opens: z.array(text), together: count, holds: z.array(Held) })
const Site = z.strictObject({ id: text, title: text, safes: z.array(Safe) })

/** A group, by the names and titles of its members; kind and id find them in the picture. */
const Group = z.array(z.strictObject({ kind: z.enum(['person', 'safe', 'site', 'region']), id: text, title: text }))
export type Group = z.infer<typeof Group>

/** The smallest first, as many as a screen has room for; `refused` says why there are none to list. */
const Groups = z.strictObject({ listed: z.array(Group), more: count, refused: Message.nullable() })
export type Groups = z.infer<typeof Groups>

export const Picture = z.strictObject({
  threshold: count,
  shares: count,
  /** A title of null is for sites that are in no region. */
  regions: z.array(z.strictObject({ id: text, title: text.nullable(), sites: z.array(Site) })),
  /** Those who have a share in no safe. */
  people: z.array(z.strictObject({ id: text, title: text, holds: z.array(Held) })),
  nowhere: z.array(Held),
  coalitions: Groups,
  losses: Groups,
})
export type Picture = z.infer<typeof Picture>

/** A set that the register knows, with what it brings back. */
export const KnownSet = z.strictObject({
  ceremony: text,
  set: text,
  identifier: count,
  mode: z.enum(['real', 'rehearsal']),
  keys: z.array(text),
  picture: Picture,
})
export type KnownSet = z.infer<typeof KnownSet>
