import { LineCounter, type Node, isAlias, isCollection, isNode, parseDocument, visit } from 'yaml'

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

export function readYaml(text: string): YamlFile {
  const lines = new LineCounter()
  if (text.length > LONGEST) return broken({ line: 1, column: 1, reason: `longer than ${LONGEST} characters` })
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true, merge: false })
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    reason: error.code === 'MULTIPLE_DOCS' ? 'a second document begins here' : firstLine(error.message),
  }))
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node) || node.anchor !== undefined) {
        problems.push({ ...at(node.range?.[0] ?? 0), reason: 'anchors and aliases are not allowed' })
      }
    },
  })
  const foreign = text.search(/\p{Surrogate}/u)
  if (foreign >= 0) problems.push({ ...at(foreign), reason: 'a lone surrogate is not a character' })
  if (text !== text.normalize('NFC')) problems.push({ line: 1, column: 1, reason: 'text must be in Unicode form NFC' })
  return {
    value: problems.length > 0 ? null : document.toJS({ maxAliasCount: 0 }),
    problems,
    place: (path) => at(offsetOf(document.contents, path)),
  }
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message
}

function broken(problem: Place & { reason: string }): YamlFile {
  return { value: null, problems: [problem], place: () => ({ line: 1, column: 1 }) }
}

function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let offset = root?.range?.[0] ?? 0
  let node: unknown = root
  for (const key of path) {
    if (!isCollection(node)) break
    const next = node.get(typeof key === 'symbol' ? String(key) : key, true)
    const pair = node.items.find((item) => isPairOf(item, key))
    offset = startOf(pair) ?? startOf(next) ?? offset
    node = next
  }
  return offset
}

function isPairOf(item: unknown, key: PropertyKey): item is { key: Node } {
  return typeof item === 'object' && item !== null && 'key' in item && String(item.key) === String(key)
}

function startOf(item: unknown): number | undefined {
  const node = typeof item === 'object' && item !== null && 'key' in item ? item.key : item
  return isNode(node) ? node.range?.[0] : undefined
}
