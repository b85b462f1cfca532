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

/** By what a thing is told apart. */
type Named = Pick<KeptThing, 'what' | 'set' | 'mark'>

export function isSameThing(a: Named, b: Named): boolean {
  return a.what === b.what && a.set === b.set && a.mark === b.mark
}

/** What people call it; a share by its number and set. */
export function thingPhrase({ what, set, mark, title }: Pick<KeptThing, 'what' | 'set' | 'mark' | 'title'>): Phrase {
  return what === 'share' ? message('custody.shareOf', { share: mark, set: set ?? '' }) : title
}
