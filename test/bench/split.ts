/** `bench split`: our whole way to shares and back, against the bare sharing of npm `shamir-secret-sharing`. */
import { randomBytes, randomFillSync } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { combine, split } from 'shamir-secret-sharing'
import { sameBytes } from '../../ceremonies/shares/constant-time.ts'
import { room } from '../../ceremonies/shares/memory.ts'
import { decodeShare, encodeShare } from '../../ceremonies/shares/mnemonic.ts'
import { combineShares, splitIntoShares } from '../../ceremonies/shares/sets.ts'
import { textFrom, wordsFrom } from '../../ceremonies/shares/words.ts'
import { type Bench, median } from './rates.ts'

const threshold = 3
const count = 5
const rounds = 5

/**
 * Splits 32 bytes 3 of 5 and combines three, in turns with the reference, five times `milliseconds` each. Ours includes what SLIP-0039 adds: 20,000
 * iterations of PBKDF2, the digest, and words written and read.
 */
export async function benchSplit(milliseconds = 300): Promise<Bench> {
  const secret = new Uint8Array(randomBytes(32))
  const rates = { ours: [] as number[], reference: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    rates.ours.push(await rate(milliseconds, () => Promise.resolve(ours(secret)), secret))
    rates.reference.push(await rate(milliseconds, () => bare(secret), secret))
  }
  const [own, other] = [median(rates.ours), median(rates.reference)]
  return { name: 'split', ours: own, reference: other, unit: 'split and combine 3 of 5 a second', ratio: own / other }
}

async function bare(secret: Uint8Array): Promise<Uint8Array> {
  const shares = await split(secret, count, threshold)
  return combine(shares.slice(0, threshold))
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
    if (!sameBytes(await work(), expected)) throw new Error('what was split did not come back')
    runs += 1
  }
  return (runs * 1000) / (performance.now() - start)
}
