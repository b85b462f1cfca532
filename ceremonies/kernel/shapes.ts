/** Pieces of the schemas of facts, fields, requests and results. What they parse is read-only. */
import { z } from 'zod'
import { Message } from '../base/message-shape.ts'
import type { Json, JsonObject } from '../base/json.ts'

export const hex = z.string().regex(/^([0-9a-f]{2})+$/)
/** The CKA_ID of whatever a token holds; empty for an object that has none. */
export const objectId = z.string().regex(/^([0-9a-f]{2})*$/)
export const digest = z.string().regex(/^[0-9a-f]{64}$/)
export const count = z.int().min(0)
/** A signed note over the tree head (docs/RECORD.md, Checkpoints). */
export const note = z.string().min(1).max(1000)
/** What a fact rests on: somebody said so, several saw it, or a signature proves it. */
export const Basis = z.enum(['said', 'seen', 'signed'])
export type Basis = z.infer<typeof Basis>
export const json: z.ZodType<Json, Json> = z.json()
export const object: z.ZodType<JsonObject, JsonObject> = z.record(z.string(), z.json())

export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly()
export const map = <T extends z.ZodType>(value: T) => z.record(z.string(), value).readonly()

/** A step as `step.inserted` holds it. */
export const Step = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    act: z.string(),
    title: z.union([z.string(), Message]),
    say: z.string().nullable(),
    performs: z.string(),
    witnesses: list(z.string()),
    minutes: z.number(),
    controls: list(z.string()),
    fields: object,
    turn: count.nullable(),
    when: z.strictObject({ parameter: z.string(), is: z.union([z.string(), z.number()]) }).nullable(),
  })
  .readonly()
