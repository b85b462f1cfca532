/** `bench verify`: a long record verified with replay, against only parsing and hashing its lines. */
import { hash } from 'node:crypto'
import { eachLine, factsFile, type Files } from '../../ceremonies/record/bundle.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { Verifier } from '../../main/bundle/verifier.ts'
import { longRecord, unsound } from './long-day.ts'
import { type Bench, compare, fastest, type Round, timed } from './rates.ts'

/**
 * Verifies the record of a long day, which the engine first makes on a throw-away token: `keys` root keys, about 2,500
 * facts each. Ours counts everything from the bundle's files in memory to the verdict: every line parsed and compared with
 * its canonical form, commitments, leaves and tree, each head and signature, files and certificates, the script read and
 * every command decided again, by threads as `verify` has them. The reference parses each line with JSON.parse and
 * hashes it once, by one. Nothing but the threads is kept from one round to the next. Throws if the record is not valid.
 */
export async function benchVerify(keys = 9, rounds = 9): Promise<Bench> {
  const files = await longRecord(keys)
  const verifier = new Verifier()
  try {
    return await compare(
      'verify',
      'facts/s',
      { rounds, figure: fastest },
      {
        ours: () => verified(files, verifier),
        reference: () => parsedAndHashed(files),
      },
    )
  } finally {
    await verifier.close()
  }
}

function verified(files: Files, verifier: Verifier): Promise<Round> {
  return timed(async () => {
    const verdict = await verifier.verify(files, null)
    if (!verdict.valid || !verdict.replayed) throw unsound(verdict.problems[0]?.code ?? 'not replayed')
    return verdict.size
  })
}

function parsedAndHashed(files: Files): Promise<Round> {
  return timed(() => {
    let facts = 0
    eachLine(files.get(factsFile) ?? new Uint8Array(0), (bytes) => {
      JSON.parse(nodeMeans.utf8(bytes))
      hash('sha256', bytes)
      facts++
      return true
    })
    return facts
  })
}
