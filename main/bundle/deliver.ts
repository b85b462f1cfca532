import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Fact, parseLine } from '../../ceremonies/record/line.ts'
import { current, parseScript, replayWith, rulesIn } from '../../ceremonies/index.ts'
import { transcriptOf } from '../../ceremonies/transcript/transcript.ts'
import { type Verdict, isSound } from '../../ceremonies/record/outcome.ts'
import type { Rules } from '../../ceremonies/kernel/model.ts'
import { recoverablesIn } from '../../ceremonies/kit/contents.ts'
import { kitsOf } from '../kit/kit.ts'
import type { Record } from '../store/record.ts'
import { bundleOf } from './export.ts'
import { nodeMeans } from './means.ts'
import { verifyAt } from './verify.ts'
import { writeArchive, writeDirectory } from './write.ts'
import { causeOf } from '../../ceremonies/record/cause.ts'
import { Refusal, refuse } from '../../ceremonies/base/refusal.ts'
import { type Language, languageOf } from '../../ceremonies/texts/index.ts'
import { Verifier } from './verifier.ts'

/**
 * What a ceremony leaves to keep, into an existing empty folder: `bundle/`, `bundle.tar` and, once what was written has been
 * found sound, `transcript.pdf` in `language`, by default the one that was read in the room, and `recovery/`, if people hold
 * shares that open anything: a record that does not verify is not retold on paper. Returns the verdict on the bundle as written. Throws RECORD_NOT_SEALED or DOCUMENT_FAILED.
 */
export async function deliver(
  record: Record,
  folder: string,
  scriptName: string,
  language: Language = languageOf(readIn(record) ?? 'en'),
): Promise<Verdict> {
  const files = bundleOf(record)
  const bundle = join(folder, 'bundle')
  await writeDirectory(bundle, files)
  await writeArchive(`${bundle}.tar`, files)
  const verdict = await verifyAt(bundle, replayWith(nodeMeans.utf8))
  if (isSound(verdict)) {
    const { transcript } = await import('../documents/transcript.ts')
    const model = transcriptModel(record, scriptName, language)
    const pdf = transcript(model, null, language)
    await writeFile(join(folder, 'transcript.pdf'), pdf, { flag: 'wx', mode: 0o600 })
    const recoverable = recoverablesIn(factsOf(record.store.lines()), rulesOf(record))
    for (const [name, kit] of await kitsOf(recoverable, { ...model, files }))
      await writeDirectory(join(folder, name), kit)
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
  const problem = causeOf(verdict.problems)
  if (!isSound(verdict))
    throw refuse('RECORD_INVALID', {
      code: problem?.code ?? 'RULES_UNKNOWN',
      message: problem ? { code: problem.code, parameters: problem.parameters } : '',
    })
}

/** Those that the record names; today's for one that names none that are known here. */
function rulesOf({ store }: Record): Rules {
  const opened = openedIn(store)
  return (opened && rulesIn(opened)) ?? current
}

/** What keeps the record of a ceremony that has ended from being sound; nothing of one that ended before it had a key to sign. */
export async function unsoundnessOf(record: Record): Promise<Refusal | null> {
  if (record.store.seal() === null) return null
  try {
    await mustBeSound(record)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error
  }
}

/** Which of the script's languages was read in the room; null where there was no choice. */
export function readIn({ store }: Record): string | null {
  const language = openedIn(store)?.fact['language']
  return typeof language === 'string' ? language : null
}

/** The first fact after the command that opened the ceremony; null before there is one. */
function openedIn(store: Record['store']): Fact | null {
  const [, opened] = factsOf(takeTwo(store.lines()))
  return opened?.type === 'ceremony.opened' ? opened : null
}

function* takeTwo(lines: Iterable<string>): Generator<string> {
  let left = 2
  for (const line of lines) {
    yield line
    left -= 1
    if (left === 0) return
  }
}

/** The transcript's model of a record, sealed or not, for readers of that language; of the one that was read if none is named. */
export function transcriptModel(
  record: Record,
  scriptName: string,
  language: string | null = null,
): ReturnType<typeof transcriptOf> {
  const read = readIn(record)
  const rules = rulesOf(record)
  const script = parseScript(record.store.script(), read, rules)
  return transcriptOf({
    rules,
    script,
    shown: language === null || language === read ? script : parseScript(record.store.script(), language, rules),
    file: scriptName,
    facts: factsOf(record.store.lines()),
    root: record.head(),
    note: record.store.seal(),
    journal: record.store.journal(),
    verify: 'bin/strongroom verify bundle.tar --checkpoint words.txt',
  })
}

function* factsOf(lines: Iterable<string>): Generator<Fact> {
  for (const text of lines) {
    const line = parseLine(text.slice(0, -1))
    // A store withholds nothing.
    if (line.content !== null) yield { ...line, fact: line.content.fact }
  }
}
