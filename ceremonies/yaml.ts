import {
  LineCounter,
  type Node,
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

export interface Place {
  readonly line: number
  readonly column: number
}

/** A YAML file read strictly: one document, no aliases or tags, no repeated keys. Lines and columns count from 1. */
export interface YamlFile {
  readonly value: unknown
  readonly problems: readonly (Place & { readonly reason: string })[]
  /** Where the member at `path` stands, or the nearest one above it. */
  readonly place: (path: readonly PropertyKey[]) => Place
}

const LONGEST = 1_000_000
const TOO_DEEP = 'it is nested too deeply'

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  if (text.length > LONGEST) return broken({ line: 1, column: 1, reason: `longer than ${LONGEST} characters` })
  const document = parsed(text, lines)
  if (document === null) return broken({ line: 1, column: 1, reason: TOO_DEEP })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    reason: error.code === 'MULTIPLE_DOCS' ? 'a second document begins here' : firstLine(error.message),
  }))
  const unfit = (offset: number, reason: string | null): void => {
    if (reason !== null) problems.push({ ...at(offset), reason })
  }
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0
      for (const place of isMap(node) ? repeated(node) : []) unfit(place ?? offset, 'Map keys must be unique')
      if (isAlias(node) || node.anchor !== undefined) unfit(offset, 'anchors and aliases are not allowed')
      // Escapes may give what the text itself does not hold.
      if (isScalar(node) && typeof node.value === 'string') unfit(offset, strangeness(node.value)?.reason ?? null)
    },
  })
  const members = new Members()
  const strange = strangeness(text)
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

/**
 * What must not stand in a text that is read aloud, shown on a terminal and recorded, with its place: control characters but
 * white space, characters that turn the direction of what follows (Unicode TR36 3.7), a byte order mark, lone surrogates, and
 * what is not in Unicode form NFC. null if there is nothing of that kind.
 */
function strangeness(text: string): { readonly offset: number; readonly reason: string } | null {
  const offset = text.search(/[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u)
  if (offset >= 0) {
    const code = text.codePointAt(offset)?.toString(16).toUpperCase().padStart(4, '0') ?? ''
    return {
      offset,
      reason: code === 'FEFF' ? 'a byte order mark is not allowed' : `the character U+${code} is not allowed`,
    }
  }
  const composed = text.normalize('NFC')
  if (composed === text) return null
  let same = 0
  while (text[same] === composed[same]) same++
  return { offset: same, reason: 'text must be in Unicode form NFC' }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message
}

function broken(problem: Place & { reason: string }): YamlFile {
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
