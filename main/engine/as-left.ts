/** A ceremony that was left is held to its record before anybody is asked anything. */
import type { Event } from '../../ceremonies/event.ts'
import { evolve } from '../../ceremonies/evolve.ts'
import { artifactFile, factsFile, leavesFile, leavesText, scriptFile } from '../../ceremonies/record/bundle.ts'
import type { Fact } from '../../ceremonies/record/line.ts'
import { type Problem, problem } from '../../ceremonies/record/problem.ts'
import { checkStopped } from '../../ceremonies/record/verify/stopped.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { replayWith } from '../../ceremonies/replay.ts'
import { parseScript } from '../../ceremonies/script.ts'
import type { State } from '../../ceremonies/state.ts'
import { nodeMeans } from '../bundle/means.ts'
import { mustFitTheEnd } from '../store/journal.ts'
import { mirrorPlace } from '../store/mirror.ts'
import { openingState } from '../store/next-step.ts'
import { Record } from '../store/record.ts'
import type { Store } from '../store/store.ts'

/** A ceremony as it was left. */
export interface Left {
  readonly record: Record
  readonly state: State
}

/**
 * Reads a ceremony that was left. Throws STORE_DAMAGED, RECORD_CHANGED, JOURNAL_CHANGED or MIRROR_DIFFERS unless everything
 * that can be known without devices and people is as the ceremony left it. Nothing is written.
 */
export function readLeft(store: Store, mirror: string | null, sameMedium: string | null = null): Left {
  const script = parseScript(store.script())
  const folded: { state: State | null } = { state: null }
  const kept = new Map<unknown, Fact>()
  const record = new Record(store, mirrorPlace(store.path, mirror, sameMedium), (fact) => {
    if (fact.type === 'artifact.kept') kept.set(fact.fact['name'], fact)
    folded.state ??= openingState(script, fact)
    if (folded.state && fact.type !== 'command') folded.state = evolve(folded.state, eventOf(fact))
  })
  if (!folded.state) throw refuse('STORE_DAMAGED', { path: store.path, what: 'it holds no ceremony' })
  mustBeAsLeft(record, kept)
  mustFitTheEnd(store, folded.state.phase === 'sealed' || folded.state.phase === 'aborted')
  return { record, state: folded.state }
}

/** Script, decisions, tree, signatures and artifacts, each `kept` by its fact. */
function mustBeAsLeft({ store, tree }: Record, kept: ReadonlyMap<unknown, Fact>): void {
  const leaves = Array.from({ length: tree.size }, (_, place) => tree.leaf(place))
  const files = new Map<string, Uint8Array>([
    [factsFile, Buffer.from([...store.lines()].join(''))],
    [scriptFile, Buffer.from(store.script())],
    [leavesFile, Buffer.from(leavesText(leaves))],
    ...store.artifacts().map(({ name, content }) => [artifactFile(name), content] as const),
  ])
  const [first] = [
    ...checkStopped({ files, seal: store.seal() }, { ...nodeMeans, replay: replayWith(nodeMeans.utf8) }),
    ...levelsChanged(store, kept),
  ]
  if (first) throw refuse('RECORD_CHANGED', { path: store.path, what: first.message, code: first.code })
}

/** An export by level goes by what is kept beside an artifact; the fact that binds it says which it is. */
function levelsChanged(store: Store, kept: ReadonlyMap<unknown, Fact>): readonly Problem[] {
  return store.artifacts().flatMap(({ name, level }) => {
    const fact = kept.get(name)
    return fact && fact.fact['level'] !== level ? [problem('ARTIFACT_DIFFERS', fact.seq, { name })] : []
  })
}

function eventOf({ type, fact }: Fact): Event {
  return { type, ...fact } as unknown as Event
}
