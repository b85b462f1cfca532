/** Looks for secrets in bytes: as they are, in hex, base64, decimals, as words, four letters of words, and numbers of words. */
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'
import type { Secret } from './secrets.ts'

export type Encoding = 'raw' | 'hex' | 'base64' | 'decimal' | 'words' | 'indices'

export interface Finding {
  readonly secret: string
  readonly encoding: Encoding
  /** True if every other byte was zero, as in UTF-16. */
  readonly wide: boolean
}

interface Needle {
  readonly secret: string
  readonly encoding: Encoding
  readonly bytes: Uint8Array
}

/** Numbers or words in a row. */
interface Run {
  readonly secret: string
  readonly encoding: Encoding
  readonly numbers: readonly number[]
}

/** A part of a secret that is this long is found: 8 bytes, and unless told otherwise 4 words or 5 numbers of words. */
const BLOCK = 8
const usual: Lengths = { words: 4, indices: 5 }

interface Lengths {
  readonly words: number
  readonly indices: number
}

const numberOf = new Map(wordList.flatMap((word, i) => [[word, i] as const, [word.slice(0, 4), i] as const]))

export class Scanner {
  readonly #needles = new Map<number, Needle[]>()
  /** Which three bytes begin a needle. */
  readonly #begins = new Uint8Array(2 ** 24)
  readonly #wordRuns: readonly Run[]
  readonly #numberRuns: readonly Run[]

  constructor(secrets: readonly Secret[], { words, indices }: Lengths = usual) {
    for (const needle of secrets.flatMap((secret) => needlesOf(secret, words))) {
      const begin = threeAt(needle.bytes, 0)
      this.#begins[begin] = 1
      this.#needles.set(begin, [...(this.#needles.get(begin) ?? []), needle])
    }
    this.#wordRuns = secrets.flatMap((secret) => wordRunsOf(secret, words))
    this.#numberRuns = secrets.flatMap((secret) => numberRunsOf(secret, words, indices))
  }

  /** Each secret in each encoding once. */
  scan(bytes: Uint8Array): readonly Finding[] {
    // Never the secret itself: what is found is printed.
    const findings = (within: Uint8Array, wide: boolean) =>
      this.#views(within).map(({ secret, encoding }) => ({ secret, encoding, wide }))
    const narrow = findings(bytes, false)
    const wide = bytes.includes(0)
      ? findings(
          bytes.filter((byte) => byte !== 0),
          true,
        )
      : []
    const found = new Map([...wide, ...narrow].map((one) => [`${one.secret}\n${one.encoding}`, one]))
    return [...found.values()]
  }

  #views(bytes: Uint8Array): readonly Omit<Finding, 'wide'>[] {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
    // Hex as people and debuggers print it: `12 34`, `12:34`, `0x12, 0x34`.
    const closedUp = Buffer.from(text.replace(/0x|[\s:,-]+/g, ''), 'latin1')
    const numbers = text.match(/\d+/g)?.map(Number) ?? []
    const words = text.match(/[a-z]+/gi)?.map((word) => numberOf.get(word.toLowerCase()) ?? -1) ?? []
    return [
      ...this.#search(bytes),
      ...this.#search(closedUp).filter(({ encoding }) => encoding === 'hex'),
      ...runsIn(words, this.#wordRuns),
      ...runsIn(numbers, this.#numberRuns),
      // `{"0":12,"1":34}`, as JSON has an array of bytes.
      ...[0, 1].flatMap((odd) =>
        runsIn(
          numbers.filter((_, i) => i % 2 === odd),
          this.#numberRuns,
        ),
      ),
    ]
  }

  #search(bytes: Uint8Array): readonly Needle[] {
    const found = new Set<Needle>()
    let three = threeAt(bytes, 0) >>> 8
    for (let at = 0; at + 2 < bytes.length; at++) {
      three = ((three << 8) | (bytes[at + 2] ?? 0)) & 0xffffff
      if (this.#begins[three] === 0) continue
      for (const needle of this.#needles.get(three) ?? []) if (isAt(bytes, at, needle.bytes)) found.add(needle)
    }
    return [...found]
  }
}

function threeAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
}

function isAt(bytes: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let i = 0; i < needle.length; i++) if (bytes[at + i] !== needle[i]) return false
  return true
}

function runsIn(numbers: readonly number[], runs: readonly Run[]): readonly Run[] {
  const beginning = Map.groupBy(runs, (run) => run.numbers[0] ?? -1)
  const found = new Set<Run>()
  for (const [at, number] of numbers.entries()) {
    for (const run of beginning.get(number) ?? []) {
      if (run.numbers.every((one, i) => numbers[at + i] === one)) found.add(run)
    }
  }
  return [...found]
}

/** A share's words without the four that say of which set and number it is: shares of other sets have those in common with it. */
function secretPart(words: string): readonly string[] {
  const all = words.split(' ')
  return all.length < SHORTEST_SHARE ? all : all.slice(HEADER)
}

const SHORTEST_SHARE = 20
const HEADER = 4

/** Pieces of which any long enough stretch of the secret holds one whole. */
function blocksOf(secret: Secret, words: number): readonly Buffer[] {
  if ('words' in secret) return windows(secretPart(secret.words), words).map((run) => Buffer.from(run.join(' ')))
  const bytes = 'text' in secret ? Buffer.from(secret.text) : Buffer.from(secret.bytes, 'hex')
  if (bytes.length < 2 * BLOCK) return [bytes]
  return Array.from({ length: Math.floor(bytes.length / BLOCK) }, (_, i) => bytes.subarray(i * BLOCK, (i + 1) * BLOCK))
}

function needlesOf(secret: Secret, words: number): readonly Needle[] {
  const needle = (encoding: Encoding, text: string) => ({
    secret: secret.name,
    encoding,
    bytes: Buffer.from(text, 'latin1'),
  })
  return blocksOf(secret, words).flatMap((block) => [
    needle('raw', block.toString('latin1')),
    needle('hex', block.toString('hex')),
    needle('hex', block.toString('hex').toUpperCase()),
    ...[0, 1, 2].flatMap((before) => {
      const inside = base64Inside(block, before)
      return [needle('base64', inside), needle('base64', inside.replaceAll('+', '-').replaceAll('/', '_'))]
    }),
  ])
}

/** The characters that stand for these bytes alone, with that many other bytes before them. */
function base64Inside(bytes: Uint8Array, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

function wordsOf(secret: Secret): readonly number[] {
  return 'words' in secret ? secretPart(secret.words).map((word) => wordList.indexOf(word)) : []
}

function windows<T>(items: readonly T[], length: number): readonly (readonly T[])[] {
  return items.slice(0, Math.max(items.length - length + 1, 0)).map((_, i) => items.slice(i, i + length))
}

function wordRunsOf(secret: Secret, words: number): readonly Run[] {
  return windows(wordsOf(secret), words).map((numbers) => ({ secret: secret.name, encoding: 'words', numbers }))
}

function numberRunsOf(secret: Secret, words: number, length: number): readonly Run[] {
  const indices = windows(wordsOf(secret), length).flatMap((numbers) => [numbers, numbers.map((number) => number + 1)])
  const decimals = 'words' in secret ? [] : blocksOf(secret, words).map((block) => [...block])
  return [
    ...indices.map((numbers) => ({ secret: secret.name, encoding: 'indices' as const, numbers })),
    ...decimals.map((numbers) => ({ secret: secret.name, encoding: 'decimal' as const, numbers })),
  ]
}
