/** The ceremony that the program holds, as the room's screen shows it. */
import { Picture } from '../../ceremonies/custody/picture.ts'
import { z } from 'zod'
import { Choice, sayings } from '../../ceremonies/kernel/command.ts'
import { Scheme } from '../../ceremonies/devices/scheme.ts'
import type { PinAsk } from '../../ceremonies/devices/pin-asks.ts'
import { Parameters } from '../../ceremonies/base/message-shape.ts'
import { Refused, count, hex, instant, kind, mode, phrase, text, words } from './common.ts'

const Answers = z.record(text, z.union([text, z.boolean(), z.int(), z.array(text).readonly()])).readonly()

const Field = z.strictObject({
  name: text,
  label: phrase,
  about: text.optional(),
  type: z.enum(['text', 'choice', 'boolean', 'integer', 'time', 'digest', 'people']),
  options: z.array(text).readonly().optional(),
  optional: z.boolean().optional(),
  should: z.literal(true).optional(),
  max: z.int().optional(),
})
export type FormField = z.infer<typeof Field>

const pinPurposes = [
  'new-so-pin',
  'new-user-pin',
  'user-pin',
  'new-card-pin',
  'card-pin',
  'new-card-puk',
  'card-puk',
  'new-card-admin-pin',
  'card-admin-pin',
] as const satisfies readonly PinAsk[]

const SecretAsk = z.strictObject({
  person: text,
  purpose: z.enum([...pinPurposes, 'share', 'secret', 'picture']),
  scheme: Scheme.nullable(),
  half: z.union([z.literal(1), z.literal(2)]).nullable(),
  device: text.nullable(),
  share: z.int().nullable(),
})

const Ask = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enrol'), person: text }),
  z.strictObject({
    kind: z.literal('answer'),
    step: text,
    person: text,
    fields: z.array(Field),
    exception: z.array(Field),
  }),
  z.strictObject({
    kind: z.literal('confirm'),
    step: text,
    person: text,
    digest: hex,
    seq: count,
    fields: z.array(Field),
  }),
  z.strictObject({ kind: z.literal('resolve'), step: text, finding: z.json(), choices: z.array(Choice) }),
  z.strictObject({ kind: z.literal('return') }),
  z.strictObject({ kind: z.literal('review') }),
  z.strictObject({
    kind: z.literal('retry'),
    id: count,
    code: text,
    parameters: Parameters,
    complaint: Refused.nullable(),
  }),
  z.strictObject({
    kind: z.literal('secret'),
    id: count,
    secret: SecretAsk,
    complaint: Refused.nullable(),
    recipient: hex.nullable(),
    length: z.strictObject({ least: count, most: count.nullable() }).nullable(),
    rehearsalPin: text.nullable(),
    left: count.nullable(),
  }),
  z.strictObject({ kind: z.literal('show'), id: count, secret: SecretAsk }),
])
export type RoomAsk = z.infer<typeof Ask>

export const Step = z.strictObject({
  id: text,
  kind,
  title: phrase,
  say: text.nullable(),
  minutes: z.number(),
  performs: text,
  witnesses: z.array(text),
  number: count,
  of: count,
  /** True for a step that the word of everybody begins. */
  begins: z.boolean(),
  attempt: z.strictObject({ phase: text, number: count }).nullable(),
  /** What will be done: the step's fields as people read them, one line each. */
  what: z.array(z.strictObject({ label: phrase, value: phrase })),
})

const Proposal = z.strictObject({
  subject: z.enum(['step', 'resolve', 'abort', 'review', 'mirror', 'replace', 'by-code']),
  by: text,
  answers: Answers,
  choice: Choice.nullable(),
  statement: text.nullable(),
  confirmed: z.array(text),
  missing: z.array(text),
  /** The answers under the labels of the proposer's form, as those who confirm read them. */
  said: z.array(z.strictObject({ label: phrase, value: phrase })),
})

