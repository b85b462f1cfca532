import type { Answers } from './answers.ts'
import type { Ask } from './ask.ts'
import type { Choice, Method, Saying } from './command.ts'
import type { Hex } from '../base/crypto.ts'
import { wordsOfNote } from './noted.ts'
import type { Phrase } from '../base/message.ts'
import type { Refused } from '../base/refusal.ts'
import type { Review } from './review.ts'
import type { State } from './model.ts'
import type { Shows } from './shows.ts'
import type { Labelled } from './labelled.ts'
import type { Matter } from './under-way.ts'
import { kindOf } from './rules.ts'
import { currentStep } from './state.ts'
import { voiceOf } from './their-word.ts'

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
  readonly softwareCard: boolean
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
    /** What speaks for that person, as the inventory calls it; null where a personal code does. */
    readonly voice: string | null
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

/** The whole view of a state, with what the engine adds; who is asked for what is said by the rules of the ceremony. */
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
    softwareCard: shown.softwareCard ?? false,
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
      missing: state.rules.stillToConfirm(state),
    },
    failure: state.failure,
    parts: state.plan.parts.map(({ id, title }) => ({
      id,
      title,
      name: state.names[id] ?? '',
      enrolled: state.enrolled[id] !== undefined,
      method: state.enrolled[id] ?? null,
      voice: voiceOf(state, id)?.device ?? null,
    })),
    checkpoint: shown.checkpoint ?? null,
    vouched: wordsOfNote(state.vouched.note),
    review: state.review && { ...state.review, ...unsigned },
    mirror: state.mirror,
    exceptions: state.exceptions,
    openRemedies: state.openRemedies,
    asks: [...state.rules.asks(state), ...live.asks],
  }
}
