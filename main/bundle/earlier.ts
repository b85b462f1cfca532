/** The record of an earlier ceremony, as people brought it on a medium: verified each time it is asked, and read for its archives. */
import { Buffer } from 'node:buffer'
import { refuse } from '../../ceremonies/base/refusal.ts'
import type { EarlierRecord } from '../../ceremonies/devices/earlier.ts'
import { rulesIn } from '../../ceremonies/index.ts'
import { earlierSetsIn } from '../../ceremonies/kit/earlier.ts'
import { artifactFile, factsFile, type Files } from '../../ceremonies/record/bundle.ts'
import { causeOf } from '../../ceremonies/record/cause.ts'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import type { RecordRead } from '../../ceremonies/subjects/recovery/accept-record.ts'
import { readBundle } from './read.ts'
import { verifyByRules } from './verify.ts'

/** The bundle at that path, directory or tar; null where nobody named one. */
export function earlierAt(path: string | null): EarlierRecord {
  const given = (): string => {
    if (path === null) throw refuse('EARLIER_NOT_GIVEN')
    return path
  }
  return {
    read: async (note) => readRecord(given(), note),
    cards: async (note, set) => {
      const { sets } = await verified(given(), note)
      return sets.find((one) => one.set.set === set)?.cards ?? []
    },
    file: async (artifact) => {
      const { files } = await readBundle(given())
      return contentOf(files, given(), artifact)
    },
  }
}

async function readRecord(path: string, note: string | null): Promise<RecordRead> {
  const { ceremony, verdict, sets, files } = await verified(path, note)
  return {
    ceremony,
    mode: verdict.rehearsal ? 'rehearsal' : 'real',
    anchored: verdict.anchored,
    size: verdict.size,
    sets: sets.map(({ set, archives }) => ({
      set,
      archives: archives.map((one) => ({ ...one, length: contentOf(files, path, one.artifact).length })),
    })),
  }
}

/** Throws EARLIER_INVALID unless every decision in it can be made again, and it is the record with that last note. */
async function verified(path: string, note: string | null) {
  const verdict = await verifyByRules(path, note === null ? null : Buffer.from(note))
  if (!verdict.valid || !verdict.replayed)
    throw refuse('EARLIER_INVALID', { path, code: causeOf(verdict.problems)?.code ?? verdict.outcome })
  const { files } = await readBundle(path)
  const facts = factsIn(files)
  const rules = facts.map(rulesIn).find((known) => known !== null) ?? null
  const { ceremony } = verdict
  if (rules === null || ceremony === null) throw refuse('EARLIER_INVALID', { path, code: 'RULES_UNKNOWN' })
  return { ceremony, verdict, files, sets: earlierSetsIn(facts, rules) }
}

function contentOf(files: Files, path: string, artifact: string): Uint8Array {
  const content = files.get(artifactFile(artifact))
  if (content === undefined) throw refuse('EARLIER_FILE_MISSING', { path, artifact })
  return content
}

function factsIn(files: Files): readonly Fact[] {
  const text = Buffer.from(files.get(factsFile) ?? []).toString()
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map(parseLine).flatMap(({ content, ...header }) => (content ? [{ ...header, ...content }] : []))
}
