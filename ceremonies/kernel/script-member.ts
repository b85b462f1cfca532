import type { z } from 'zod'

/** A member of a script that a subject adds; it is read here alone, so that its type holds without anybody's word for it. */
export class ScriptMember<T extends object> {
  readonly name: string
  readonly form: z.ZodType<T>
  readonly #known = new WeakMap<object, T>()

  constructor(name: string, form: z.ZodType<T>) {
    this.name = name
    this.form = form
  }

  /** Null for a script that has none. */
  of(script: object): T | null {
    const known = this.#known.get(script)
    if (known !== undefined) return known
    const value: unknown = Reflect.get(script, this.name)
    if (value === undefined) return null
    const read = this.form.parse(value)
    this.#known.set(script, read)
    return read
  }
}
