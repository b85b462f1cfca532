/** RSA-4096 generation killed at an instant of chance, inside the C library: what is left can only be discarded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { acknowledgedIn, copyState } from './life.ts'
import { inCopy, mustLive, room, start } from './harness.ts'
import {
  type Fact,
  factsOf,
  mustHaveDoubted,
  mustHaveKept,
  mustHaveTwoPeoplesWord,
  mustHoldWhatWasMade,
} from './judge.ts'
import { linesIn } from './matrix.ts'
import { mustBe, mustVerify, objectFiles } from './trial.ts'

const script = readFileSync(new URL('../fixtures/scripts/small.yaml', import.meta.url), 'utf8')
const step = 'generate'
/** Files of the token before the key is generated: its own, and the record key's pair. */
const untouched = 3

/** A small ceremony with an RSA-4096 root, left just before the key is to be generated. */
export async function untilGeneration(): Promise<string> {
  const directory = room('rsa')
  await mustLive({
    directory,
    open: { script, settings: { algorithm: 'RSA-4096' } },
    leave: { event: 'step.finished', step: 'record-key' },
  })
  const snapshot = join(directory, 'snapshot')
  copyState(directory, snapshot)
  return snapshot
}

/** Fails unless the kill came while the token generated; a key that was ready sooner is tried again with less delay. */
export async function runRandomCase(snapshot: string, delay: number, toTheSeal: boolean): Promise<void> {
  for (let wait = delay; wait >= 1; wait = Math.floor(wait / 2)) {
    if (await inCopy(snapshot, 'rsa', (directory) => killedAfter(directory, wait, toTheSeal))) return
  }
  throw new Error('However soon it was killed, the key was ready.')
}

async function killedAfter(directory: string, delay: number, toTheSeal: boolean): Promise<boolean> {
  const known = linesIn(directory).length
  const life = start({ directory, tell: step })
  await life.told('begun')
  await new Promise((resolve) => setTimeout(resolve, delay))
  life.kill()
  const { signal } = await life.ended
  if (signal !== 'SIGKILL') return false
  const kept = linesIn(directory)
  const last = factsOf(kept).at(-1)
  if (last?.type !== 'step.started' || last.fact['step'] !== step) return false
  // SoftHSM had the key and wrote it down: what it leaves torn then is its own, and later than the instant that is meant.
  if (objectFiles(directory) !== untouched) return false

  const leave = { event: 'step.discarded', step }
  const result = await mustLive({ directory, choose: 'last', ...(toTheSeal ? {} : { leave }) })
  const lines = linesIn(directory)
  const facts = factsOf(lines)
  mustBe('the record as it was at the kill', lines.slice(0, kept.length), kept)
  mustHaveKept(lines, known, acknowledgedIn(directory), false)
  mustHaveTwoPeoplesWord(facts)
  mustHaveDoubted(facts, step)
  mustBe('choices', choicesAfter(facts, last.seq), ['discard'])
  if (toTheSeal) {
    mustHoldWhatWasMade(facts, result.objects)
    mustVerify(directory)
  }
  // As before; or the pair that was made in the end instead of the record key's, which is destroyed under the seal.
  mustBe('object files', objectFiles(directory), untouched)
  return true
}

function choicesAfter(facts: readonly Fact[], seq: number): unknown {
  return facts.find((fact) => fact.seq > seq && fact.type === 'doubt.found')?.fact['choices']
}
