/** A ceremony before it is opened, and what is written once it has ended. */
import { z } from 'zod'
import { Refused, count, hex, mode, phrase, text, words } from './common.ts'

/** What people have filled in before the day's first fact. */
export const Draft = z.strictObject({
  /** A script's file, as `House.scripts` lists it. */
  script: text.max(4096),
  mode,
  /** Which of the script's languages is to be read in the room; the first that is offered if this one is not. */
  language: text.max(20),
  settings: z.record(text.max(100), text.max(20_000)),
  /** What is wrong with a name or a value is said at its field: only how much crosses is bounded here. */
  names: z.record(text.max(100), text.max(20_000)),
  follows: text.max(64),
  brought: z.record(text.max(100), text.max(20_000)),
  /** The token chosen for each HSM of the script; a rehearsal may leave it out and gets throw-away ones. */
  tokens: z.record(
    text.max(100),
    z.strictObject({ module: text.max(1000), label: text.max(32), serial: text.max(64) }),
  ),
  /** People said that this rehearsal may use the tokens chosen, which are not throw-away ones. */
  mayUseTokens: z.boolean(),
  /** A folder on a second medium, or empty for none. */
  mirror: text.max(1000),
  /** The part that says that this folder may be on the record's own medium, or empty. */
  sameMedium: text.max(100),
})
export type Draft = z.infer<typeof Draft>

const problem = Refused.nullable()

/** What a draft makes: the forms, what is wrong with each field, the static check, and the plan with its digest. */
export const Preparation = z.strictObject({
  title: text,
  purpose: text,
  /** Those of the script that can be chosen, and the one that this is in; none and null if it is the same in every language. */
  languages: z.array(text),
  language: text.nullable(),
  digest: hex,
  parameters: z.array(
    z.strictObject({
      name: text,
      title: text,
      type: z.enum(['algorithm', 'choice', 'integer', 'subject', 'text']),
      options: z.array(text),
      min: z.number().nullable(),
      max: z.number().nullable(),
      value: text,
      problem,
    }),
  ),
  parts: z.array(
    z.strictObject({
      id: text,
      role: text,
      title: text,
      brings: z.boolean(),
      name: text,
      problem,
      broughtProblem: problem,
    }),
  ),
  hsms: z.array(z.strictObject({ name: text, title: text, certified: z.boolean(), problem })),
  mirrorProblem: problem,
  findings: z.array(
    z.strictObject({ id: text, severity: z.enum(['error', 'warning']), line: count, column: count, said: Refused }),
  ),
  /** What laptop, tokens and printers show already: `stops` is among the problems too. */
  forewarnings: z.array(z.strictObject({ severity: z.enum(['stops', 'warns', 'note']), said: Refused })),
  acts: z.array(
    z.strictObject({ title: text, steps: z.array(z.strictObject({ title: phrase, minutes: z.number() })) }),
  ),
  minutes: z.number(),
  /** What else stands in the way; empty if the ceremony can be opened. */
  problems: z.array(Refused),
  /** What the records of earlier ceremonies say otherwise: told, and in nobody's way. */
  remarks: z.array(Refused),
  /** Digest of script, settings, people and mode, which the room compares aloud; null while there is no whole plan. */
  plan: z.strictObject({ digest: hex, words }).nullable(),
})
export type Preparation = z.infer<typeof Preparation>

/** What a record that has ended is found to be: the words that stand for all of it, or why it does not verify. */
export const Ending = z.strictObject({
  checkpoint: z.strictObject({ size: count, words }).nullable(),
  wrong: z.array(Refused),
})
export type Ending = z.infer<typeof Ending>

/** What became of a bundle that was written. */
export const Exported = z.strictObject({
  folder: text,
  valid: z.boolean(),
  replayed: z.boolean(),
  anchored: z.boolean(),
  size: count,
  root: hex.nullable(),
  words,
  problems: z.array(Refused),
})
export type Exported = z.infer<typeof Exported>
