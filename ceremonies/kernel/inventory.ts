import type { z } from 'zod'
import { named } from './named.ts'
import { ScriptMember } from './script-member.ts'

/** What is on the table, as far as every subject's things are alike: people tell them apart by what they are called. */
export interface Thing {
  readonly title: string
}

/** How many things one list may have. */
const MOST_THINGS = 200

interface ListOf<T extends Thing> {
  readonly name: string
  /** The form of one thing. */
  readonly of: z.ZodType<T>
  /** What the list is, for whoever writes scripts. */
  readonly is: string
  /** True if every script has it; else one that is left out has nothing. */
  readonly required?: boolean
  /** Members beside the title by which people tell its things apart, so that no two may look alike. */
  readonly toldApartBy?: readonly (keyof T & string)[]
}

/** A list of the inventory that a subject adds: things by the names that the script uses. What they are it alone knows. */
export class InventoryList<T extends Thing = Thing> {
  readonly name: string
  readonly form: z.ZodType<Readonly<Record<string, T>>>
  readonly toldApartBy: readonly string[]
  readonly #list: ScriptMember<Readonly<Record<string, T>>>

  constructor({ name, of, is, required = false, toldApartBy = [] }: ListOf<T>) {
    const things = named(of, MOST_THINGS)
    this.name = name
    this.form = (required ? things : things.default({})).describe(is)
    this.toldApartBy = ['title', ...toldApartBy]
    this.#list = new ScriptMember(name, this.form)
  }

  /** By name; none for a script that has none. */
  of({ inventory }: { readonly inventory: object }): Readonly<Record<string, T>> {
    return this.#list.of(inventory) ?? {}
  }
}
