/**
 * What anybody who has enrolled may say at any time, whatever the step: each is declared here, once, and every face draws it. When
 * it may be said, and how long it may be, `decide` says. Apart from the commands' shapes, because the page has no schemas.
 */
import { type Message, message } from '../base/message.ts'
import type { Answers, Field } from './answers.ts'
import type { CommandOf } from './command.ts'
import type { State } from './model.ts'

/** In the order that they are listed in. */
export const speechNames = [
  'note',
  'exception',
  'remedy',
  'dispute',
  'replace',
  'by-code',
  'break',
  'without-mirror',
  'abort',
] as const
export type SpeechName = (typeof speechNames)[number]

/** What they depend on, of the view or of what a window has of it. */
export interface Around {
  readonly parts: readonly { readonly id: string; readonly enrolled: boolean; readonly voice: string | null }[]
  readonly openRemedies: readonly number[]
  readonly mirror: State['mirror']
  readonly asks: readonly { readonly kind: string; readonly digest?: string }[]
}

export interface Speech<N extends SpeechName = SpeechName> {
  /** What whoever speaks fills in. */
  readonly fields: (around: Around) => readonly Field[]
  /** The command that says it. What was not filled in is for `decide` to refuse. */
  readonly command: (answers: Answers, around: Around) => CommandOf<N>
  /** Why nobody can say it now; null where somebody can. */
  readonly hindrance: (around: Around) => Message | null
  /** It holds only once a second person has agreed. */
  readonly agreed: boolean
  /** For what cannot be undone: the word that is typed, exactly, before; null for all else. */
  readonly exact: Message | null
  /** The ceremony may wait for another thing afterwards. */
  readonly moves: boolean
}

const usual = { hindrance: () => null, agreed: false, exact: null, moves: true } as const

export const speeches: { readonly [N in SpeechName]: Speech<N> } = {
  note: {
    ...usual,
    fields: () => [line('text', message('speech.note.text'))],
    command: (answers) => ({ type: 'note', text: textIn(answers, 'text') }),
    moves: false,
  },
  exception: {
    ...usual,
    fields: () => [
      line('expected', message('speech.exception.expected')),
      line('happened', message('speech.exception.happened')),
      line('decided', message('speech.exception.decided')),
      line('effect', message('speech.exception.effect')),
      line('remedy', message('speech.exception.remedy')),
      { name: 'open', label: message('speech.exception.open'), type: 'boolean' },
    ],
    command: (answers) => ({
      type: 'exception',
      expected: textIn(answers, 'expected'),
      happened: textIn(answers, 'happened'),
      decided: textIn(answers, 'decided'),
      effect: textIn(answers, 'effect'),
      remedy: textIn(answers, 'remedy'),
      open: answers['open'] === true,
    }),
  },
  remedy: {
    ...usual,
    fields: ({ openRemedies }) => [
      {
        name: 'exception',
        label: message('speech.remedy.exception'),
        type: 'choice',
        options: openRemedies.map(String),
      },
      line('statement', message('speech.remedy.statement')),
    ],
    command: (answers) => ({
      type: 'remedy',
      exception: Number(answers['exception']),
      statement: textIn(answers, 'statement'),
    }),
    hindrance: ({ openRemedies }) => (openRemedies.length === 0 ? message('speech.remedy.none') : null),
  },
  dispute: {
    ...usual,
    fields: () => [line('reason', message('speech.dispute.reason'))],
    command: (answers, around) => ({
      type: 'dispute',
      digest: proposedDigest(around) ?? '',
      reason: textIn(answers, 'reason'),
    }),
    hindrance: (around) => (proposedDigest(around) === null ? message('speech.dispute.none') : null),
  },
  replace: {
    ...usual,
    fields: ({ parts }) => [
      {
        name: 'person',
        label: message('speech.replace.person'),
        type: 'people',
        max: 1,
        options: parts.map(({ id }) => id),
      },
      line('name', message('speech.replace.name')),
      line('reason', message('speech.replace.reason')),
    ],
    command: (answers) => ({
      type: 'replace',
      person: textIn(answers, 'person'),
      name: textIn(answers, 'name'),
      reason: textIn(answers, 'reason'),
    }),
    agreed: true,
  },
  'by-code': {
    ...usual,
    fields: ({ parts }) => [
      {
        name: 'person',
        label: message('speech.by-code.person'),
        type: 'people',
        max: 1,
        options: parts.filter(({ voice }) => voice !== null).map(({ id }) => id),
      },
      line('happened', message('speech.by-code.happened')),
      line('decided', message('speech.by-code.decided')),
      line('effect', message('speech.by-code.effect')),
      line('remedy', message('speech.by-code.remedy')),
      { name: 'open', label: message('speech.by-code.open'), type: 'boolean' },
    ],
    command: (answers) => ({
      type: 'by-code',
      person: textIn(answers, 'person'),
      exception: {
        happened: textIn(answers, 'happened'),
        decided: textIn(answers, 'decided'),
        effect: textIn(answers, 'effect'),
        remedy: textIn(answers, 'remedy'),
        open: answers['open'] === true,
      },
    }),
    hindrance: ({ parts }) => (parts.some(({ voice }) => voice !== null) ? null : message('speech.by-code.none')),
    agreed: true,
  },
  break: {
    ...usual,
    fields: () => [line('reason', message('speech.break.reason')), line('sealed', message('speech.break.sealed'))],
    command: (answers) => ({
      type: 'break',
      reason: textIn(answers, 'reason'),
      sealed: textIn(answers, 'sealed'),
    }),
  },
  'without-mirror': {
    ...usual,
    fields: () => [line('statement', message('speech.without-mirror.statement'))],
    command: (answers) => ({ type: 'without-mirror', statement: textIn(answers, 'statement') }),
    hindrance: ({ mirror }) => (mirror === 'lost' ? null : message('speech.without-mirror.none')),
    agreed: true,
  },
  abort: {
    ...usual,
    fields: () => [line('reason', message('speech.abort.reason'))],
    command: (answers) => ({ type: 'abort', reason: textIn(answers, 'reason') }),
    agreed: true,
    exact: message('speech.abort.word'),
  },
}

/** The parts that may speak now: those whose authenticator is known. */
export function speakers({ parts }: Pick<Around, 'parts'>): readonly string[] {
  return parts.filter(({ enrolled }) => enrolled).map(({ id }) => id)
}

/** Why nobody can say it now; null where somebody can. */
export function hindranceOf(name: SpeechName, around: Around): Message | null {
  return speakers(around).length === 0 ? message('speech.nobody') : speeches[name].hindrance(around)
}

function line(name: string, label: Message): Field {
  return { name, label, type: 'text' }
}

function textIn(answers: Answers, name: string): string {
  return String(answers[name] ?? '')
}

function proposedDigest({ asks }: Around): string | null {
  return asks.find(({ kind }) => kind === 'confirm')?.digest ?? null
}
