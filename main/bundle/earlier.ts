/** The record of an earlier ceremony, as people brought it on a medium: verified when it is asked, and read for its archives. */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { EarlierRecord } from '../../ceremonies/devices/earlier.ts'
import { rulesIn } from '../../ceremonies/index.ts'
import { type EarlierSets, earlierSetsIn } from '../../ceremonies/kit/earlier.ts'
import { artifactFile, factsFile, type Files } from '../../ceremonies/record/bundle.ts'
import { causeOf } from '../../ceremonies/record/cause.ts'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import type { Verdict } from '../../ceremonies/record/outcome.ts'
import type { RecordRead } from '../../ceremonies/subjects/recovery/accept-record.ts'
import { type ReadBundle, readBundle } from './read.ts'
import { verifyRead } from './verify.ts'

/**
 * The bundle at that path, directory or tar; null where nobody named one. It is read once: what was verified is what is parsed and
 * what archives come from, whatever becomes of the medium. A process that has not verified it reads the one file anew, by its digest.
 */
export function earlierAt(path: string | null): EarlierRecord {
  let held: Verified | null = null
  const given = (): string => {
    if (path === null) throw refuse('EARLIER_NOT_GIVEN')
    return path
  }
  const verify = async (note: string | null): Promise<Verified> => {
    held = null
    held = await verified(await readBundle(given()), given(), note)
    return held
  }
  return {
    read: async (note) => told(await verify(note), given()),
    cards: async (note, set) => {
      const { sets } = held?.note === note ? held : await verify(note)
      return sets.find((one) => one.set.set === set)?.cards ?? []
    },
    file: async (artifact) => contentOf(held?.files ?? (await readBundle(given())).files, given(), artifact),
  }
}

interface Verified {
  readonly note: string | null
  readonly ceremony: string
  readonly verdict: Verdict
  readonly files: Files
  readonly sets: readonly EarlierSets[]
}

function told({ ceremony, verdict, sets, files }: Verified, path: string): RecordRead {
  return {
    ceremony,
    mode: verdict.rehearsal ? 'rehearsal' : 'real',
    anchored: verdict.anchored,
    size: verdict.size,
    sets: sets.map(({ set, cards, archives }) => ({
      set,
      cards: cards.map(({ share, applet, serial, onPaper }) => ({ share, applet, serial, onPaper })),
      archives: archives.map((one) => ({ ...one, length: contentOf(files, path, one.artifact).length })),
    })),
  }
}

/** Throws EARLIER_INVALID unless every decision in it can be made again, and it is the record with that last note. */
async function verified(read: ReadBundle, path: string, note: string | null): Promise<Verified> {
  const verdict = await verifyRead(read, note === null ? null : Buffer.from(note))
  if (!verdict.valid || !verdict.replayed)
    throw refuse('EARLIER_INVALID', { path, code: causeOf(verdict.problems)?.code ?? verdict.outcome })
  const { files } = read
  const facts = factsIn(files)
  const rules = facts.map(rulesIn).find((known) => known !== null) ?? null
  const { ceremony } = verdict
  if (rules === null || ceremony === null) throw refuse('EARLIER_INVALID', { path, code: 'RULES_UNKNOWN' })
  return { note, ceremony, verdict, files, sets: earlierSetsIn(facts, rules) }
}

function contentOf(files: Files, path: string, artifact: string): Uint8Array {
  const content = files.get(artifactFile(artifact))
  if (content === undefined) throw refuse('EARLIER_FILE_MISSING', { path, artifact })
  return content
}

/** The facts of a bundle's record, but for those that it withholds. */
export function factsIn(files: Files): readonly Fact[] {
  const text = Buffer.from(files.get(factsFile) ?? []).toString()
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map(parseLine).flatMap(({ content, ...header }) => (content ? [{ ...header, ...content }] : []))
}
