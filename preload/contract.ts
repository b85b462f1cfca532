/**
 * Every crossing between screen and main, as one value. The preload derives its client from it and main its door; both check
 * what crosses. Three kinds: main `tell`s whole views, the screen `ask`s for something to be done, and a `secret` is an ask of
 * a channel of its own, whose arguments and answers are never logged, kept or repeated in an error.
 */
import { z } from 'zod'
import { Command } from '../ceremonies/kernel/command.ts'
import { SealedBox, X25519Spki } from '../ceremonies/devices/sealed-box.ts'
import type { Message } from '../ceremonies/base/message.ts'
import { paperNames } from '../ceremonies/transcript/documents.ts'
import {
  Chosen,
  languages,
  Course,
  Draft,
  Ending,
  Exported,
  House,
  KnownSet,
  Preparation,
  Projection,
  Refused,
  Room,
} from './views.ts'
import type { AskName, Name, TellName, Ways } from './ways.ts'

export { type AskName, type TellName, askNames, channelOf } from './ways.ts'

export interface Tell<V extends z.ZodType> {
  readonly way: 'tell'
  readonly value: V
}
export interface Ask<I extends z.ZodType, O extends z.ZodType> {
  readonly way: 'ask'
  readonly input: I
  readonly output: O
}
export interface Secret<I extends z.ZodType, O extends z.ZodType> extends Omit<Ask<I, O>, 'way'> {
  readonly way: 'secret'
}

const tell = <V extends z.ZodType>(value: V): Tell<V> => ({ way: 'tell', value })
const ask = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Ask<I, O> => ({
  way: 'ask',
  input,
  output,
})
const secret = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Secret<I, O> => ({
  way: 'secret',
  input,
  output,
})

const nothing = z.strictObject({})
const done = z.null()
const id = z.int().min(0)
const person = z.string().min(1).max(100)
/** A PIN or a code as typed. */
const typed = z.string().max(2000)

export const contract = {
  /** The first screen; null as long as main has nothing to say. */
  house: tell(House),
  /** The ceremony that is held; null if none is. */
  room: tell(Room.nullable()),
  /** For the second window alone. */
  projection: tell(Projection.nullable()),

  /** The page is there: main tells it everything again. The preload asks, when a page begins. */
  ready: ask(nothing, done),
  /** Looks for tokens, printers and ceremonies: asked when the first screen stands, and whenever a person wants it. */
  refresh: ask(nothing, done),
  /** Lists a script from anywhere on this machine, by its whole path. */
  openScript: ask(z.strictObject({ path: z.string().min(1).max(4096) }), done),
  prepare: ask(Draft, Preparation),
  /** Opens the ceremony whose plan the room has compared. */
  open: ask(z.strictObject({ draft: Draft, plan: z.string().regex(/^[0-9a-f]{64}$/) }), done),
  resume: ask(z.strictObject({ ceremony: z.string().regex(/^[a-z0-9]{26}$/) }), done),
  /** Leaves the ceremony; it waits until it is resumed. */
  leave: ask(nothing, done),
  /** Where the shares of every set are by what the register knows, and who could bring each key back tonight. */
  custody: ask(nothing, z.array(KnownSet)),
  /** The whole script with what was recorded at each step so far. */
  course: ask(nothing, Course),
  /** What a person says, who has just been recognised (`vouch`). One ticket is good for one command. */
  submit: ask(z.strictObject({ ticket: z.string().max(64), command: Command }), done),
  /** Writes bundle and transcript of an ended ceremony into a new folder, and verifies what was written. */
  export: ask(z.strictObject({ ceremony: z.string().max(26), folder: z.string().min(1).max(1000) }), Exported),
  /** Verifies the record of a ceremony that has ended. */
  ending: ask(z.strictObject({ ceremony: z.string().max(26) }), Ending),
  /** Where `export` would write, unless told otherwise. */
  exportFolder: ask(z.strictObject({ ceremony: z.string().max(26) }), z.string()),
  /** Prints it, and returns null; where no printer is named, makes a PDF in the home folder and returns its path. */
  printPaper: ask(
    z.strictObject({ draft: Draft, document: z.enum(paperNames), printer: z.string().max(200).nullable() }),
    z.string().nullable(),
  ),
  printTranscript: ask(z.strictObject({ ceremony: z.string().max(26), printer: z.string().max(200) }), done),
  projector: ask(z.strictObject({ open: z.boolean() }), done),
  language: ask(z.strictObject({ language: z.enum(languages) }), done),
  theme: ask(Chosen.pick({ theme: true }), done),
  contrast: ask(Chosen.pick({ contrast: true }).required(), done),
  zoom: ask(Chosen.pick({ percent: true }), done),

  enrol: secret(z.strictObject({ person, code: typed }), done),
  /** Recognises a person for one command. `by`: `code` is the personal code, or the PIN of the card that speaks for that person. */
  vouch: secret(
    z.strictObject({ person, code: typed, by: z.enum(['code', 'card']) }),
    z.strictObject({ ticket: z.string() }),
  ),
  /** Answers an ask of kind secret, show or retry; the words of a share are sealed. False if nobody waits for it any more. */
  give: secret(z.strictObject({ id, answer: z.union([typed, SealedBox]) }), z.boolean()),
  /** The words to show under an ask of kind `show`, sealed to `viewer` (X25519 SPKI); null if there are none any more. */
  words: secret(z.strictObject({ id, viewer: X25519Spki }), SealedBox.nullable()),
} as const

/** Does not compile while a crossing is missing here or goes another way than its name (ways.ts). */
type Complete<C extends { readonly [N in Name]: { readonly way: Ways[N] } }> = C
export type Contract = Complete<typeof contract>

export type Told<N extends TellName> = Contract[N] extends { readonly value: infer S extends z.ZodType }
  ? z.infer<S>
  : never
export type Asked<N extends AskName> = Contract[N] extends { readonly input: infer S extends z.ZodType }
  ? z.infer<S>
  : never
export type Answered<N extends AskName> = Contract[N] extends { readonly output: infer S extends z.ZodType }
  ? z.infer<S>
  : never

/** What an ask comes back with: refusals are values, because an error loses its code on the way. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Message }

export const outcome = <O extends z.ZodType>(output: O) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value: output }),
    z.strictObject({ ok: z.literal(false), refused: Refused }),
  ])

/** What the page is given as `window.strongroom`. */
export type Client = {
  readonly [N in AskName]: (input: Asked<N>) => Promise<Outcome<Answered<N>>>
} & {
  /** Calls `listener` with what was told last, if anything was, and with each view from now on; returns how to stop. */
  readonly on: <N extends TellName>(name: N, listener: (value: Told<N>) => void) => () => void
}
