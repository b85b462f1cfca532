/** What must be true of a ceremony that was killed and taken up again. Each check throws an Error that says what is wrong. */
import type { Acknowledged, Call } from './plan.ts'
import { digestOf } from './watching.ts'

/** A line of the record, read without the help of the code under test. */
export interface Fact {
  readonly seq: number
  readonly type: string
  readonly fact: Readonly<Record<string, unknown>>
}

export function factsOf(lines: readonly string[]): readonly Fact[] {
  return lines.map((line) => JSON.parse(line) as Fact)
}

/**
 * Every batch that was ever acknowledged is there byte for byte, and nothing else is, but for one whole batch that was committed
 * and not yet acknowledged where the process died right after the commit.
 */
export function mustHaveKept(
  lines: readonly string[],
  known: number,
  all: readonly Acknowledged[],
  spare: boolean,
): void {
  let next = known
  let unknown = 0
  for (const { first, lines: count, sha256 } of all) {
    if (first < next) fail(`fact ${first} was acknowledged twice`)
    if (first > next) unknown += 1
    for (const { type } of factsOf(lines.slice(next + 1, first))) {
      if (type === 'command') fail(`fact ${next} and those up to ${first} are more than one batch`)
    }
    if (digestOf(lines.slice(first, first + count)) !== sha256)
      fail(`what was acknowledged at ${first} is lost or changed`)
    next = first + count
  }
  if (next !== lines.length) fail(`the record goes on after the last acknowledged fact, ${next}`)
  if (unknown !== (spare ? 1 : 0)) fail(`${unknown} batches are there that nobody was told of`)
}

/** Each act was begun on two people's fresh word, and an act in doubt was looked at before they said what to do. */
export function mustHaveTwoPeoplesWord(facts: readonly Fact[]): void {
  let words: { readonly by: Set<string>; readonly subject: unknown } | null = null
  let doubt: 'none' | 'doubtful' | 'found' = 'none'
  for (const { seq, type, fact } of facts) {
    const step = String(fact['step'])
    switch (type) {
      case 'proposal.made':
        words = { by: new Set([String(fact['by'])]), subject: fact['subject'] }
        break
      case 'proposal.confirmed':
        words?.by.add(String(fact['by']))
        break
      case 'step.started':
        if (!words || words.by.size < 2) fail(`${step} was begun at ${seq} without two people's word`)
        if ((words.subject === 'resolve') !== (doubt === 'found')) fail(`${step} was begun at ${seq} on another word`)
        words = null
        doubt = 'none'
        break
      case 'step.doubtful':
        doubt = 'doubtful'
        break
      case 'doubt.found':
        if (doubt !== 'doubtful') fail(`${step} was looked at, at ${seq}, and was not in doubt`)
        doubt = 'found'
        break
      case 'step.finished':
        // A step without an act: its witnesses' word ends it.
        words = null
        break
    }
  }
}

const reads = new Set(['objects', 'describe', 'login', 'pid', 'protections', 'readObject'])

/**
 * Devices were asked to do something only for an act that had been begun, and each act asked for what it asks for in the
 * recording, in that order and no more. The record key alone signs beside acts, and nothing but the record as it goes.
 */
export function mustActOnce(
  calls: readonly Call[],
  usual: ReadonlyMap<string, readonly string[]>,
  recordKey: string | null,
): void {
  const acts = new Map<number, Call[]>()
  for (const call of calls) {
    // Under the seal the journal says what was begun.
    if (call.closed) continue
    if (call.act !== null) acts.set(call.act, [...(acts.get(call.act) ?? []), call])
    else if (!reads.has(call.method) && (call.key === null || call.key !== recordKey))
      fail(`${call.device} was asked to ${call.method} with no act begun`)
  }
  for (const [act, made] of acts) {
    const [first] = made
    if (made.some(({ life }) => life !== first?.life)) fail(`the act begun at ${act} went on in another life`)
    if (first?.choice !== 'perform' && first?.choice !== 'redo') continue
    const asked = made.map(({ method }) => method)
    const wanted = usual.get(first.step ?? '') ?? usual.get(kindOfInserted(first.step)) ?? []
    const least = wanted.filter((method) => !needless.has(method))
    if (!startsWith(wanted, asked) && !startsWith(least, asked))
      fail(`${first.step ?? ''} asked for ${asked.join(', ')}`)
  }
}

