/** The shapes of what the screen shows. Main makes these values; the preload checks that they are what they claim to be. */
import { z } from 'zod'
import { Choice } from '../ceremonies/command.ts'
import { insertedNames, kindNames } from '../ceremonies/steps/names.ts'
import { Chosen } from './chosen.ts'

const text = z.string()
const hex = z.string().regex(/^([0-9a-f]{2})*$/)
const count = z.int().min(0)
const instant = z.string()
const words = z.array(text)
const mode = z.enum(['real', 'rehearsal'])
const kind = z.enum([...kindNames, ...insertedNames])

/** A refusal as it crosses: the screen finds the sentence in its own language by the code. */
export const Refused = z.strictObject({
  code: text,
  parameters: z.record(text, z.union([text, z.number()])),
  message: text,
})
export type Refused = z.infer<typeof Refused>

const Answers = z.record(text, z.union([text, z.boolean(), z.int(), z.array(text).readonly()])).readonly()

const Field = z.strictObject({
  name: text,
  label: text,
  type: z.enum(['text', 'choice', 'boolean', 'integer', 'time', 'digest', 'people']),
  options: z.array(text).optional(),
  optional: z.boolean().optional(),
  max: z.int().optional(),
})
export type FormField = z.infer<typeof Field>

const SecretAsk = z.strictObject({
  person: text,
  purpose: z.enum(['new-so-pin', 'new-user-pin', 'user-pin', 'share']),
  half: z.union([z.literal(1), z.literal(2)]).nullable(),
  device: text.nullable(),
  share: z.int().nullable(),
})

const Ask = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('enrol'), person: text }),
  z.strictObject({ kind: z.literal('answer'), step: text, person: text, fields: z.array(Field) }),
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
  Refused.extend({ kind: z.literal('retry'), id: count, complaint: Refused.nullable() }),
  z.strictObject({ kind: z.literal('secret'), id: count, secret: SecretAsk, complaint: Refused.nullable() }),
  z.strictObject({ kind: z.literal('show'), id: count, secret: SecretAsk }),
])
export type RoomAsk = z.infer<typeof Ask>

const Step = z.strictObject({
  id: text,
  kind,
  title: text,
  say: text.nullable(),
  minutes: z.number(),
  performs: text,
  witnesses: z.array(text),
  number: count,
  of: count,
  attempt: z.strictObject({ phase: text, number: count }).nullable(),
  /** What will be done: the step's fields as people read them, one line each. */
  what: z.array(z.strictObject({ label: text, value: text })),
})

const Proposal = z.strictObject({
  subject: z.enum(['step', 'resolve', 'abort']),
  by: text,
  answers: Answers,
  choice: Choice.nullable(),
  statement: text.nullable(),
  confirmed: z.array(text),
  missing: z.array(text),
  /** The answers under the labels of the proposer's form, as those who confirm read them. */
  said: z.array(z.strictObject({ label: text, value: text })),
})

/** What one of the last facts says to people: what came about, or what did not go by the script. */
const News = z.strictObject({
  seq: count,
  at: instant,
  tone: z.enum(['fact', 'note', 'warning']),
  /** A sentence, for notes and warnings. */
  text: text.nullable(),
  /** As the transcript has them: fingerprints to copy, attributes read back, findings. */
  entries: z.array(z.strictObject({ label: text, value: text, form: z.enum(['text', 'hex', 'code']) })),
})

/** One line of the rail. Only the steps about the one at hand are listed; acts give the rest in numbers. */
const CourseStep = z.strictObject({
  id: text,
  kind,
  title: text,
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
  mode,
  softwareToken: z.boolean(),
  phase: z.enum(['unopened', 'running', 'break', 'sealed', 'aborted']),
  act: text.nullable(),
  step: Step.nullable(),
  proposal: Proposal.nullable(),
  failure: Refused.nullable(),
  parts: z.array(z.strictObject({ id: text, title: text, name: text, enrolled: z.boolean() })),
  checkpoint: z.strictObject({ size: count, words }).nullable(),
  exceptions: count,
  openRemedies: z.array(z.int()),
  asks: z.array(Ask),
  sequence: count,
  head: hex,
  words,
  busy: z.strictObject({ step: text, done: count, of: count }).nullable(),
  mirrorTrouble: text.nullable(),
  tail: z.array(z.strictObject({ seq: count, at: instant, type: text })),
  /** The last facts that have something to say, oldest first; few enough to be shown whole. */
  news: z.array(News),
  course: z.strictObject({ acts: z.array(CourseAct), near: z.array(CourseStep) }),
  /** Each HSM of the script, and whether its host process answers. */
  devices: z.array(z.strictObject({ name: text, label: text, state: z.enum(['ready', 'busy', 'lost']) })),
  /** True once the ceremony has ended and its last note is signed: bundle and transcript can be written. */
  closed: z.boolean(),
})
export type Room = z.infer<typeof Room>

