import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Answers, Field } from './answers.ts'
import type { Choice, Method, Saying } from './command.ts'
import { isWitnessed, stillToConfirm } from './decide/proposals.ts'
import { departureFormOf } from './departure.ts'
import type { PinLength } from '../devices/pin.ts'
import type { Hex } from '../base/crypto.ts'
import type { Json } from '../base/json.ts'
import { parseNote } from '../record/note.ts'
import { wordsOf } from '../record/words.ts'
import type { Phrase } from '../base/message.ts'
import type { Refused } from '../base/refusal.ts'
import type { Review } from './review.ts'
import type { SecretAsk } from './secret-ask.ts'
import type { Shows, State } from './model.ts'
import type { Labelled } from './labelled.ts'
import type { PlannedStep } from './planned.ts'
import type { Matter, Proposal } from './under-way.ts'
import { kindOf } from './rules.ts'
import { currentStep } from './state.ts'

/** What the ceremony waits for. A player (terminal, window, rehearsal) answers one ask at a time. */
export type Ask =
  | { readonly kind: 'enrol'; readonly person: string }
  | {
      readonly kind: 'answer'
      readonly step: string
      readonly person: string
      readonly fields: readonly Field[]
      /** What is asked besides, once a question that should be answered yes is answered no. */
      readonly exception: readonly Field[]
    }
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
      /** How long what is typed may be, so that the token takes it; null where it was not asked, or for another secret. */
      readonly length: PinLength | null
      /** In a rehearsal, the PIN of a throw-away token that was put in use for it, which nobody can know otherwise. */
      readonly rehearsalPin: string | null
    }
  | { readonly kind: 'show'; readonly id: number; readonly secret: SecretAsk }

/** What somebody said, or a device is said to have done, that no signature covers yet. */
export interface Heard {
  readonly seq: number
  readonly at: string
  /** Null for what the program said of devices, or when it opened the ceremony. */
  readonly by: string | null
  readonly said: Saying | 'open' | 'examine' | 'report' | 'find'
  /** Title of the step that it was said of. */
  readonly step: Phrase | null
  /** The values that were said, under their names on record. */
  readonly content: readonly (readonly [name: string, value: string])[]
}

/** The step at hand as people read it (`room/step.ts`). */
export interface Face {
  /** What somebody says aloud. */
  readonly say: string | null
  /** What is stated. */
  readonly stated: readonly Phrase[]
  /** What is stated, and the step's fields. */
  readonly what: readonly Labelled[]
  /** What has been proposed, under the labels of the proposer's form. */
  readonly said: readonly Labelled[]
}

