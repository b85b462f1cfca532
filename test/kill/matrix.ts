/** The recording that every case starts from, and the cases that it gives. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaultyFunction } from '../support/faulty.ts'
import { Store } from '../../main/store/store.ts'
import { type Ceremony, medium } from './ceremonies.ts'
import { batchesIn, callsIn, copyState } from './life.ts'
import { mustLive, room } from './harness.ts'
import { factsOf, kindOfInserted, stepsDone, usualCalls } from './judge.ts'
import type { Batch, LifePlan, ModuleFault, Point } from './plan.ts'

export interface Recording {
  readonly ceremony: Ceremony
  readonly directory: string
  readonly lines: readonly string[]
  readonly batches: readonly Batch[]
  readonly done: readonly string[]
  /** What the act of each step asks devices for, also of those that only a crash brings about. */
  readonly calls: ReadonlyMap<string, readonly string[]>
  /** What the act of each step does in the PKCS#11 module. */
  readonly functions: ReadonlyMap<string, readonly FaultyFunction[]>
}

export interface Case {
  readonly name: string
  /** The batch after which the case starts. */
  readonly from: number
  readonly die: Pick<LifePlan, 'die' | 'fault'>
  /** The step that must be in doubt afterwards; null if none was under way. */
  readonly doubt: string | null
}

/** One whole ceremony, and two short ways round that a crash makes necessary: a set voided, a backup key brought back. */
export async function record(ceremony = medium): Promise<Recording> {
  const { script, settings, birth, detours } = ceremony
  const directory = room('recording')
  await ceremony.before?.(directory)
  await mustLive({ directory, snapshots: join(directory, 'snapshots'), open: { script, settings } })
  const batches = batchesIn(directory)
  const lines = linesIn(directory)
  const calls = usualCalls(callsIn(directory))
  const functions = traced(directory)
  for (const [step, before] of Object.entries(detours)) {
    const way = join(directory, step)
    copyState(snapshotAt({ directory }, beforeAnswer(batches, before)), way)
    await mustLive({ directory: way, leave: { event: 'step.finished', step } })
    const made = usualCalls(callsIn(way)).get(step) ?? []
    calls.set(step, made).set(kindOfInserted(step), made)
    functions.set(step, traced(way).get(step) ?? [])
  }
  return { ceremony, directory, lines, batches, done: stepsDone(factsOf(lines), birth), calls, functions }
}

export function snapshotAt({ directory }: Pick<Recording, 'directory'>, batch: number): string {
  return join(directory, 'snapshots', String(batch))
}

export function linesIn(directory: string): readonly string[] {
  const store = Store.open(join(directory, 'record.db'))
  try {
    return [...store.lines()]
  } finally {
    store.close()
  }
}

function traced(directory: string): Map<string, readonly FaultyFunction[]> {
  const functions = new Map<string, readonly FaultyFunction[]>()
  const path = join(directory, 'trace')
  let step = ''
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []) {
    if (line.startsWith('# ')) step = line.slice(2)
    else functions.set(step, [...(functions.get(step) ?? []), line as FaultyFunction])
  }
  return functions
}

/** The batch before a step's first answer: nobody has said anything of it yet. */
export function beforeAnswer(batches: readonly Batch[], step: string): number {
  return batches.findIndex((batch) => batch.command === 'answer' && batch.step === step) - 1
}

/** Where a case on a step starts: just before it, or before the key that is split is made. */
export function startOf({ batches, ceremony: { birth, detours, unlike } }: Recording, step: string): number {
  return beforeAnswer(batches, unlike.test(step) ? birth : (detours[step] ?? step))
}

const readOnly = new Set<FaultyFunction>(['C_GetSlotInfo', 'C_FindObjectsInit', 'C_Login'])

/** The calls of a step's act into the module that change something, each with its number among those of that function. */
export function changingCalls({ functions }: Recording, step: string): readonly Pick<ModuleFault, 'at' | 'nth'>[] {
  const all = functions.get(step) ?? []
  return all
    .map((at, i) => ({ at, nth: all.slice(0, i + 1).filter((other) => other === at).length }))
    .filter(({ at }) => !readOnly.has(at))
}

/** Every act, killed after it is on record, after each C_ call, after each reply, and before its result is on record. */
export function deviceCases(recording: Recording): readonly Case[] {
  const acts = new Set(recording.batches.filter(({ command }) => command === 'begin').map(({ step }) => step ?? ''))
  const { acts: wanted, detours } = recording.ceremony
  const steps = [...acts, ...Object.keys(detours)].filter((step) => wanted.test(step))
  return steps.flatMap((step) => {
    const from = startOf(recording, step)
    const one = (name: string, die: Case['die']): Case => ({ name: `${step}: ${name}`, from, die, doubt: step })
    const written = (at: 'afterCommit' | 'beforeInsert', command: string): Case['die'] => ({
      die: { at, command, step, by: 'engine' },
    })
    return [
      one('begun, nothing done', written('afterCommit', 'begin')),
      ...changingCalls(recording, step).map(({ at, nth }) =>
        one(`after ${at} ${nth}`, { fault: { step, at, nth, when: 'after', what: 'parent' } }),
      ),
      ...(recording.calls.get(step) ?? []).map((method, i) =>
        one(`after the reply to ${method}, call ${i + 1}`, { die: { at: 'returned', step, call: i + 1 } }),
      ),
      one('done, not reported', written('beforeInsert', 'report')),
    ]
  })
}

const moments = ['beforeInsert', 'beforeCommit', 'afterCommit'] as const

/** Every batch of the recording but the first, and those by which an act in doubt is settled, killed around its commit. */
export function storeCases(recording: Recording): readonly Case[] {
  const { batches } = recording
  const recorded = batches.slice(1).flatMap((batch, i) => {
    const { command, step, by } = batch
    if (command !== 'sign') return [{ from: i, command, step, by }]
    // Only a life that has logged in signs between acts: one that starts before an act does, when it is done.
    const before = batches[i]
    return before?.command === 'report' && before.step !== null
      ? [{ from: startOf(recording, before.step), command, step, by }]
      : []
  })
  // While the backup key is about, a restart puts a step between, and the review is said of that one.
  const born = beforeAnswer(batches, 'backup-key')
  const gone = batches.findIndex((batch) => batch.command === 'report' && batch.step === 'destroy')
  const reviewed = batches.flatMap(({ command, step }, from) =>
    command === 'answer' && (from <= born || from > gone)
      ? [{ from, command: 'review', step, by: 'administrator' }]
      : [],
  )
  const settled = batches.flatMap(({ command, step }, from) =>
    command === 'begin'
      ? [
          { from, command: 'resume', step, by: 'engine' },
          { from, command: 'find', step, by: 'engine' },
          { from, command: 'resolve', step, by: performerOf(batches, step) },
        ]
      : [],
  )
  return [...recorded, ...settled, ...reviewed].flatMap(({ from, command, step, by }) =>
    moments.map((at): Case => {
      const name = `${String(from)} → ${command} ${step ?? ''} by ${by}: ${at}`
      return { name, from, die: { die: { at, command, step, by } satisfies Point }, doubt: null }
    }),
  )
}

function performerOf(batches: readonly Batch[], step: string | null): string {
  return batches.find((batch) => batch.command === 'answer' && batch.step === step)?.by ?? ''
}
