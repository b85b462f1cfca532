/** Looks for the words of shares in the memory of a process, as one piece of text or as words that lie near each other. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { unlessGone } from './places.ts'

/** Bytes from one word to the next: a list of words is as many objects, each with a header and what points to it. */
const NEAR = 128

/** Each stretch of memory that the process may write to. Of one without core dumps only root reads it. */
export function* memoryOf(pid: number): Generator<Buffer> {
  if (process.getuid?.() !== 0) {
    yield memoryByRoot(pid)
    return
  }
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  try {
    for (const [, from, to] of readFileSync(`/proc/${pid}/maps`, 'latin1').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm)) {
      const start = Number.parseInt(from ?? '', 16)
      const bytes = Buffer.allocUnsafe(Number.parseInt(to ?? '', 16) - start)
      // A stretch may have been given back meanwhile.
      const read = unlessGone(() => readSync(memory, bytes, 0, bytes.length, start)) ?? 0
      if (read > 0) yield bytes.subarray(0, read)
    }
  } finally {
    closeSync(memory)
  }
}

function memoryByRoot(pid: number): Buffer {
  const reader = join(import.meta.dirname, 'memory-to-stdout.ts')
  const { status, stdout, stderr } = spawnSync('sudo', ['-n', process.execPath, reader, String(pid)], {
    maxBuffer: 2 ** 31,
  })
  if (status !== 0) throw new Error(`root cannot read the memory of ${pid}: ${stderr.toString()}`)
  return stdout
}

interface Place {
  readonly share: number
  readonly word: number
}

/** Finds the longest run of words of one share, in their order; by the first four letters, which no two words have in common. */
export class ShareFinder {
  readonly #places = new Map<number, Place[]>()
  /** 1 for the last two letters of each: few letters in a memory end one. */
  readonly #ends = new Uint8Array(2 ** 16)

  constructor(shares: readonly string[]) {
    for (const [share, words] of shares.entries()) {
      for (const [word, letters] of words.split(' ').entries()) {
        const key = Buffer.from(letters).readUInt32BE(0)
        this.#ends[key & 0xffff] = 1
        this.#places.set(key, [...(this.#places.get(key) ?? []), { share, word }])
      }
    }
  }

  longestIn(memory: Iterable<Buffer>): number {
    let longest = 0
    for (const bytes of memory) longest = Math.max(longest, this.#longestRun(bytes))
    return longest
  }

  #longestRun(bytes: Buffer): number {
    // By place, because a word may stand in a share twice.
    const last = new Map<string, { readonly at: number; readonly run: number }>()
    let longest = 0
    const found = (key: number, at: number): void => {
      for (const { share, word } of this.#places.get(key) ?? []) {
        const before = last.get(`${share} ${word - 1}`)
        const follows = before !== undefined && at > before.at && at - before.at <= NEAR
        const run = follows ? before.run + 1 : 1
        last.set(`${share} ${word}`, { at, run })
        longest = Math.max(longest, run)
      }
    }
    let narrow = 0
    // Not by its entries: that takes fifty times as long.
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      narrow = (narrow << 8) | byte
      if (byte < 0x61 || byte > 0x7a) continue
      if (this.#ends[narrow & 0xffff] === 1 && this.#places.has(narrow)) found(narrow, at)
      // UTF-16: a zero after each letter.
      const wide = at >= 6 && bytes[at - 1] === 0 && bytes[at - 3] === 0 && bytes[at - 5] === 0
      if (wide) found(keyOf(bytes[at - 6], bytes[at - 4], bytes[at - 2], byte), at)
    }
    return longest
  }
}

function keyOf(...letters: readonly (number | undefined)[]): number {
  return letters.reduce<number>((key, letter) => (key << 8) | (letter ?? 0), 0)
}
