import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { JsonObject } from '../../base/json.ts'
import type { Fact } from '../line.ts'
import { levels } from '../levels.ts'
import { type Problem, problem } from '../problem.ts'

export const digest = z.string().regex(/^[0-9a-f]{64}$/)
export const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/)
export const count = z.int().min(0)

type Stated<T> = T & { readonly seq: number }

/**
 * One type of fact that verification reads. It is public: a bundle in which one is withheld cannot be checked. A fact may hold
 * more than is read of it, which replay compares.
 */
export class Statement<T extends object = object> {
  readonly type: string
  readonly #schema: z.ZodType<T>
  readonly #of = new WeakMap<Statements, Stated<T>[]>()

  constructor(type: string, schema: z.ZodType<T>) {
    this.type = type
    this.#schema = schema
  }

  /** What is wrong with that fact; null if it is now one of those in `statements`. */
  take(statements: Statements, { seq, fact }: { readonly seq: number; readonly fact: JsonObject }): Problem | null {
    const parsed = this.#schema.safeParse(fact)
    if (!parsed.success) {
      const place = parsed.error.issues[0]?.path.join('.') ?? ''
      return problem('FACT_MALFORMED', seq, { type: this.type, place })
    }
    const known = this.#of.get(statements)
    const stated = { ...parsed.data, seq }
    if (known === undefined) this.#of.set(statements, [stated])
    else known.push(stated)
    return null
  }

  /** Those of one record, in its order. */
  in(statements: Statements): readonly Stated<T>[] {
    return this.#of.get(statements) ?? []
  }
}

const opened = new Statement(
  'ceremony.opened',
  z.object({
    format: z.literal(1),
    rules: z.string(),
    mode: z.enum(['real', 'rehearsal']),
    script: digest,
    follows: z.union([digest, z.literal('none')]),
  }),
)
const signed = z.object({ size: count, note: z.string() })
export const artifactKept = new Statement(
  'artifact.kept',
  z.object({ name: z.string(), sha256: digest, bytes: count, level: z.enum(levels) }),
)
export const recordKeyMade = new Statement('record-key.made', z.object({ spki: hex, fingerprint: digest }))
export const checkpointSigned = new Statement('checkpoint.signed', signed)
export const recordSigned = new Statement('record.signed', signed)
const sealed = new Statement('ceremony.sealed', z.object({}))

/** Those that make a record one, whatever its ceremony is about. */
const own: readonly Statement[] = [opened, artifactKept, recordKeyMade, checkpointSigned, recordSigned, sealed]

/** The public facts of one record that verification reads, by their types. */
export class Statements {
  readonly #types: ReadonlyMap<string, Statement>
  readonly problems: Problem[] = []

  /** `more`: what is read beside that which makes a record one. */
  constructor(more: readonly Statement[]) {
    this.#types = new Map([...own, ...more].map((one) => [one.type, one]))
  }

  reads(type: string): boolean {
    return this.#types.has(type)
  }

  /** Takes a fact if it is of a type that is read. */
  add(fact: Pick<Fact, 'seq' | 'type' | 'fact'>): void {
    const wrong = this.#types.get(fact.type)?.take(this, fact) ?? null
    if (wrong !== null) this.problems.push(wrong)
  }

  /** How the record opens; null if its second fact does not say. */
  opened(): ReturnType<typeof opened.in>[number] | null {
    const [first] = opened.in(this)
    return first?.seq === 1 ? first : null
  }

  /** SPKI of the one record key; null if there is none or several. */
  recordKey(): Hex | null {
    const [key, ...others] = recordKeyMade.in(this)
    return key === undefined || others.length > 0 ? null : key.spki
  }
}
