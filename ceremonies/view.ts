import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Answers, Field } from './answers.ts'
import type { Choice, Saying } from './command.ts'
import { missing } from './decide/proposals.ts'
import type { Hex } from './crypto.ts'
import type { Json } from './json.ts'
import { parseNote } from './record/note.ts'
import { wordsOf } from './record/words.ts'
import { type Refused, isRefusalCode, refuse, refused } from './refusal.ts'
import { type Failure, type Review, type State, currentStep } from './state.ts'
import type { SecretAsk } from './steps/define.ts'
import { kindOf } from './steps/index.ts'

/** What the ceremony waits for. A player (terminal, window, rehearsal) answers one ask at a time. */
export type Ask =
  | { readonly kind: 'enrol'; readonly person: string }
  | { readonly kind: 'answer'; readonly step: string; readonly person: string; readonly fields: readonly Field[] }
  | {
      readonly kind: 'confirm'
      readonly step: string
      readonly person: string
      readonly digest: Hex
      readonly seq: number
      readonly fields: readonly Field[]
    }
  | { readonly kind: 'resolve'; readonly step: string; readonly finding: Json; readonly choices: readonly Choice[] }
  | { readonly kind: 'return' }
  /** What no signature covers, and what is not as it was when the ceremony was left: two people look at it. */
  | { readonly kind: 'review' }
  /** Something outside stands in the way, and this says what; go on when it has been seen to. `complaint`: of the last try. */
  | ({ readonly kind: 'retry'; readonly id: number; readonly complaint: Refused | null } & Refused)
  /** A secret to be typed, or shown: by the way for secrets, under this number, never by a command. */
  | {
      readonly kind: 'secret'
      readonly id: number
      readonly secret: SecretAsk
      readonly complaint: Refused | null
      /** For the words of a share: the key that they are sealed to (X25519 SPKI). Null for a PIN. */
      readonly recipient: Hex | null
    }
  | { readonly kind: 'show'; readonly id: number; readonly secret: SecretAsk }

/** What somebody said, or a device is said to have done, that no signature covers yet. */
export interface Heard {
  readonly seq: number
  readonly at: string
  /** Null for what the program said of devices, or when it opened the ceremony. */
  readonly by: string | null
  readonly said: Saying | 'open' | 'report' | 'find'
  /** Title of the step that it was said of. */
  readonly step: string | null
  /** The values that were said, under their names on record. */
  readonly content: readonly (readonly [name: string, value: string])[]
}

/** What of the view only the engine knows, because it is not in the record. */
export interface Live {
  readonly sequence: number
  readonly head: Hex
  readonly words: readonly string[]
  readonly asks: readonly Ask[]
  readonly busy: { readonly step: string; readonly done: number; readonly of: number } | null
  /** What keeps the copy on the second medium behind the record; null if nothing does. */
  readonly mirrorTrouble: Refused | null
  readonly tail: readonly { readonly seq: number; readonly at: string; readonly type: string }[]
  /** While a review is pending, what people are said to have said since the last signature: the last of it, `earlier` more. */
  readonly unsigned: { readonly heard: readonly Heard[]; readonly earlier: number }
}

/** All that a screen shows: bounded, whole, pushed after every change. */
export interface View extends Omit<Live, 'asks' | 'unsigned'> {
  readonly ceremony: string
  readonly title: string
  readonly mode: State['mode']
  readonly softwareToken: boolean
  readonly phase: State['phase']
  readonly act: string | null
  readonly step: {
    readonly id: string
    readonly kind: string
    readonly title: string
    readonly say: string | null
    readonly minutes: number
    readonly performs: string
    readonly witnesses: readonly string[]
    readonly number: number
    readonly of: number
    readonly attempt: { readonly phase: string; readonly number: number } | null
  } | null
  readonly proposal: {
    readonly subject: string
    readonly by: string
    readonly answers: Answers
    readonly choice: Choice | null
    readonly statement: string | null
    readonly confirmed: readonly string[]
    readonly missing: readonly string[]
  } | null
  /** Why the step at hand failed when it was last tried; null if it did not. */
  readonly failure: Refused | null
  readonly parts: readonly {
    readonly id: string
    readonly title: string
    readonly name: string
    readonly enrolled: boolean
  }[]
  readonly checkpoint: State['checkpoint']
  /** The record as the record key last signed it; null before. */
  readonly vouched: { readonly size: number; readonly words: readonly string[] } | null
  /** What two people must look at before a ceremony that was left goes on; null if there is nothing. */
  readonly review: (Review & Live['unsigned']) | null
  readonly exceptions: number
  readonly openRemedies: readonly number[]
  readonly asks: readonly Ask[]
}