/** What everybody may see, on the second screen: no person's name, nothing typed. */
export const Projection = z.strictObject({
  push: count,
  title: text,
  mode,
  softwareToken: z.boolean(),
  phase: Room.shape.phase,
  act: text.nullable(),
  step: Step.pick({ id: true, kind: true, title: true, say: true, minutes: true, number: true, of: true }).nullable(),
  /** Titles of the parts that perform and witness the step at hand, and of those whose word is missing. */
  performs: text.nullable(),
  witnesses: z.array(text),
  missing: z.array(text),
  /** True while a secret is typed or shown: the room is asked to look away. */
  lookAway: text.nullable(),
  busy: Room.shape.busy,
  sequence: count,
  words,
  checkpoint: Room.shape.checkpoint,
  course: Room.shape.course,
  language: Chosen.shape.language,
})
export type Projection = z.infer<typeof Projection>

const Token = z.strictObject({ module: text, label: text, serial: text, model: text })

/** What stands on the first screen. */
export const House = z.strictObject({
  push: count,
  about: z.strictObject({ version: text, commit: text, digest: text, node: text, runtime: text }),
  scripts: z.array(
    z.strictObject({
      file: text,
      title: text,
      purpose: text,
      digest: hex,
      words,
      acts: count,
      steps: count,
      minutes: z.number(),
    }),
  ),
  ceremonies: z.array(
    z.strictObject({
      id: text,
      title: text,
      mode: text,
      opened: instant,
      last: instant,
      facts: count,
      phase: z.enum(['unfinished', 'closing', 'sealed', 'aborted', 'unreadable']),
      step: text.nullable(),
      /** Why it cannot be read, for `unreadable`. */
      trouble: text.nullable(),
    }),
  ),
  /** Null while the modules are still being asked. */
  tokens: z.array(Token).nullable(),
  /** Modules that are not well. */
  troubles: z.array(z.strictObject({ module: text, refused: Refused })),
  printers: z.array(text),
  chosen: Chosen,
})
export type House = z.infer<typeof House>

/** What people have filled in before the day's first fact. */
export const Draft = z.strictObject({
  /** A script's file name, as `House.scripts` lists it. */
  script: text.max(200),
  mode,
  settings: z.record(text.max(100), text.max(4000)),
  names: z.record(text.max(100), text.max(200)),
  follows: text.max(64),
  brought: z.record(text.max(100), text.max(200)),
  /** The token chosen for each HSM of the script; a rehearsal may leave it out and gets throw-away ones. */
  tokens: z.record(
    text.max(100),
    z.strictObject({ module: text.max(1000), label: text.max(32), serial: text.max(64) }),
  ),
  /** A folder on a second medium, or empty for none. */
  mirror: text.max(1000),
})
export type Draft = z.infer<typeof Draft>

const problem = Refused.nullable()

/** What a draft makes: the forms, what is wrong with each field, the static check, and the plan with its digest. */
export const Preparation = z.strictObject({
  title: text,
  purpose: text,
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
  parts: z.array(z.strictObject({ id: text, role: text, title: text, witness: z.boolean(), name: text, problem })),
  hsms: z.array(z.strictObject({ name: text, title: text, certified: z.boolean(), problem })),
  findings: z.array(
    z.strictObject({ id: text, severity: z.enum(['error', 'warning']), line: count, column: count, message: text }),
  ),
  acts: z.array(z.strictObject({ title: text, steps: z.array(z.strictObject({ title: text, minutes: z.number() })) })),
  minutes: z.number(),
  /** What else stands in the way; empty if the ceremony can be opened. */
  problems: z.array(Refused),
  /** Digest of script, settings, people and mode, which the room compares aloud; null while there is no whole plan. */
  plan: z.strictObject({ digest: hex, words }).nullable(),
})
export type Preparation = z.infer<typeof Preparation>

/** What became of a bundle that was written. */
export const Exported = z.strictObject({
  folder: text,
  valid: z.boolean(),
  replayed: z.boolean(),
  anchored: z.boolean(),
  size: count,
  root: hex.nullable(),
  words,
  problems: z.array(Refused.omit({ parameters: true })),
})
export type Exported = z.infer<typeof Exported>