/** What of the view only the engine knows, because it is not in the record. */
export interface Live {
  readonly sequence: number
  readonly face: Face
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
export interface View extends Omit<Live, 'asks' | 'unsigned' | 'face'> {
  readonly ceremony: string
  readonly title: string
  /** Which of the script's languages is read in the room; null for a script that has no choice of them. */
  readonly language: string | null
  readonly mode: State['mode']
  readonly softwareToken: boolean
  readonly phase: State['phase']
  readonly act: string | null
  readonly step: {
    readonly id: string
    readonly kind: string
    readonly title: Phrase
    readonly say: string | null
    readonly stated: readonly Phrase[]
    readonly what: readonly Labelled[]
    readonly minutes: number
    readonly performs: string
    readonly witnesses: readonly string[]
    readonly number: number
    readonly of: number
    /** True for a step that the word of everybody begins: a device or the program then does it. */
    readonly begins: boolean
    readonly attempt: { readonly phase: string; readonly number: number } | null
  } | null
  readonly proposal: {
    readonly subject: Matter
    readonly by: string
    readonly answers: Answers
    readonly said: readonly Labelled[]
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
    /** How that person was recognised; null for one who has not enrolled. */
    readonly method: Method | null
  }[]
  readonly checkpoint: { readonly size: number; readonly words: readonly string[] } | null
  /** The record as the record key last signed it; null before. */
  readonly vouched: { readonly size: number; readonly words: readonly string[] } | null
  /** What two people must look at before a ceremony that was left goes on; null if there is nothing. */
  readonly review: (Review & Live['unsigned']) | null
  /** The copy on the second medium: `lost` until people decide, `abandoned` once two of them have. */
  readonly mirror: State['mirror']
  readonly exceptions: number
  readonly openRemedies: readonly number[]
  readonly asks: readonly Ask[]
}

function shownBy(state: State): Shows {
  let shown: Shows = {}
  for (const { shows } of state.rules.subjects) shown = { ...shown, ...shows?.(state) }
  return shown
}

/** The whole view of a state, with what the engine adds. */
export function view(state: State, { unsigned, face, ...live }: Live): View {
  const step = currentStep(state)
  const { proposal } = state
  const shown = shownBy(state)
  return {
    ...live,
    ceremony: state.ceremony,
    title: state.script.title,
    language: state.script.language,
    mode: state.mode,
    softwareToken: shown.softwareToken ?? false,
    phase: state.phase,
    act: state.plan.acts.find((act) => act.id === step?.act)?.title ?? null,
    step: step && {
      id: step.id,
      kind: step.kind,
      title: step.title,
      say: face.say,
      stated: face.stated,
      what: face.what,
      minutes: step.minutes,
      performs: step.performs,
      witnesses: step.witnesses,
      number: state.position + 1,
      of: state.plan.steps.length,
      begins: kindOf(state.rules, step.kind).act !== null,
      attempt: state.attempt && { phase: state.attempt.phase, number: state.attempt.number },
    },
    proposal: proposal && {
      subject: proposal.subject,
      by: proposal.by,
      answers: proposal.answers,
      said: face.said,
      choice: proposal.choice,
      statement: proposal.statement,
      confirmed: proposal.confirmed.map(({ by }) => by),
      missing: stillToConfirm(state),
    },
    failure: state.failure,
    parts: state.plan.parts.map(({ id, title }) => ({
      id,
      title,
      name: state.names[id] ?? '',
      enrolled: state.enrolled[id] !== undefined,
      method: state.enrolled[id] ?? null,
    })),
    checkpoint: shown.checkpoint ?? null,
    vouched: vouchedOf(state),
    review: state.review && { ...state.review, ...unsigned },
    mirror: state.mirror,
    exceptions: state.exceptions,
    openRemedies: state.openRemedies,
    asks: [...asksOf(state), ...live.asks],
  }
}

function vouchedOf({ vouched: { size, note } }: State): View['vouched'] {
  const text = note === null ? undefined : parseNote(note)?.text
  return text === undefined ? null : { size, words: wordsOf(sha256(utf8ToBytes(text))) }
}

/** What people are asked for now, as far as the state alone says. */
function asksOf(state: State): readonly Ask[] {
  const step = currentStep(state)
  if ((state.phase !== 'running' && state.phase !== 'break') || !step) return []
  const { proposal } = state
  const absent = state.plan.parts.filter((part) => state.enrolled[part.id] === undefined)
  // Whoever does not come cannot enrol: that somebody else is to take the part is settled first.
  if (proposal?.subject === 'replace') return confirmations(state, step, proposal)
  if (absent.length > 0) return absent.map((part) => ({ kind: 'enrol', person: part.id }))
  const { review } = state
  if (review === null && state.phase === 'break') return [{ kind: 'return' }]
  const { attempt } = state
  // How to go on comes before any step: the engine says what keeps the copy behind, and asks to have it seen to.
  if (state.mirror === 'lost' && review === null && proposal?.subject !== 'mirror' && proposal?.subject !== 'abort')
    return []
  if (proposal) return confirmations(state, step, proposal)
  if (review !== null) return [{ kind: 'review' }]
  if (attempt?.phase === 'found')
    return [{ kind: 'resolve', step: step.id, finding: attempt.finding, choices: attempt.choices }]
  if (attempt || isUnexamined(state, step)) return []
  const fields = formOf(state, step, step.performs)
  return [{ kind: 'answer', step: step.id, person: step.performs, fields, exception: departureFormOf(fields) }]
}

/** True while the program has still to look at what the step is about. */
export function isUnexamined({ rules, examined }: State, { id, kind }: PlannedStep): boolean {
  return kindOf(rules, kind).examination !== null && examined !== id
}

/** Who may confirm what is proposed now: of those who are here. */
function confirmations(state: State, step: PlannedStep, proposal: Proposal): readonly Ask[] {
  const { digest, seq } = proposal
  const witnessed = isWitnessed(state, step, proposal)
  return stillToConfirm(state)
    .filter((person) => state.enrolled[person] !== undefined)
    .map((person) => ({
      kind: 'confirm',
      step: step.id,
      person,
      digest,
      seq,
      fields: witnessed ? formOf(state, step, person) : [],
    }))
}

function formOf(state: State, step: PlannedStep, person: string): readonly Field[] {
  return kindOf(state.rules, step.kind).form(step, state, person)
}