/** The whole view of a state, with what the engine adds. */
export function view(state: State, { unsigned, ...live }: Live): View {
  const step = currentStep(state)
  const { proposal } = state
  return {
    ...live,
    ceremony: state.ceremony,
    title: state.script.title,
    mode: state.mode,
    softwareToken: isSoftware(state),
    phase: state.phase,
    act: state.plan.acts.find((act) => act.id === step?.act)?.title ?? null,
    step: step && {
      id: step.id,
      kind: step.kind,
      title: step.title,
      say: step.say,
      minutes: step.minutes,
      performs: step.performs,
      witnesses: step.witnesses,
      number: state.position + 1,
      of: state.plan.steps.length,
      attempt: state.attempt && { phase: state.attempt.phase, number: state.attempt.number },
    },
    proposal: proposal && {
      subject: proposal.subject,
      by: proposal.by,
      answers: proposal.answers,
      choice: proposal.choice,
      statement: proposal.statement,
      confirmed: proposal.confirmed.map(({ by }) => by),
      missing: missing(state),
    },
    failure: state.failure && failureOf(state.failure),
    parts: state.plan.parts.map(({ id, title }) => ({
      id,
      title,
      name: state.names[id] ?? '',
      enrolled: state.enrolled[id] !== undefined,
    })),
    checkpoint: state.checkpoint,
    vouched: vouchedOf(state),
    review: state.review && { ...state.review, ...unsigned },
    exceptions: state.exceptions,
    openRemedies: state.openRemedies,
    asks: [...asksOf(state), ...live.asks],
  }
}

/** Until a token has been read back, a real ceremony is believed what was checked before it opened, and a rehearsal nothing. */
function isSoftware({ script, tokens, mode }: State): boolean {
  return Object.entries(script.inventory.hsms).some(
    ([name, { certificate }]) => !(tokens[name]?.certified ?? (mode === 'real' && certificate !== undefined)),
  )
}

function vouchedOf({ vouched: { size, note } }: State): View['vouched'] {
  const text = note === null ? undefined : parseNote(note)?.text
  return text === undefined ? null : { size, words: wordsOf(sha256(utf8ToBytes(text))) }
}

/** What people are asked for now, as far as the state alone says. */
function asksOf(state: State): readonly Ask[] {
  const step = currentStep(state)
  if ((state.phase !== 'running' && state.phase !== 'break') || !step) return []
  const absent = state.plan.parts.filter((part) => state.enrolled[part.id] === undefined)
  if (absent.length > 0) return absent.map((part) => ({ kind: 'enrol', person: part.id }))
  const { review } = state
  if (review === null && state.phase === 'break') return [{ kind: 'return' }]
  const form = (person: string): readonly Field[] => kindOf(step.kind).form?.(step, state, person) ?? []
  const { proposal, attempt } = state
  // How to go on comes before any step: the engine says what keeps the copy behind, and asks to have it seen to.
  if (state.mirror === 'lost' && review === null && proposal?.subject !== 'mirror' && proposal?.subject !== 'abort')
    return []
  if (proposal) {
    const { digest, seq, subject } = proposal
    return missing(state).map((person) => ({
      kind: 'confirm',
      step: step.id,
      person,
      digest,
      seq,
      fields: subject === 'step' ? form(person) : [],
    }))
  }
  if (review !== null) return [{ kind: 'review' }]
  if (attempt?.phase === 'found')
    return [{ kind: 'resolve', step: step.id, finding: attempt.finding, choices: attempt.choices }]
  if (attempt) return []
  return [{ kind: 'answer', step: step.id, person: step.performs, fields: form(step.performs) }]
}

/** A failure on record as a screen shows it; a code that this version does not know is a fault. */
export function failureOf({ code, parameters }: Failure): Refused {
  return refused(isRefusalCode(code) ? refuse(code, parameters) : refuse('FAULT', { error: code }))
}
