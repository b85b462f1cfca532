/** Finds the template that made a text, so that the text can be said in another language. */
import { type Parameters, fill } from '../refusal.ts'

/** Texts by name, in groups. */
export interface Texts {
  readonly [name: string]: string | Texts
}
/** A text and the same in another language. */
export type Pair = readonly [from: string, to: string]

/** Every text beside the one of the same name; a name that only one of them has is left out. */
export function pairs(from: Texts, to: Texts): readonly Pair[] {
  return Object.entries(from).flatMap(([name, text]): readonly Pair[] => {
    const other = to[name]
    if (typeof text === 'string') return typeof other === 'string' ? [[text, other]] : []
    return typeof other === 'object' ? pairs(text, other) : []
  })
}

/** The values that a template's parameters have in a text; null if the text is not of that template. */
export function captured(template: string, text: string): Readonly<Record<string, string>> | null {
  return patternOf(template).exec(text)?.groups ?? (template === text ? {} : null)
}

/** Templates that are looked through for the one that made a text, those that say most themselves first. */
export class Reverse {
  readonly #exact: ReadonlyMap<string, string>
  readonly #templates: readonly Pair[]

  constructor(list: readonly Pair[]) {
    this.#exact = new Map(list.toReversed())
    this.#templates = list.filter(([from]) => from.includes('{')).toSorted(([a], [b]) => own(b) - own(a))
  }

  /** The text in the other language, its parameters as `say` puts them; null for a text that none of the templates made. */
  say(text: string, say: (name: string, value: string) => string | number): string | null {
    const exact = this.#exact.get(text)
    if (exact !== undefined) return exact
    const made = this.#templates.flatMap(([from, to]) => {
      const values = captured(from, text)
      return values ? [{ from, to, values }] : []
    })
    // What stands before a template's first word is a name; whatever follows it may hold the words of another.
    const [first] = made.toSorted((a, b) => begin(a) - begin(b))
    return first ? fill(first.to, mapped(first.values, say)) : null
  }
}

/** Parameters with each value put by `say`. */
export function mapped<V>(
  values: Readonly<Record<string, V>>,
  say: (name: string, value: V) => string | number,
): Parameters {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(name, value)]))
}

const GAP = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/g
const patterns = new Map<string, RegExp>()

function patternOf(template: string): RegExp {
  const known = patterns.get(template)
  if (known) return known
  const named = new Set<string>()
  let at = 0
  let pattern = ''
  for (const { 0: gap, 1: name = '', 2: one, 3: many, index } of template.matchAll(GAP)) {
    pattern += escaped(template.slice(at, index))
    at = index + gap.length
    if (one !== undefined && many !== undefined) pattern += `(?:${escaped(one)}|${escaped(many)})`
    else if (named.has(name)) pattern += `\\k<${name}>`
    else pattern += `(?<${name}>${/^ \{\w+\}/.test(template.slice(at)) ? besideAnother(name) : '[^]*?'})`
    named.add(name)
  }
  const made = new RegExp(`^${pattern}${escaped(template.slice(at))}$`)
  patterns.set(template, made)
  return made
}

/** Where only a space parts two values, the first is a sentence or else one word. */
function besideAnother(name: string): string {
  return name === 'reason' ? '[^]*?[.!?]' : '[^ ]*'
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function own(template: string): number {
  return template.replace(GAP, '').length
}

/** Where the template's own words begin in the text that it made. */
function begin({ from, values }: { readonly from: string; readonly values: Readonly<Record<string, string>> }): number {
  const name = /^\{(\w+)\}/.exec(from)?.[1]
  return name === undefined ? 0 : (values[name]?.length ?? 0)
}
