/**
 * What the program says, in no language: the code of a sentence and what fills its gaps. Facts, views, refusals and checks carry
 * messages; each face puts them into words at its edge (`texts/say.ts`).
 */
import type { Json } from './json.ts'
import type { MessageCode } from '../texts/index.ts'

export type Message = {
  /** Of the catalogue; one from an older record may be in none. */
  readonly code: string
  readonly parameters: Parameters
}

/** What a device or the laptop reported: its names are put into words, its values stay as they are. */
export type Data = {
  readonly data: Json
}

/** The name of something in such a report, where it stands as a label. */
export type Name = {
  readonly name: string
}

/** What is said in one place: somebody's own words, a number, a sentence of the program's, or several of them. */
export type Phrase = string | number | Message | Data | Name | readonly Phrase[]
export type Parameters = Readonly<Record<string, Phrase>>

export function message(code: MessageCode, parameters: Parameters = {}): Message {
  return { code, parameters }
}

/** A refusal or another message with each text in it, at any depth, as `of` has it. */
export function retold(told: Message, of: (text: string) => string): Message {
  const parameters = Object.entries(told.parameters).map(([name, phrase]) => [name, phraseAs(phrase, of)] as const)
  return { code: told.code, parameters: Object.fromEntries(parameters) }
}

/**
 * A refusal as people in the room say it: parts and devices (`things`) that it names by their titles, and under these names of
 * parameters, such as `step`, what its identifiers are called, in quotation marks.
 */
export function titled(
  told: Message,
  things: ReadonlyMap<string, string>,
  under: Readonly<Record<string, ReadonlyMap<string, Phrase>>>,
): Message {
  const { code, parameters } = retold(told, (text) => things.get(text) ?? text)
  const quoted = Object.entries(told.parameters).flatMap(([name, id]) => {
    const title = Object.hasOwn(under, name) && typeof id === 'string' ? under[name]?.get(id) : undefined
    return title === undefined ? [] : [[name, message('word.titled', { title })] as const]
  })
  return { code, parameters: { ...parameters, ...Object.fromEntries(quoted) } }
}

function phraseAs(phrase: Phrase, of: (text: string) => string): Phrase {
  if (typeof phrase === 'string') return of(phrase)
  if (typeof phrase === 'number') return phrase
  if (isList(phrase)) return phrase.map((one) => phraseAs(one, of))
  return 'code' in phrase ? retold(phrase, of) : phrase
}

export function isList(phrase: Phrase): phrase is readonly Phrase[] {
  return Array.isArray(phrase)
}
