import type { Crypto, Hex } from '../../base/crypto.ts'
import { type Line, type Spelt, headLength, saltLength } from '../line.ts'

/**
 * Leaf and body of lines as they stand in a file. The leaf data of a canonical line is the line without fact and salt, and
 * the fact's canonical form is its own text in the line, so their bytes are copied rather than written anew.
 */
export class LineHasher {
  readonly #crypto: Crypto
  #scratch = new Uint8Array(4096)

  constructor(crypto: Crypto) {
    this.#crypto = crypto
  }

  /** The RFC 6962 leaf hash of a line. */
  leaf(line: Line, spelt: Spelt, bytes: Uint8Array): Uint8Array {
    const scratch = this.#room(bytes.length)
    const tail = bytes.length - spelt.tailLength
    const salt = tail + '"level":"'.length + line.level.length + '",'.length
    scratch[0] = 0
    scratch.set(bytes.subarray(0, headLength), 1)
    scratch.set(bytes.subarray(tail, salt), 1 + headLength)
    const rest = bytes.subarray(line.content === null ? salt : salt + saltLength)
    const at = 1 + headLength + salt - tail
    scratch.set(rest, at)
    return this.#crypto.sha256(scratch.subarray(0, at + rest.length))
  }

  /** The commitment to the content of a line, which it has. */
  body(salt: Hex, spelt: Spelt, bytes: Uint8Array): Uint8Array {
    const scratch = this.#room(bytes.length)
    const fact = bytes.subarray(headLength + '"fact":'.length, bytes.length - spelt.tailLength - ','.length)
    scratch[0] = 2
    for (let at = 0; at < 32; at++) scratch[1 + at] = (nibble(salt, 2 * at) << 4) | nibble(salt, 2 * at + 1)
    scratch.set(fact, 33)
    return this.#crypto.sha256(scratch.subarray(0, 33 + fact.length))
  }

  #room(length: number): Uint8Array {
    if (this.#scratch.length < length + 1) this.#scratch = new Uint8Array(2 * length + 1)
    return this.#scratch
  }
}

/** The value of a lower-case hex digit that is known to be one. */
function nibble(hex: string, place: number): number {
  const code = hex.charCodeAt(place)
  return code < 58 ? code - 48 : code - 87
}
