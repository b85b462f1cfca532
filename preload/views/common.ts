/** What the shapes of all views are made of. */
import { z } from 'zod'

export const text = z.string()
/** Words of a script: the same in every language, or one text for each. */
export const sentence = z.union([text, z.record(text, text)])
export const hex = z.string().regex(/^([0-9a-f]{2})*$/)
export const count = z.int().min(0)
export const instant = z.string()
export const words = z.array(text)
export const mode = z.enum(['real', 'rehearsal'])
/** A kind of step: what the screen has no words of its own for looks like any other. */
export const kind = z.string()

/** What the program says: the screen puts it into words in its own language. */
export { Message as Refused, Phrase as phrase } from '../../ceremonies/base/message-shape.ts'
