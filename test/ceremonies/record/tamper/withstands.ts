import { expect, test } from 'vitest'
import type { Crypto } from '../../../../ceremonies/base/crypto.ts'
import type { Files } from '../../../../ceremonies/record/bundle.ts'
import { verifyBundle } from '../../../../ceremonies/index.ts'
import { readLine } from '../../../../ceremonies/record/line.ts'
import type { Replay } from '../../../../ceremonies/record/verify/batches.ts'
import { nodeMeans } from '../../../../main/bundle/means.ts'
import { readArchive } from '../../../../main/bundle/read.ts'
import { packBundle } from '../../../../main/bundle/tar.ts'
import { nodeCrypto } from '../../../../main/crypto.ts'
import { type CoverUp, coverUp, coverUps, damages, isSame, linesIn, withLines } from './damages.ts'
import { Random } from '../../../support/random.ts'
import { seed } from '../../../support/sample.ts'

/** A signature is checked once: most damages leave it alone, and thousands of checks of the same one show nothing new. */
const known = new Map<string, boolean>()
const crypto: Crypto = {
  ...nodeCrypto,
  verify(algorithm, spki, data, signature) {
    const key = [algorithm, ...[spki, data, signature].map((bytes) => Buffer.from(bytes).toString('hex'))].join()
    const answer = known.get(key) ?? nodeCrypto.verify(algorithm, spki, data, signature)
    known.set(key, answer)
    return answer
  },
}

/** Replay accepts anything, so that every refusal is the format's own. */
const replay: Replay = () => ({ step: () => [], end: () => [] })

const problemsOf = (files: Files): readonly string[] =>
  verifyBundle(files, { ...nodeMeans, crypto, replay, checkpoint: null }).problems.map(({ code }) => code)

/** True if the files of a bundle verify. */
export const verifies = (files: Files): boolean => problemsOf(files).length === 0

/** True if only files that add no proof tell facts from those that were signed. */
const passesForSigned = (files: Files): boolean =>
  problemsOf(files).every((code) => code === 'MANIFEST_DIFFERS' || code === 'LEAVES_DIFFER')

export async function archiveVerifies(archive: Uint8Array): Promise<boolean> {
  try {
    const { files, packedExactly } = await readArchive(archive)
    return packedExactly && verifies(files)
  } catch {
    return false
  }
}

export interface Effort {
  /** How many damages to draw. */
  readonly seeded: number
  /** How many other values to try for each byte, at most 4. */
  readonly values: number
}

/** Tests that a bundle verifies, and that it does not however it is damaged. */
export function withstands(name: string, files: Files, { seeded, values }: Effort): void {
  test(`${name} verifies as it is, and as a tar`, async () => {
    expect([verifies(files), await archiveVerifies(await packBundle(files))]).toEqual([true, true])
  })

  test(`${name}: no byte of one fact of each kind is free`, () => {
    const { survivors, tried } = survivorsByByte(files, new Random(seed), values)
    console.log(`${name}: ${tried} changes of one byte`)
    expect(survivors).toEqual([])
  })

  test(`${name}: ${seeded} seeded damages`, () => {
    const { survivors, kinds } = survivorsBySeed(files, new Random(seed), seeded)
    console.log(`${name}: ${seeded} damages of ${kinds.size} kinds, seed ${seed}`)
    expect(survivors).toEqual([])
    // Some bundles have nothing to damage in one way or another, but none lacks many.
    expect(kinds.size).toBeGreaterThan(Object.keys(damages).length - 5)
  })

  test(`${name}: damages to the tar`, async () => {
    console.log(`${name}: seed ${seed} for the tar`)
    expect(await archiveSurvivors(await packBundle(files), new Random(seed), Math.ceil(seeded / 10))).toEqual([])
  })
}

/** Every byte of the shortest fact of each type, disclosed and withheld, with several other values each. */
function survivorsByByte(files: Files, random: Random, values: number): { survivors: string[]; tried: number } {
  const lines = linesIn(files)
  const survivors: string[] = []
  let tried = 0
  for (const [kind, at] of oneOfEachKind(lines)) {
    const bytes = Buffer.from(lines[at] ?? '')
    for (const [place, byte] of bytes.entries()) {
      for (const other of [random.below(256), byte ^ 0x20, byte ^ 1, byte ^ 0x80].slice(0, values)) {
        if (other === byte) continue
        tried++
        if (passesForSigned(withBytes(files, lines, at, bytes, place, other)))
          survivors.push(`${kind}, byte ${place}: ${other}`)
      }
    }
  }
  return { survivors, tried }
}

function oneOfEachKind(lines: readonly string[]): ReadonlyMap<string, number> {
  const shortest = new Map<string, number>()
  for (const [at, text] of lines.entries()) {
    const line = readLine(text)?.line
    const kind = `${line?.type ?? 'none'}${line?.content === null ? ' (withheld)' : ''}`
    if (text.length < (lines[shortest.get(kind) ?? -1]?.length ?? Number.POSITIVE_INFINITY)) shortest.set(kind, at)
  }
  return shortest
}

function withBytes(
  files: Files,
  lines: readonly string[],
  at: number,
  bytes: Buffer,
  place: number,
  other: number,
): Files {
  const changed = Buffer.from(bytes)
  changed[place] = other
  const before = Buffer.from(
    lines
      .slice(0, at)
      .map((line) => `${line}\n`)
      .join(''),
  )
  const after = Buffer.from(
    lines
      .slice(at + 1)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return new Map(withLines(files, [])).set('facts.jsonl', Buffer.concat([before, changed, Buffer.from('\n'), after]))
}

function survivorsBySeed(
  files: Files,
  random: Random,
  count: number,
): { survivors: string[]; kinds: ReadonlySet<string> } {
  const survivors: string[] = []
  const kinds = new Set<string>()
  const all = Object.keys(damages)
  for (let done = 0, draw = 0; done < count; draw++) {
    // In turn, so that every kind has its share.
    const kind = all[draw % all.length] ?? ''
    const how = random.pick(coverUps)
    const damaged = damage(files, kind, how, random)
    if (damaged === null || isSame(damaged, files)) continue
    kinds.add(kind)
    done++
    if (verifies(damaged)) survivors.push(`${kind}, covered up: ${how}`)
  }
  return { survivors, kinds }
}

function damage(files: Files, kind: string, how: CoverUp, random: Random): Files | null {
  const damaged = damages[kind]?.(files, random) ?? null
  return damaged === null ? null : coverUp(damaged, how)
}

async function archiveSurvivors(archive: Buffer, random: Random, count: number): Promise<string[]> {
  const survivors: string[] = []
  for (let done = 0; done < count; done++) {
    const at = random.below(archive.length)
    const flipped = Buffer.from(archive)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
    const block = 512 * random.below(archive.length / 512)
    const changed: Readonly<Record<string, Buffer>> = {
      [`bit at ${at}`]: flipped,
      [`cut at ${at}`]: archive.subarray(0, at),
      [`block ${block} twice`]: Buffer.concat([archive.subarray(0, block + 512), archive.subarray(block)]),
      [`block ${block} gone`]: Buffer.concat([archive.subarray(0, block), archive.subarray(block + 512)]),
      'more zeros': Buffer.concat([archive, Buffer.alloc(512 * (1 + random.below(20)))]),
    }
    for (const [what, bytes] of Object.entries(changed)) if (await archiveVerifies(bytes)) survivors.push(what)
  }
  return survivors
}
