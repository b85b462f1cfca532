import { z } from 'zod'
import type { JsonObject } from '../base/json.ts'
import type { Level } from '../record/levels.ts'
import type { FactKind, State } from './model.ts'
import type { Labelled } from './labelled.ts'
import type { Weight } from './review.ts'

type Shape = Readonly<Record<string, z.ZodType>>

/** What a kind of fact is: what it holds, who may read it, and what it does to the state. */
export interface Definition<T extends string, S extends Shape> {
  readonly type: T
  readonly level: Level
  /** What it adds to what the record key has not signed yet: `words` unless said otherwise. */
  readonly weight?: Weight
  readonly last?: true
  readonly shape: S
  /** What it says to people of what came about. */
  readonly tells?: (fact: Fact<T, S>) => readonly Labelled[]
  /** Pure. Without it the fact changes nothing that later decisions need. */
  readonly evolve?: (state: State, fact: Fact<T, S>) => State
}

type Schema<S extends Shape> = z.ZodObject<S, z.core.$strict>
type Members<S extends Shape> = z.input<Schema<S>>
export type Fact<T extends string, S extends Shape> = { readonly type: T } & Readonly<z.output<Schema<S>>>

/** Makes facts of one kind, and knows them again. */
export interface FactOf<T extends string, S extends Shape> extends FactKind {
  (members: Members<S>): Fact<T, S>
  readonly type: T
  readonly is: (event: object) => event is Fact<T, S>
  readonly read: (members: JsonObject) => Fact<T, S>
}

/** The type of the facts that a kind makes. */
export type Made<K> = K extends FactOf<infer T, infer S> ? Fact<T, S> : never

/**
 * Declares a kind of fact, once. Its members are parsed when it is made and when it is read; what it does to the state is done
 * to facts alone that this kind has parsed.
 */
export function fact<const T extends string, S extends Shape>(definition: Definition<T, S>): FactOf<T, S> {
  const { type, level, weight = 'words', last = false, shape, tells, evolve } = definition
  const schema: Schema<S> = z.strictObject(shape)
  const own = new WeakSet<object>()
  const read = (members: object): Fact<T, S> => {
    const made = Object.freeze({ type, ...schema.parse(members) })
    own.add(made)
    return made
  }
  const is = (event: object): event is Fact<T, S> => own.has(event)
  return Object.assign((members: Members<S>) => read(members), {
    type,
    level,
    weight,
    last,
    read,
    is,
    tells: (event: object) => (is(event) ? (tells?.(event) ?? []) : []),
    evolve: (state: State, event: object): State => {
      if (!is(event)) throw new TypeError(`A fact that is no ${type} was taken for one.`)
      return evolve ? evolve(state, event) : state
    },
  })
}
