/** V8's heap snapshot, read: every text that can be reached, what each object holds, in its order, and where bytes are. */
import type { CDPSession } from '@playwright/test'

/** The parts of the format that are used here (v8/src/profiler/heap-snapshot-generator.cc). */
interface Raw {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
      readonly edge_fields: readonly string[]
    }
  }
  readonly nodes: readonly number[]
  readonly edges: readonly number[]
  readonly strings: readonly string[]
}

export interface Texts {
  /** Each once; what V8 keeps in pieces is put together. */
  readonly texts: ReadonlySet<string>
  /** The texts of every object that holds more than two. */
  readonly lists: readonly (readonly string[])[]
  /** Ids of the objects that have a buffer of bytes, or a view of one. */
  readonly withBytes: readonly string[]
}

const bytes = /^((Ui|I)nt(8|8Clamped|16|32)|Big(Ui|I)nt64|Float(16|32|64))Array$|^(Shared)?ArrayBuffer$|^DataView$/

/** All that is left when the garbage has been collected. */
export async function textsOnHeap(session: CDPSession): Promise<Texts> {
  const chunks: string[] = []
  const take = ({ chunk }: { readonly chunk: string }) => void chunks.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot')
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  return textsIn(JSON.parse(chunks.join('')) as Raw)
}

function textsIn(raw: Raw): Texts {
  const graph = new Graph(raw)
  const texts = new Set<string>()
  const lists: (readonly string[])[] = []
  const withBytes: string[] = []
  for (const node of graph.nodes()) {
    const text = graph.textOf(node)
    if (text !== null) texts.add(text)
    const held = graph.heldBy(node)
    const members = held.flatMap((one) => graph.textOf(one) ?? [])
    if (members.length > 2) lists.push(members)
    if (graph.classOf(node) !== null && held.some((one) => bytes.test(graph.classOf(one) ?? '')))
      withBytes.push(graph.idOf(node))
  }
  return { texts, lists, withBytes }
}

type Field = 'type' | 'name' | 'id' | 'edges'

/** Nodes are known by their place in the raw list. */
class Graph {
  readonly #raw: Raw
  readonly #width: number
  readonly #field: Readonly<Record<Field, number>>
  readonly #edge: { readonly width: number; readonly to: number }
  readonly #firstEdge = new Map<number, number>()

  constructor(raw: Raw) {
    const { node_fields: fields, edge_fields: edges } = raw.snapshot.meta
    this.#raw = raw
    this.#width = fields.length
    const field = (name: string) => fields.indexOf(name)
    this.#field = { type: field('type'), name: field('name'), id: field('id'), edges: field('edge_count') }
    this.#edge = { width: edges.length, to: edges.indexOf('to_node') }
    let first = 0
    for (const node of this.nodes()) {
      this.#firstEdge.set(node, first)
      first += this.#value(node, 'edges')
    }
  }

  *nodes(): Iterable<number> {
    for (let node = 0; node < this.#raw.nodes.length; node += this.#width) yield node
  }

  heldBy(node: number): readonly number[] {
    const { width, to } = this.#edge
    const first = this.#firstEdge.get(node) ?? 0
    return Array.from(
      { length: this.#value(node, 'edges') },
      (_, at) => this.#raw.edges[(first + at) * width + to] ?? 0,
    )
  }

  /** Null for what is no text. One that was put together or cut out is all of what it was made of. */
  textOf(node: number, depth = 0): string | null {
    const type = this.#typeOf(node)
    if (type === 'string') return this.#nameOf(node)
    if (depth > 1000 || (type !== 'concatenated string' && type !== 'sliced string')) return null
    return this.heldBy(node)
      .map((piece) => this.textOf(piece, depth + 1) ?? '')
      .join('')
  }

  /** Null for what is no object. */
  classOf(node: number): string | null {
    return this.#typeOf(node) === 'object' ? this.#nameOf(node) : null
  }

  idOf(node: number): string {
    return String(this.#value(node, 'id'))
  }

  #typeOf(node: number): string {
    return this.#raw.snapshot.meta.node_types[0][this.#value(node, 'type')] ?? ''
  }

  #nameOf(node: number): string {
    return this.#raw.strings[this.#value(node, 'name')] ?? ''
  }

  #value(node: number, field: Field): number {
    return this.#raw.nodes[node + this.#field[field]] ?? 0
  }
}
