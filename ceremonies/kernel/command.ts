import { z } from 'zod'
import { Registered } from '../register/row.ts'
import { Parameters } from '../base/message-shape.ts'
import { LanguageTag } from '../base/prose.ts'
import { Answers } from './answers.ts'
import { Departure } from './departure-shape.ts'
import { count, digest, json, note, objectId } from './shapes.ts'

const text = z.string().min(1).max(2000)
/** What people give, of any kind: `decide` says what is wrong with it. Only how much crosses is bounded here. */
const said = z.string().max(20_000)

/** How a person proved to be there: a personal code, a smartcard, or answers fed by a file or the rehearsal itself. */
export const Method = z.enum(['code', 'smartcard', 'fed'])
export type Method = z.infer<typeof Method>

/** What to do with a step that was begun and of which nobody knows how it ended. */
export const Choice = z.enum(['perform', 'adopt', 'redo', 'discard'])
export type Choice = z.infer<typeof Choice>

/** The program that runs the ceremony, as `--version` says. */
export const Application = z.strictObject({ version: text, commit: text, digest: text, node: text })

export const TokenFound = z.strictObject({
  name: text,
  label: z.string(),
  serial: z.string(),
  initialised: z.boolean(),
  module: z.strictObject({ path: text, sha256: digest, description: z.string(), version: z.string() }),
  objects: z.array(z.strictObject({ class: text, id: objectId, label: z.string() })),
})

const Open = z.strictObject({
  type: z.literal('open'),
  ceremony: z.string().regex(/^[a-z0-9]{26}$/),
  mode: z.enum(['real', 'rehearsal']),
  script: digest,
  settings: z.record(z.string(), z.string()),
  /** Which of the script's languages is read in the room; null for a script whose sentences are the same in every language. */
  language: LanguageTag.nullable(),
  names: z.record(z.string(), said),
  /** Digest of the previous ceremony's last note, or `none`. */
  follows: z.union([digest, z.literal('none')]),
  /** A value that each witness brought on paper. */
  brought: z.record(z.string(), said),
  tokens: z.array(TokenFound),
  /** Set identities that the register holds already. */
  identifiers: z.array(z.int().min(0).max(32767)),
  /** What else the register knows and rules go by from here on; left out where that is nothing. */
  registered: z.array(Registered).max(20_000).readonly().exactOptional(),
  /** The folder on a second medium that gets a copy of each fact; null for none. */
  mirror: text.nullable(),
  application: Application,
})

