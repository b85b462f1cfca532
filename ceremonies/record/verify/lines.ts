import { bytesToHex } from '@noble/hashes/utils.js'
import type { Crypto } from '../../base/crypto.ts'
import { high, low } from '../../base/hex.ts'
import { limits } from '../bundle.ts'
import { type Line, readLine, type Spelt } from '../line.ts'
import { Tree } from '../tree.ts'
import { LineHasher } from './hasher.ts'

/** A line as it was read, in its canonical spelling, and what its hashes and those of all before it say. */
export interface HashedLine {
  readonly line: Line
  /** Place in the record, whatever the line says of it. */
  readonly place: number
  readonly leaf: Uint8Array
  /** True if its body is the commitment to its content, or the content is withheld. */
  readonly fits: boolean
  /** True unless it is a command that names another head than that of the tree before it. */
  readonly bound: boolean
}

/** Reads lines one after another into a tree; each is parsed and hashed once, whoever else looks at it. */
export class LineReader {
  readonly tree: Tree
  readonly #hasher: LineHasher

  constructor(crypto: Crypto) {
    this.tree = new Tree(crypto)
    this.#hasher = new LineHasher(crypto)
  }

  /** The next line, without its newline, as text and as its UTF-8; null if it is malformed, and then it is not in the tree. */
  read(text: string, bytes: Uint8Array): HashedLine | null {
    const spelt = bytes.length <= limits.line ? readLine(text) : null
    if (spelt === null) return null
    const { line } = spelt
    const place = this.tree.size
    const [fits, bound] = [this.#fits(spelt, bytes), this.#isBound(line)]
    const leaf = this.#hasher.leaf(line, spelt, bytes)
    this.tree.append(leaf)
    return { line, place, leaf, fits, bound }
  }

  #fits(spelt: Spelt, bytes: Uint8Array): boolean {
    const { content, body } = spelt.line
    return content === null || isHexOf(body, this.#hasher.body(content.salt, spelt, bytes))
  }

  #isBound({ type, content }: Line): boolean {
    const head = type === 'command' ? content?.fact['head'] : undefined
    return typeof head !== 'string' || head === bytesToHex(this.tree.root())
  }
}

function isHexOf(hex: string, bytes: Uint8Array): boolean {
  for (let at = 0; at < 32; at++) {
    const byte = bytes[at] as number
    if (hex.charCodeAt(2 * at) !== high[byte] || hex.charCodeAt(2 * at + 1) !== low[byte]) return false
  }
  return true
}
