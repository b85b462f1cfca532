import type { Crypto } from '../base/crypto.ts'

const hashLength = 32

/**
 * An RFC 6962 Merkle tree that only grows. It keeps every complete subtree (64 bytes a leaf), so that the root at any
 * size up to the present one costs a few hashes.
 */
export class Tree {
  readonly #sha256: Crypto['sha256']
  /** Row k holds the roots of the complete subtrees of 2^k leaves, in order. */
  readonly #rows: Row[] = []
  readonly #scratch = new Uint8Array(1 + 2 * hashLength)

  constructor(crypto: Crypto, leaves: Iterable<Uint8Array> = []) {
    this.#sha256 = (data) => crypto.sha256(data)
    this.#scratch[0] = 1
    for (const leaf of leaves) this.append(leaf)
  }

  /** How many leaves there are. */
  get size(): number {
    return this.#rows[0]?.count ?? 0
  }

  /** Adds a leaf hash. */
  append(leaf: Uint8Array): void {
    let node = leaf
    for (let height = 0; ; height++) {
      const row = this.#rows[height] ?? new Row()
      this.#rows[height] = row
      row.push(node)
      if (row.count % 2 === 1) return
      this.#scratch.set(row.bytes.subarray((row.count - 2) * hashLength, row.count * hashLength), 1)
      node = this.#sha256(this.#scratch)
    }
  }

  /** The leaf hash at a place; throws RangeError beyond the end. */
  leaf(index: number): Uint8Array {
    if (index < 0 || index >= this.size) throw new RangeError('no such leaf')
    return this.#node(0, index)
  }

  /** MTH of the first `size` leaves (RFC 6962 2.1); throws RangeError if there are fewer. */
  root(size = this.size): Uint8Array {
    if (!Number.isSafeInteger(size) || size < 0 || size > this.size) throw new RangeError('the tree is smaller')
    let root: Uint8Array | null = null
    // The complete subtrees that make up `size`, from the right: each joins what is already to its right.
    for (let height = 0, count = size; count > 0; height++, count = Math.floor(count / 2)) {
      if (count % 2 === 0) continue
      const subtree = this.#node(height, count - 1)
      root = root === null ? subtree.slice() : this.#join(subtree, root)
    }
    return root ?? this.#sha256(new Uint8Array(0))
  }

  #node(height: number, index: number): Uint8Array {
    const row = this.#rows[height] as Row
    return row.bytes.subarray(index * hashLength, (index + 1) * hashLength)
  }

  #join(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#scratch.set(left, 1)
    this.#scratch.set(right, 1 + hashLength)
    return this.#sha256(this.#scratch)
  }
}

/** Hashes end to end in one growing buffer. */
class Row {
  bytes = new Uint8Array(16 * hashLength)
  count = 0

  push(hash: Uint8Array): void {
    if ((this.count + 1) * hashLength > this.bytes.length) {
      const wider = new Uint8Array(this.bytes.length * 2)
      wider.set(this.bytes)
      this.bytes = wider
    }
    this.bytes.set(hash, this.count * hashLength)
    this.count++
  }
}

/** The root over leaf hashes, at once. */
export function rootOf(leaves: Iterable<Uint8Array>, crypto: Crypto): Uint8Array {
  return new Tree(crypto, leaves).root()
}