/** Shares that the secrets process holds still need not be typed, nor sealed to it; an attribute that is as it should be is left alone. */
const needless = new Set(['transportKey', 'typeShare', 'setAttributes'])

const startsWith = (all: readonly string[], some: readonly string[]): boolean => some.every((one, i) => one === all[i])

/** What an inserted step asks for does not depend on the step that it stands before. */
export function kindOfInserted(step: string | null): string {
  return (step ?? '').replace(/-before-.*/, '')
}

/** CKA_ID of the record key; null before it is made. */
export function recordKeyIn(facts: readonly Fact[]): string | null {
  const made = facts.find(({ type }) => type === 'record-key.made')
  return made ? String(made.fact['id']) : null
}

/** What the act of each step asks devices for, in order. */
export function usualCalls(calls: readonly Call[]): Map<string, readonly string[]> {
  const usual = new Map<string, readonly string[]>()
  for (const { step, choice, method } of calls) {
    if (step !== null && choice === 'perform') usual.set(step, [...(usual.get(step) ?? []), method])
  }
  return usual
}

const inserted = /^(void-set|reload|recall-envelope-key|recover-backup-key|clock)-before-/

/** The steps in the order in which they were done for good: what a voided set undid is not among them. */
export function stepsDone(facts: readonly Fact[], birth: string): readonly string[] {
  let done: string[] = []
  for (const { type, fact } of facts) {
    if (type === 'set.voided') done = done.slice(0, done.indexOf(birth))
    else if (type === 'step.finished' && !inserted.test(String(fact['step']))) done.push(String(fact['step']))
  }
  return done
}

/** The step was put in doubt, and people settled it. */
export function mustHaveDoubted(facts: readonly Fact[], step: string): void {
  const of = facts.filter(({ fact }) => fact['step'] === step)
  const doubtful = of.findIndex(({ type }) => type === 'step.doubtful')
  if (doubtful < 0) fail(`${step} was never in doubt`)
  const after = of
    .slice(doubtful)
    .map(({ type, fact }) => (type === 'proposal.made' ? `${type} ${fact['subject'] as string}` : type))
  const wanted = [
    'step.doubtful',
    'doubt.found',
    'proposal.made resolve',
    'proposal.confirmed',
    'step.agreed',
    'step.started',
  ]
  let at = -1
  for (const type of wanted) {
    at = after.indexOf(type, at + 1)
    if (at < 0) fail(`${step} was in doubt, but there is no ${type} in its place: ${after.join(', ')}`)
  }
}

/** What the token holds at the end is what was there before and what the record says was made, less the record key, which is destroyed under the seal. */
export function mustHoldWhatWasMade(facts: readonly Fact[], found: readonly { class: string; id: string }[]): void {
  const made = (of: string) => facts.filter(({ type }) => type === of).map(({ fact }) => String(fact['id']))
  const before = facts
    .filter(({ type }) => type === 'token.listed')
    .flatMap(({ fact }) => fact['objects'] as readonly { class: string; id: string }[])
  const expected = [
    ...before.map((object) => `${object.class} ${object.id}`),
    ...made('key.made').flatMap((id) => [`private ${id}`, `public ${id}`]),
    ...made('secret-key.made').map((id) => `secret ${id}`),
  ].sort()
  const there = found.map((object) => `${object.class} ${object.id}`).sort()
  if (JSON.stringify(there) !== JSON.stringify(expected)) {
    fail(
      `the token holds ${there.join(', ') || 'nothing'}, and the record knows of ${expected.join(', ') || 'nothing'}`,
    )
  }
}

interface Entry {
  readonly entry: string
  readonly by?: readonly { readonly person: string }[]
}

/** Under the seal too nothing is begun again without two people's word. */
export function mustHaveClosedOnce(journal: readonly string[]): void {
  const entries = journal.map((line) => JSON.parse(line) as Entry)
  for (const act of ['seal', 'record-key']) {
    if (entries.filter(({ entry }) => entry === `${act}.started`).length !== 1) fail(`${act} was begun more than once`)
  }
  for (const { entry, by = [] } of entries.filter(({ entry }) => entry.endsWith('.redone'))) {
    if (new Set(by.map(({ person }) => person)).size !== 2) fail(`${entry} without two people's word`)
  }
  if (entries.at(-1)?.entry !== 'record-key.destroyed') fail('the record key was not destroyed at last')
}

function fail(what: string): never {
  throw new Error(what)
}
