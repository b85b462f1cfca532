/** A ceremony that was left is held to its record before anybody is asked anything. */
import { evolve } from '../../ceremonies/evolve.ts'
import { artifactFile, factsFile, leavesFile, leavesText, scriptFile } from '../../ceremonies/record/bundle.ts'
import type { Fact } from '../../ceremonies/record/line.ts'
import { type Problem, problem } from '../../ceremonies/record/problem.ts'
import { checkStopped } from '../../ceremonies/record/verify/stopped.ts'
import { eventOf } from '../../ceremonies/transcript/course.ts'
import { refuse } from '../../ceremonies/refusal.ts'
import { replayWith } from '../../ceremonies/replay.ts'
import { type Script, parseScript } from '../../ceremonies/script.ts'
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
  const facts: Fact[] = []
  const record = new Record(store, mirrorPlace(store.path, mirror, sameMedium), (fact) => facts.push(fact))
  if (facts.length === 0) throw refuse('STORE_DAMAGED', { path: store.path, what: 'it holds no ceremony' })
  const kept = facts.filter(({ type }) => type === 'artifact.kept')
  mustBeAsLeft(record, new Map(kept.map((fact) => [fact.fact['name'], fact])))
  // Only what was checked is folded.
  const state = stateAfter(parseScript(store.script()), facts)
  if (!state) throw refuse('STORE_DAMAGED', { path: store.path, what: 'it holds no ceremony' })
  mustFitTheEnd(store, state.phase === 'sealed' || state.phase === 'aborted')
  return { record, state }
}

function stateAfter(script: Script, [first, ...facts]: readonly Fact[]): State | null {
  const opening = first ? openingState(script, first) : null
  return facts.reduce((state, fact) => {
    const event = eventOf(fact)
    return state && event ? evolve(state, event) : state
  }, opening)
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
