/** A ceremony that was left is held to its record before anybody is asked anything. */
import { artifactFile, scriptFile } from '../../ceremonies/record/bundle.ts'
import type { Line } from '../../ceremonies/record/line.ts'
import { type Problem, problem } from '../../ceremonies/record/problem.ts'
import { StoppedCheck } from '../../ceremonies/record/verify/stopped.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { Decisions } from '../../ceremonies/kernel/replay.ts'
import { proofs, rulesNamed } from '../../ceremonies/index.ts'
import type { State } from '../../ceremonies/kernel/model.ts'
import { nodeMeans } from '../bundle/means.ts'
import { mustFitTheEnd } from '../store/journal.ts'
import { mirrorPlace } from '../store/mirror.ts'
import { Record } from '../store/record.ts'
import type { Store } from '../store/store.ts'
import { message } from '../../ceremonies/base/message.ts'

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
  const script = store.script()
  const kept: Line[] = []
  let decisions = null as Decisions | null
  const check = new StoppedCheck(proofs, (version) => {
    const rules = rulesNamed(version)
    decisions = rules && new Decisions(rules, script)
    return decisions
  })
  // Each line is read once, for the record and for the check: that is most of the time a long record takes.
  const record = new Record(store, mirrorPlace(store.path, mirror, sameMedium), (read) => {
    check.take(read)
    if (read.line.type === 'artifact.kept') kept.push(read.line)
  })
  if (record.size === 0) throw refuse('STORE_DAMAGED', { path: store.path, what: message('trouble.empty') })
  mustBeAsLeft(record, check, new Map(kept.map((line) => [line.content?.fact['name'], line])))
  // Only what was checked was folded.
  const state = decisions?.state ?? null
  if (!state) throw refuse('STORE_DAMAGED', { path: store.path, what: message('trouble.empty') })
  mustFitTheEnd(store, state.phase === 'sealed' || state.phase === 'aborted')
  return { record, state }
}

/** Script, decisions, tree, signatures and artifacts, each `kept` by its fact. */
function mustBeAsLeft({ store, tree }: Record, check: StoppedCheck, kept: ReadonlyMap<unknown, Line>): void {
  const files = new Map<string, Uint8Array>([
    [scriptFile, Buffer.from(store.script())],
    ...store.artifacts().map(({ name, content }) => [artifactFile(name), content] as const),
  ])
  const [first] = [...check.end({ files, tree, seal: store.seal() }, nodeMeans), ...levelsChanged(store, kept)]
  if (first)
    throw refuse('RECORD_CHANGED', {
      path: store.path,
      what: { code: first.code, parameters: first.parameters },
      code: first.code,
    })
}

/** An export by level goes by what is kept beside an artifact; the fact that binds it says which it is. */
function levelsChanged(store: Store, kept: ReadonlyMap<unknown, Line>): readonly Problem[] {
  return store.artifacts().flatMap(({ name, level }) => {
    const line = kept.get(name)
    return line && line.content?.fact['level'] !== level ? [problem('ARTIFACT_DIFFERS', line.seq, { name })] : []
  })
}
