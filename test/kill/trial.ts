/** One case from its snapshot to the verdict: a life that dies, a life that goes on, and what must be true of both. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyBundle, replayWith } from '../../ceremonies/index.ts'
import { bundleOf } from '../../main/bundle/export.ts'
import { nodeMeans } from '../../main/bundle/means.ts'
import { Record } from '../../main/store/record.ts'
import { Store } from '../../main/store/store.ts'
import { inCopy, mustDie, mustLive } from './harness.ts'
import {
  type Fact,
  factsOf,
  mustActOnce,
  mustHaveClosedOnce,
  mustHaveDoubted,
  mustHaveKept,
  mustHaveTwoPeoplesWord,
  mustHoldWhatWasMade,
  recordKeyIn,
  stepsDone,
} from './judge.ts'
import { acknowledgedIn, callsIn } from './life.ts'
import { type Case, linesIn, type Recording, snapshotAt } from './matrix.ts'
import type { LifePlan, LifeResult } from './plan.ts'

/** Throws an Error that says what is wrong, unless the ceremony was killed at its point, taken up again, and sealed as it should be. `broken` is for programs that must be found out; `between` looks at what the dead one left. */
export async function runCase(
  recording: Recording,
  one: Case,
  choose: 'first' | 'last',
  broken?: { readonly first?: Pick<LifePlan, 'broken'>; readonly second?: Pick<LifePlan, 'broken'> },
  between: (directory: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await inCopy(snapshotAt(recording, one.from), 'case', async (directory) => {
    // Every case has the second medium too: it must hold the same lines at the end.
    mkdirSync(join(directory, 'mirror'), { mode: 0o700 })
    await mustDie({ directory, choose, ...one.die, ...broken?.first })
    await between(directory)
    const result = await mustLive({ directory, choose, ...broken?.second })
    judge(recording, directory, one.from, one.die, result)
    if (one.doubt !== null) mustHaveDoubted(factsOf(linesIn(directory)), one.doubt)
  })
}

/** Everything that is true of every ceremony that came to its seal, whatever happened on the way. */
export function judge(
  recording: Recording,
  directory: string,
  from: number,
  { die }: Pick<LifePlan, 'die'>,
  result: LifeResult,
): void {
  const lines = linesIn(directory)
  const facts = factsOf(lines)
  const known = recording.batches[from]?.size ?? 0
  mustBe('what was recorded before', lines.slice(0, known), recording.lines.slice(0, known))
  mustHaveKept(lines, known, acknowledgedIn(directory), die?.at === 'afterCommit')
  mustHaveTwoPeoplesWord(facts)
  mustActOnce(callsIn(directory), recording.calls, recordKeyIn(facts))
  mustBe('how it ended', result.ended, 'sealed')
  mustBe('the steps that were done', stepsDone(facts, recording.ceremony.birth), recording.done)
  mustHoldWhatWasMade(facts, result.objects)
  // The file of each token itself, and one for each object: nothing torn lies about that the module does not show.
  mustBe('object files', objectFiles(directory), result.objects.length + tokensIn(facts))
  mustVerify(directory)
}

/** The bundle verifies with replay, the journal has nothing twice, and the second medium holds the same lines. */
export function mustVerify(directory: string): void {
  const store = Store.open(join(directory, 'record.db'))
  try {
    if (readdirSync(directory).includes('mirror'))
      mustBe(
        'the second medium',
        readFileSync(join(directory, 'mirror/facts.jsonl'), 'utf8'),
        [...store.lines()].join(''),
      )
    const record = new Record(store, null)
    const files = bundleOf(record)
    const verdict = verifyBundle(files, { ...nodeMeans, replay: replayWith(nodeMeans.utf8), checkpoint: null })
    const { valid, replayed, problems } = verdict
    mustBe('the verdict', { valid, replayed, problems }, { valid: true, replayed: true, problems: [] })
    mustHaveClosedOnce(store.journal())
    record.close()
  } finally {
    store.close()
  }
}

/** How many tokens the last fact lists. */
function tokensIn(facts: readonly Fact[]): number {
  const tokens = facts.find(({ type }) => type === 'ceremony.sealed')?.fact['tokens']
  return Array.isArray(tokens) ? tokens.length : 0
}

export function objectFiles(directory: string): number {
  const names = readdirSync(join(directory, 'token/tokens'), { recursive: true }) as string[]
  return names.filter((name) => name.endsWith('.object')).length
}

export function mustBe(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) === JSON.stringify(wanted)) return
  throw new Error(`${what}: ${JSON.stringify(found).slice(0, 500)}, not ${JSON.stringify(wanted).slice(0, 500)}`)
}
