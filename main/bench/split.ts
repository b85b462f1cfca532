/** `bench split`: our whole way to shares and back, against the bare sharing of npm `shamir-secret-sharing`. */
import { randomBytes, randomFillSync } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { refuse } from '../../ceremonies/refusal.ts'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { room } from '../../ceremonies/shares/memory.ts'
import { decodeShare, encodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { combineShares, splitIntoShares } from '../../ceremonies/shares/sets.ts'
import { textFrom, wordsFrom } from '../../ceremonies/shares/words.ts'

export interface SplitBench {
  readonly name: 'split'
  /** Rates, higher is better; `ratio` is ours / reference. */
  readonly ours: number
  readonly reference: number
  readonly unit: string
  readonly ratio: number
}

const threshold = 3
const count = 5
const rounds = 5
const referencePackage: string = 'shamir-secret-sharing'

/**
 * Splits 32 bytes 3 of 5 and combines three, in turns with the reference, five times `milliseconds` each. Ours includes what SLIP-0039 adds: 20,000
 * iterations of PBKDF2, the digest, and words written and read. Throws BENCH_REFERENCE_MISSING where development
 * dependencies are not installed.
 */
export async function benchSplit(milliseconds = 300): Promise<SplitBench> {
  const reference = await loadReference()
  const secret = new Uint8Array(randomBytes(32))
  const rates = { ours: [] as number[], reference: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await rate(milliseconds, () => Promise.resolve(ours(secret)), secret))
    rates.reference.push(await rate(milliseconds, () => bare(reference, secret), secret))
  }
  const [own, other] = [median(rates.ours), median(rates.reference)]
  return { name: 'split', ours: own, reference: other, unit: 'split and combine 3 of 5 a second', ratio: own / other }
}

/** What we use of the package; it is for development only, so nothing that ships may name it in an import. */
export interface Reference {
  readonly split: (secret: Uint8Array, shares: number, threshold: number) => Promise<Uint8Array[]>
  readonly combine: (shares: Uint8Array[]) => Promise<Uint8Array>
}

async function loadReference(): Promise<Reference> {
  try {
    return (await import(referencePackage)) as Reference
  } catch {
    throw refuse('BENCH_REFERENCE_MISSING', { package: referencePackage })
  }
}

async function bare(reference: Reference, secret: Uint8Array): Promise<Uint8Array> {
  const shares = await reference.split(secret, count, threshold)
  return reference.combine(shares.slice(0, threshold))
}

function ours(secret: Uint8Array): Uint8Array {
  const passphrase = new Uint8Array(0)
  const random = (length: number) => randomFillSync(room(length))
  const made = splitIntoShares({ secret, passphrase, identifier: 0, threshold, shares: count, random })
  const texts = made.map((share) => textFrom(encodeShare(share)))
  return combineShares(
    texts.slice(0, threshold).map((text, at) => decodeShare(wordsFrom(text, at + 1), at + 1)),
    passphrase,
  )
}

/** How often a second `work` ran to the right answer. */
async function rate(milliseconds: number, work: () => Promise<Uint8Array>, expected: Uint8Array): Promise<number> {
  const start = performance.now()
  let runs = 0
  while (performance.now() - start < milliseconds) {
    if (!sameBytes(await work(), expected)) throw refuse('KEY_NOT_GIVEN_BACK')
    runs += 1
  }
  return (runs * 1000) / (performance.now() - start)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