/** What is unsigned or has changed since the ceremony was left. */
const Review = z.strictObject({
  unsigned: z.strictObject({ from: count, to: count }).nullable(),
  changes: z.array(
    z.strictObject({
      what: z.enum(['application', 'module', 'mirror', 'same-medium', 'missing']),
      device: text.nullable(),
      was: text,
      now: text,
    }),
  ),
  heard: z.array(
    z.strictObject({
      seq: count,
      at: instant,
      by: text.nullable(),
      said: z.enum([...sayings, 'open', 'examine', 'report', 'find']),
      step: phrase.nullable(),
      content: z.array(z.tuple([text, text]).readonly()),
    }),
  ),
  earlier: count,
})

/** What one of the last facts says to people: what came about, or what did not go by the script. */
const News = z.strictObject({
  seq: count,
  at: instant,
  tone: z.enum(['fact', 'note', 'warning']),
  /** For notes and warnings. */
  text: phrase.nullable(),
  /** As the transcript has them: fingerprints to copy, attributes read back, findings. */
  entries: z.array(z.strictObject({ label: phrase, value: phrase, form: z.enum(['text', 'hex', 'code']) })),
})

/** One line of the rail. Only the steps about the one at hand are listed; acts give the rest in numbers. */
const CourseStep = z.strictObject({
  id: text,
  kind,
  title: phrase,
  number: count,
  minutes: z.number(),
  state: z.enum(['done', 'now', 'ahead']),
  /** When it was finished; null if it was not. */
  finished: instant.nullable(),
})

const CourseAct = z.strictObject({
  title: text,
  steps: count,
  done: count,
  minutes: z.number(),
  started: instant.nullable(),
  finished: instant.nullable(),
})

/** The ceremony that this program holds: all that the room's screen shows of it. */
export const Room = z.strictObject({
  /** Rises with every push: an older one never replaces a newer one. */
  push: count,
  ceremony: text,
  title: text,
  /** The file with the sheets of the earlier set that was made for a rehearsal, while they are typed; null otherwise. */
  sheets: text.nullable(),
  /** In which language the script's sentences are; null if they are the same in every one. */
  language: text.nullable(),
  mode,
  softwareToken: z.boolean(),
  softwareCard: z.boolean(),
  phase: z.enum(['unopened', 'running', 'break', 'sealed', 'aborted']),
  act: text.nullable(),
  step: Step.nullable(),
  proposal: Proposal.nullable(),
  failure: Refused.nullable(),
  parts: z.array(z.strictObject({ id: text, title: text, name: text, enrolled: z.boolean(), voice: text.nullable() })),
  checkpoint: z.strictObject({ size: count, words }).nullable(),
  /** The record as it was last signed. */
  vouched: z.strictObject({ size: count, words }).nullable(),
  review: Review.nullable(),
  exceptions: count,
  openRemedies: z.array(z.int()),
  asks: z.array(Ask),
  sequence: count,
  head: hex,
  words,
  busy: z.strictObject({ step: text, done: count, of: count }).nullable(),
  /** The copy on a second medium, as it is on record. */
  mirror: z.enum(['none', 'whole', 'lost', 'abandoned']),
  mirrorTrouble: Refused.nullable(),
  tail: z.array(z.strictObject({ seq: count, at: instant, type: text })),
  /** The last facts that have something to say, oldest first; few enough to be shown whole. */
  news: z.array(News),
  course: z.strictObject({ acts: z.array(CourseAct), near: z.array(CourseStep) }),
  /** Where the shares of this ceremony's set are and are to go; null for a script without a custody plan. */
  custody: Picture.nullable(),
  /** Each HSM of the script, and whether its host process answers. */
  devices: z.array(z.strictObject({ name: text, label: text, state: z.enum(['ready', 'busy', 'lost']) })),
  /** The cards of the inventory. */
  cards: z.array(z.strictObject({ name: text, label: text })),
  /** True once the ceremony has ended, its last note is signed and its record verified: bundle and transcript can be written. */
  closed: z.boolean(),
  /** Why the record of an ended ceremony does not verify; empty if it does. Then there are no words, and nothing is printed. */
  wrong: z.array(Refused),
})
export type Room = z.infer<typeof Room>