/** Everything that can be said to a ceremony. People say the first group; only the engine says the second. */
export const Command = z.discriminatedUnion('type', [
  Open,
  z.strictObject({ type: z.literal('enrol') }),
  /** `exception`: how people go on although a question that the script expects a yes to is answered no. */
  z.strictObject({ type: z.literal('answer'), step: text, answers: Answers, exception: Departure.nullable() }),
  z.strictObject({ type: z.literal('resolve'), step: text, choice: Choice, statement: said }),
  z.strictObject({ type: z.literal('abort'), reason: said }),
  z.strictObject({ type: z.literal('without-mirror'), statement: said }),
  /** Somebody else takes a part from here on. */
  z.strictObject({ type: z.literal('replace'), person: text, name: said, reason: said }),
  /** A person whose device speaks no more is known by a personal code from here on. */
  z.strictObject({ type: z.literal('by-code'), person: text, exception: Departure }),
  z.strictObject({ type: z.literal('confirm'), digest, seq: count, answers: Answers }),
  z.strictObject({ type: z.literal('dispute'), digest, reason: said }),
  z.strictObject({
    type: z.literal('exception'),
    expected: said,
    happened: said,
    decided: said,
    effect: said,
    remedy: said,
    open: z.boolean(),
  }),
  z.strictObject({ type: z.literal('remedy'), exception: z.int().min(1), statement: said }),
  z.strictObject({ type: z.literal('note'), text: said }),
  z.strictObject({ type: z.literal('break'), reason: said, sealed: said }),
  z.strictObject({ type: z.literal('return'), statement: said }),
  z.strictObject({ type: z.literal('review'), statement: said }),

  z.strictObject({ type: z.literal('begin'), step: text, note: note.nullable() }),
  z.strictObject({ type: z.literal('sign'), note }),
  z.strictObject({ type: z.literal('report'), step: text, result: json }),
  z.strictObject({
    type: z.literal('fail'),
    step: text,
    code: text,
    parameters: Parameters,
  }),
  z.strictObject({ type: z.literal('lose'), device: text, reason: text }),
  z.strictObject({
    type: z.literal('resume'),
    application: Application,
    /** SHA-256 of the module behind each HSM that answers. */
    modules: z.record(z.string(), digest),
    mirror: text.nullable(),
    /** The part that says that the mirror may be on the record's own medium. */
    sameMedium: text.nullable(),
    /** Facts of earlier batches than the last that the mirror did not hold. */
    missing: count,
  }),
  /** What was looked at before anybody gives their word on it. */
  z.strictObject({ type: z.literal('examine'), step: text, result: json }),
  z.strictObject({ type: z.literal('find'), step: text, finding: json }),
  z.strictObject({ type: z.literal('login-refused'), device: text, code: text }),
  z.strictObject({
    type: z.literal('tries-told'),
    device: text,
    role: z.enum(['user', 'security officer']),
    left: z.enum(['few', 'one']),
  }),
  z.strictObject({ type: z.literal('recognition-failed'), person: text }),
  /** A copy is kept on a second medium; `accepted`: the part that says that it may be the record's own medium. */
  z.strictObject({ type: z.literal('mirror-kept'), accepted: text.nullable() }),
  z.strictObject({ type: z.literal('mirror-lost'), code: text }),
  z.strictObject({ type: z.literal('mirror-restored') }),
])
export type Command = z.infer<typeof Command>
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

const enginesOwn = [
  'open',
  'begin',
  'sign',
  'report',
  'fail',
  'lose',
  'resume',
  'find',
  'examine',
  'login-refused',
  'tries-told',
  'recognition-failed',
  'mirror-kept',
  'mirror-lost',
  'mirror-restored',
] as const satisfies readonly Command['type'][]

/** What only the engine may say; people's commands carry a person. */
export const engineCommands: ReadonlySet<Command['type']> = new Set(enginesOwn)

/** What a person may say. */
export const sayings = [
  'enrol',
  'answer',
  'resolve',
  'abort',
  'confirm',
  'dispute',
  'exception',
  'remedy',
  'note',
  'break',
  'return',
  'review',
  'without-mirror',
  'replace',
  'by-code',
] as const satisfies readonly Exclude<Command['type'], (typeof enginesOwn)[number]>[]
export type Saying = (typeof sayings)[number]

export function isSaying(type: Command['type']): type is Saying {
  return sayings.some((saying) => saying === type)
}

/** A command with all that `decide` may not find out for itself: who, when, where in the record, and chance. */
export interface Envelope<C extends Command = Command> {
  /** A person's part, or `engine`. */
  readonly by: string
  /** How that person was recognised; null for the engine. */
  readonly method: Method | null
  /** RFC 3339, UTC, milliseconds: the laptop's clock. */
  readonly at: string
  /** Milliseconds of a clock that never jumps, from an arbitrary start in each session. */
  readonly monotonic: number
  /** 32 fresh random bytes, hex. */
  readonly random: string
  /** Sequence number that this command's fact gets: the number of facts before it. */
  readonly seq: number
  /** Tree root (hex) over all facts before, where the command is bound to it: `confirm`, `begin` and `sign`. */
  readonly head: string | null
  /** What the speaker's device signed of this; absent for a word that no device signed. */
  readonly signed?: Signed
  readonly command: C
}

/** A signature by a device that speaks for somebody (`voice.ts`), hex in DER, and the name of that device. */
export interface Signed {
  readonly device: string
  readonly signature: string
}
