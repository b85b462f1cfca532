/**
 * The house: the kernel over the subjects, in every version of its rules. New ceremonies are under the current ones; a record is
 * decided again by those that its first fact names.
 */
import type { JsonObject } from './base/json.ts'
import { checkScript as check, type Finding } from './kernel/check.ts'
import { rulesOf } from './kernel/compose.ts'
import { ceremonyOpened } from './kernel/facts/opening.ts'
import type { Event as AnyEvent, Rules, State, Subject } from './kernel/model.ts'
import type { Plan } from './kernel/planned.ts'
import type { Bound } from './kernel/parameters.ts'
import { makePlan as plan } from './kernel/plan.ts'
import { type ScriptFile, parseScript as parse, readScript as read, scriptKinds } from './kernel/read-script.ts'
import { replayWith as replay } from './kernel/replay.ts'
import { scriptSchema as schema } from './kernel/schema.ts'
import type { Script } from './kernel/script.ts'
import { initialState as initial } from './kernel/state.ts'
import { summaryOf as summary } from './kernel/summary.ts'
import type { Summary } from './kernel/summary-shape.ts'
import type { Files } from './record/bundle.ts'
import type { Verdict } from './record/outcome.ts'
import { verifyBundle as verify, type VerifyMeans } from './record/verify.ts'
import type { Proof } from './record/verify/proof.ts'
import type { Replay } from './record/verify/batches.ts'
import { type Event, subjects } from './subjects/index.ts'

/** The rules by which ceremonies are held today. */
export const current: Rules = rulesOf('1', subjects)
/** All that records can be decided again by. */
const versions: readonly Rules[] = [current]

/** Null for a version that is not known here. */
export function rulesNamed(version: string): Rules | null {
  return versions.find((rules) => rules.version === version) ?? null
}

// What the kernel does under any rules, by its name there: under today's, unless others are given.
export const parseScript = (text: string, language: string | null = null, rules = current): Script =>
  parse(rules, text, language)
export const readScript = (text: string, language: string | null = null): ScriptFile => read(current, text, language)
export const makePlan = (script: Script, bound: Bound, rules = current): Plan => plan(rules, script, bound)
export const initialState = (script: Script, of: Plan, rules = current): State => initial(rules, script, of)
export const checkScript = (text: string, settings: Readonly<Record<string, string>> = {}): readonly Finding[] =>
  check(current, text, settings)
export const summaryOf = (text: string): Summary => summary(current, text)
export const scriptSchema = (): ReturnType<typeof schema> => schema(current)
/** The kinds that a script may name. */
export const kindNames: readonly string[] = scriptKinds(current)
/** Decides a whole record again, from the script's text on, by the rules that the record names. */
export const replayWith = (utf8: (bytes: Uint8Array) => string): Replay => replay(rulesNamed, utf8)
export const knows = (version: string): boolean => rulesNamed(version) !== null

const every: readonly Subject[] = subjects
/** What can be proved of each subject's facts, in the order of the subjects. */
export const proofs: readonly Proof[] = every.flatMap(({ proof }) => proof ?? [])
/** Checks all that can be recomputed of a bundle; see `record/verify.ts`. */
export const verifyBundle = (files: Files, means: Omit<VerifyMeans, 'proofs'>): Verdict =>
  verify(files, { ...means, proofs })

/** True for a fact that a kind of those rules has made or read. */
export function isEvent(event: AnyEvent, { facts }: Pick<Rules, 'facts'> = current): event is Event {
  return facts.get(event.type)?.is(event) === true
}

/**
 * The event that a fact holds, as those rules read it: those of the record that it stands in. Null for the fact of a command,
 * and for a type that no subject knows. Throws a ZodError.
 */
export function eventOf(
  { type, fact }: { readonly type: string; readonly fact: JsonObject },
  rules: Pick<Rules, 'facts'> = current,
): Event | null {
  const event = rules.facts.get(type)?.read(fact)
  return event !== undefined && isEvent(event, rules) ? event : null
}

/** The rules that a fact names which opens a ceremony; null for any other fact, and for a version that is not known here. */
export function rulesIn({ type, fact }: { readonly type: string; readonly fact: JsonObject }): Rules | null {
  const named = type === ceremonyOpened.type ? fact['rules'] : null
  return typeof named === 'string' ? rulesNamed(named) : null
}
