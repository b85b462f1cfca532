import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseLine } from '../../ceremonies/record/line.ts'
import { replayWith } from '../../ceremonies/replay.ts'
import { parseScript } from '../../ceremonies/script.ts'
import { transcriptOf } from '../../ceremonies/transcript/transcript.ts'
import type { Verdict } from '../../ceremonies/record/verify.ts'
import type { Record } from '../store/record.ts'
import { bundleOf } from './export.ts'
import { nodeMeans } from './means.ts'
import { verifyAt } from './verify.ts'
import { writeArchive, writeDirectory } from './write.ts'
import { isSound } from '../../ceremonies/record/outcome.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { Verifier } from './verifier.ts'

/**
 * What a ceremony leaves to keep, into an existing empty folder: `bundle/`, `bundle.tar` and, once what was written has been
 * found sound, `transcript.pdf`: a record that does not verify is not retold on paper. Answers with the verdict on the bundle
 * as written. Throws RECORD_NOT_SEALED or DOCUMENT_FAILED.
 */
export async function deliver(record: Record, folder: string, scriptName: string): Promise<Verdict> {
  const files = bundleOf(record)
  const bundle = join(folder, 'bundle')
  await writeDirectory(bundle, files)
  await writeArchive(`${bundle}.tar`, files)
  const verdict = await verifyAt(bundle, replayWith(nodeMeans.utf8))
  if (isSound(verdict)) {
    const { transcript } = await import('../documents/transcript.ts')
    const pdf = transcript(transcriptModel(record, scriptName))
    await writeFile(join(folder, 'transcript.pdf'), pdf, { flag: 'wx', mode: 0o600 })
  }
  return verdict
}

/** The verdict on a record that has ended, as a bundle of it would have it. Throws RECORD_NOT_SEALED. */
export async function verdictOn(record: Record): Promise<Verdict> {
  const verifier = new Verifier()
  try {
    return await verifier.verify(bundleOf(record), null)
  } finally {
    await verifier.close()
  }
}

/** Throws RECORD_INVALID: what is told people, on paper or by words, is told of a sound record alone. */
export async function mustBeSound(record: Record): Promise<void> {
  const verdict = await verdictOn(record)
  const [problem] = verdict.problems
  if (!isSound(verdict))
    throw refuse('RECORD_INVALID', { code: problem?.code ?? 'RULES_UNKNOWN', message: problem?.message ?? '' })
}

/** The transcript's model of a record, sealed or not. */
export function transcriptModel(record: Record, scriptName: string): ReturnType<typeof transcriptOf> {
  return transcriptOf({
    script: parseScript(record.store.script()),
    file: scriptName,
    facts: factsOf(record.store.lines()),
    root: record.head(),
    note: record.store.seal(),
    journal: record.store.journal(),
    verify: 'bin/strongroom verify bundle.tar --checkpoint words.txt',
  })
}

function* factsOf(lines: Iterable<string>) {
  for (const text of lines) {
    const line = parseLine(text.slice(0, -1))
    // A store withholds nothing.
    if (line.content !== null) yield { ...line, fact: line.content.fact }
  }
}
