import {
  LineCounter,
  type Node,
  type Scalar,
  type YAMLMap,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  parseDocument,
  visit,
} from 'yaml'
import { type Message, message } from './message.ts'
import { strangeness } from './unicode/plain.ts'
import { unicodeVersion } from './unicode/unassigned.ts'

export interface LineAndColumn {
  readonly line: number
  readonly column: number
}

/** A YAML file read strictly: one document, no directives, aliases or tags, no repeated keys, numbers in plain decimals. Lines and columns count from 1. */
export interface YamlFile {
  readonly value: unknown
  readonly problems: readonly (LineAndColumn & { readonly reason: Message })[]
  /** Where the member at `path` stands, or the nearest one above it. */
  readonly place: (path: readonly PropertyKey[]) => LineAndColumn
}

const LONGEST = 1_000_000

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  if (text.length > LONGEST) return broken({ line: 1, column: 1, reason: message('reason.tooLong', { most: LONGEST }) })
  const document = parsed(text, lines)
  if (document === null) return broken({ line: 1, column: 1, reason: message('reason.tooDeep') })
  const at = (offset: number): LineAndColumn => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    reason: message(`reason.yaml.${error.code === 'RESOURCE_EXHAUSTION' ? 'IMPOSSIBLE' : error.code}`),
  }))
  const unfit = (offset: number, reason: Message | null): void => {
    if (reason !== null) problems.push({ ...at(offset), reason })
  }
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0
      for (const place of isMap(node) ? repeated(node) : []) unfit(place ?? offset, message('reason.repeatedKey'))
      if (isAlias(node) || node.anchor !== undefined) unfit(offset, message('reason.alias'))
      else if (node.tag !== undefined) unfit(offset, message('reason.tag'))
      if (isScalar(node)) unfit(offset, otherwiseRead(node))
      // Escapes may give what the text itself does not hold.
      if (isScalar(node) && typeof node.value === 'string') unfit(offset, strangenessIn(node.value)?.reason ?? null)
    },
  })
  const members = new Members()
  for (const { 0: directive, index } of text.slice(0, document.contents?.range[0] ?? 0).matchAll(/^%.*$/gm))
    if (!/^%YAML 1\.2\s*$/.test(directive)) unfit(index, message('reason.directive'))
  const strange = strangenessIn(text)
  if (strange) unfit(strange.offset, strange.reason)
  return {
    value: problems.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    problems,
    place: (path) => at(members.offsetOf(document.contents, path)),
  }
}

/** Where keys stand again. Looked for here, because the library compares every key with every other. */
function repeated({ items }: YAMLMap): readonly (number | undefined)[] {
  const known = new Set<string>()
  return items.flatMap((item) => {
    const name = String(item.key)
    if (known.has(name)) return [startOf(item)]
    known.add(name)
    return []
  })
}

/** A number that other versions of YAML, or people, read as another one: `020`, `0o20`, `0x20`, `1e3`, `+5`. */
function otherwiseRead({ value, source }: Scalar): Message | null {
  if (typeof value !== 'number' && typeof value !== 'bigint') return null
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(source ?? '')) return null
  return message('reason.plainNumber', { number: source ?? String(value) })
}

/** null if the text is nested deeper than the stack reaches. */
function parsed(text: string, lineCounter: LineCounter) {
  try {
    const document = parseDocument(text, { lineCounter, version: '1.2', uniqueKeys: false, merge: false })
    return document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION') ? null : document
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What must not stand in a file that is read aloud, shown on a terminal and recorded, with its place; tabs and line ends may. */
function strangenessIn(text: string): { readonly offset: number; readonly reason: Message } | null {
  const strange = strangeness(text.replace(/[\t\n\r]/g, ' '))
  if (strange === null) return null
  const { offset, character, why } = strange
  if (why === 'form') return { offset, reason: message('reason.notNfc') }
  if (why === 'newer') return { offset, reason: message('reason.newer', { character, version: unicodeVersion }) }
  if (character === 'U+FEFF') return { offset, reason: message('reason.byteOrderMark') }
  return { offset, reason: message('reason.character', { character }) }
}

function broken(problem: LineAndColumn & { reason: Message }): YamlFile {
  return { value: null, problems: [problem], place: () => ({ line: 1, column: 1 }) }
}

/** The members of collections by name or position, each looked through once: a script may have many, and as many faults. */
class Members {
  readonly #known = new WeakMap<
    object,
    ReadonlyMap<string, { readonly offset: number | undefined; readonly value: unknown }>
  >()

  offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
    let offset = root?.range?.[0] ?? 0
    let node: unknown = root
    for (const key of path) {
      if (!isCollection(node)) break
      const member = this.#of(node).get(String(key))
      offset = member?.offset ?? offset
      node = member?.value
    }
    return offset
  }

  #of(collection: { readonly items: readonly unknown[] }) {
    const known = this.#known.get(collection)
    if (known) return known
    const members = new Map(
      collection.items.map((item, at) =>
        isPair(item)
          ? ([String(item.key), { offset: startOf(item) ?? startOf(item.value), value: item.value }] as const)
          : ([String(at), { offset: startOf(item), value: item }] as const),
      ),
    )
    this.#known.set(collection, members)
    return members
  }
}

function startOf(item: unknown): number | undefined {
  const node = typeof item === 'object' && item !== null && 'key' in item ? item.key : item
  return isNode(node) ? node.range?.[0] : undefined
}
