/** What anybody may say at any prompt, by the command that begins it: what is asked, and what is said then. */
import type { Answers, Field } from '../../ceremonies/kernel/answers.ts'
import type { Command } from '../../ceremonies/kernel/command.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { fill } from '../words.ts'

export interface Saying {
  readonly fields: (view: View) => readonly Field[]
  readonly said: (answers: Answers, view: View) => Exclude<Command, { readonly type: 'open' }>
  /** Why it cannot be said now; null if it can. */
  readonly hindrance?: (view: View) => string | null
  /** True if the ceremony may wait for another thing afterwards. */
  readonly moves: boolean
}

export const sayings: Readonly<Record<string, Saying>> = {
  ':note': {
    fields: () => [text('text', words.noteText)],
    said: (answers) => ({ type: 'note', text: textIn(answers, 'text') }),
    moves: false,
  },
  ':exception': {
    fields: () => [
      text('expected', words.expected),
      text('happened', words.happened),
      text('decided', words.decided),
      text('effect', words.effect),
      text('remedy', words.remedy),
      { name: 'open', label: words.openRemedy, type: 'boolean' },
    ],
    said: (answers) => ({
      type: 'exception',
      expected: textIn(answers, 'expected'),
      happened: textIn(answers, 'happened'),
      decided: textIn(answers, 'decided'),
      effect: textIn(answers, 'effect'),
      remedy: textIn(answers, 'remedy'),
      open: answers['open'] === true,
    }),
    moves: true,
  },
  ':remedy': {
    fields: ({ openRemedies }) => [
      { name: 'exception', label: fill(words.whichException, { open: openRemedies.join(', ') }), type: 'integer' },
      text('statement', words.remedied),
    ],
    said: (answers) => ({
      type: 'remedy',
      exception: Number(answers['exception']),
      statement: textIn(answers, 'statement'),
    }),
    hindrance: ({ openRemedies }) => (openRemedies.length === 0 ? words.noRemedy : null),
    moves: true,
  },
  ':replace': {
    fields: ({ parts }) => [
      { name: 'person', label: words.replaceWhom, type: 'people', max: 1, options: parts.map(({ id }) => id) },
      text('name', words.replaceName),
      text('reason', words.replaceReason),
    ],
    said: (answers) => ({
      type: 'replace',
      person: textIn(answers, 'person'),
      name: textIn(answers, 'name'),
      reason: textIn(answers, 'reason'),
    }),
    moves: true,
  },
  ':break': {
    fields: () => [text('reason', words.breakReason), text('sealed', words.breakSealed)],
    said: (answers) => ({ type: 'break', reason: textIn(answers, 'reason'), sealed: textIn(answers, 'sealed') }),
    moves: true,
  },
  ':abort': {
    fields: () => [text('reason', words.abortReason)],
    said: (answers) => ({ type: 'abort', reason: textIn(answers, 'reason') }),
    moves: true,
  },
  ':without': {
    fields: () => [text('statement', words.withoutReason)],
    said: (answers) => ({ type: 'without-mirror', statement: textIn(answers, 'statement') }),
    hindrance: ({ mirror }) => (mirror === 'lost' ? null : words.mirrorWhole),
    moves: true,
  },
  ':dispute': {
    fields: () => [text('reason', words.disputeReason)],
    said: (answers, view) => ({
      type: 'dispute',
      digest: proposedDigest(view) ?? '',
      reason: textIn(answers, 'reason'),
    }),
    hindrance: (view) => (proposedDigest(view) === null ? words.nothingProposed : null),
    moves: true,
  },
}

function text(name: string, label: string): Field {
  return { name, label, type: 'text' }
}

function textIn(answers: Answers, name: string): string {
  return String(answers[name])
}

function proposedDigest({ asks }: View): string | null {
  return asks.find((ask) => ask.kind === 'confirm')?.digest ?? null
}
