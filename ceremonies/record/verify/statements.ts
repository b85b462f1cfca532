import { z } from 'zod'
import type { Hex } from '../../crypto.ts'
import type { Fact } from '../line.ts'
import { levels, type publicTypes } from '../levels.ts'
import { type Problem, problem } from '../problem.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/)
const count = z.int().min(0)

const proof = z.object({ label: z.string(), challenge: hex, signature: hex })

/** What verification reads of the public facts it understands; a fact may hold more, which replay compares. */
const schemas = {
  'ceremony.opened': z.object({
    format: z.literal(1),
    rules: z.string(),
    mode: z.enum(['real', 'rehearsal']),
    script: digest,
    follows: z.union([digest, z.literal('none')]),
  }),
  'artifact.kept': z.object({ name: z.string(), sha256: digest, bytes: count, level: z.enum(levels) }),
  'record-key.made': z.object({ spki: hex, fingerprint: digest }),
  'checkpoint.signed': z.object({ size: count, note: z.string() }),
  'record.signed': z.object({ size: count, note: z.string() }),
  'token.noted': z.object({ name: z.string(), certified: z.boolean() }),
  'key.made': z.object({ label: z.string(), spki: hex }),
  'key.proved': proof,
  'key.held': proof,
  'key.restored': proof,
  'certificate.made': z.object({ artifact: z.string(), label: z.string(), spki: hex }),
  'ceremony.sealed': z.object({}),
} as const satisfies Record<(typeof publicTypes)[number], z.ZodType>

type Type = keyof typeof schemas
type Statement<T extends Type> = z.infer<(typeof schemas)[T]> & { readonly seq: number }

export function isUnderstood(type: string): type is Type {
  return Object.hasOwn(schemas, type)
}

/** The public facts of a record that verification understands, in order, by type. */
export class Statements {
  readonly #byType = new Map<Type, { readonly seq: number }[]>()
  readonly problems: Problem[] = []

  add(fact: Fact & { readonly type: Type }): void {
    const parsed = schemas[fact.type].safeParse(fact.fact)
    if (!parsed.success) {
      this.problems.push(
        problem('FACT_MALFORMED', fact.seq, { type: fact.type, place: parsed.error.issues[0]?.path.join('.') ?? '' }),
      )
      return
    }
    const known = this.#byType.get(fact.type)
    const statement = { ...parsed.data, seq: fact.seq }
    if (known === undefined) this.#byType.set(fact.type, [statement])
    else known.push(statement)
  }

  all<T extends Type>(type: T): readonly Statement<T>[] {
    return (this.#byType.get(type) ?? []) as unknown as readonly Statement<T>[]
  }

  /** How the record opens; null if its second fact does not say. */
  opened(): Statement<'ceremony.opened'> | null {
    const [first] = this.all('ceremony.opened')
    return first?.seq === 1 ? first : null
  }

  /** SPKI of the one record key; null if there is none or several. */
  recordKey(): Hex | null {
    const [key, ...others] = this.all('record-key.made')
    return key === undefined || others.length > 0 ? null : key.spki
  }
}
