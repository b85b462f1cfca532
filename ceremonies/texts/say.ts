/** Puts messages into words: the edge of every face. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Json } from '../base/json.ts'
import { type Message, type Phrase, isList } from '../base/message.ts'
import { shown, shownLines } from '../base/shown.ts'
import type { Catalogue } from './index.ts'

/** What is said in one place, in the catalogue's language; text from outside stays within its place. */
export function say(catalogue: Catalogue, phrase: Phrase): string {
  if (typeof phrase === 'string') return shownLines(phrase)
  if (typeof phrase === 'number') return String(phrase)
  if (isList(phrase)) return phrase.map((one) => say(catalogue, one)).join(', ')
  // An error has a name too.
  if ('code' in phrase) return sentenceOf(catalogue, phrase)
  return 'data' in phrase ? dataIn(catalogue, phrase.data) : capitalised(nameIn(catalogue, phrase.name))
}

function sentenceOf(catalogue: Catalogue, { code, parameters }: Message): string {
  const sentence = flat(catalogue).get(code)
  // A code of another version: nothing is known of it but that.
  if (sentence === undefined) return shown(code.replace(/^[a-z]+\./, ''))
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(parameters)) values[name] = valueIn(catalogue, sentence, name, value)
  // What is said before or after it may be nothing.
  return format(catalogue.language, sentence, values).trim()
}

/** What fills a gap: text stays within its line, and a sentence gives up its full stop where the sentence around it goes on. */
function valueIn(catalogue: Catalogue, sentence: string, name: string, value: Phrase): string | number {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return shown(value)
  const said = say(catalogue, value)
  const goesOn = new RegExp(`\\{${name}\\}[.,:;)]`).test(sentence)
  return goesOn ? said.replace(/\.$/, '') : said
}

interface Known {
  readonly sentence: IntlMessageFormat
  readonly gaps: readonly string[]
}

const formats = new Map<string, Known>()

/** One sentence with its gaps filled (ICU MessageFormat). One that nothing fills stays as it is, so that it is seen. */
export function format(language: string, sentence: string, values: Readonly<Record<string, string | number>>): string {
  const key = `${language} ${sentence}`
  let known = formats.get(key)
  if (known === undefined) {
    const made = new IntlMessageFormat(sentence, language, undefined, { ignoreTag: true })
    known = { sentence: made, gaps: gapsIn(made.getAst()) }
    formats.set(key, known)
  }
  const empty = Object.fromEntries(known.gaps.map((gap) => [gap, `{${gap}}`]))
  return String(known.sentence.format({ ...empty, ...values }))
}

/** Names of the values that a sentence takes. */
function gapsIn(elements: ReturnType<IntlMessageFormat['getAst']>): readonly string[] {
  return elements.flatMap((element) => {
    // `#` has no value of its own.
    if (!('value' in element) || isLiteral(element)) return []
    const chosen = 'options' in element ? Object.values(element.options) : []
    return [element.value, ...chosen.flatMap(({ value }) => gapsIn(value))]
  })
}

/** True for a stretch of text in a sentence, whose type is 0. */
function isLiteral({ type }: { readonly type: number }): boolean {
  return type === 0
}

/** JSON without its brackets, in the order it stands in. */
function dataIn(catalogue: Catalogue, value: Json): string {
  const { answer, nothing } = catalogue.messages
  if (value === null) return nothing.none
  if (value === true) return answer.yes
  if (value === false) return answer.no
  if (typeof value !== 'object') return shown(String(value))
  if (isArray(value)) return value.length === 0 ? nothing.none : value.map((one) => dataIn(catalogue, one)).join(', ')
  return Object.entries(value)
    .map(([name, item]) => `${nameIn(catalogue, name)} ${wordIn(catalogue, name, item) ?? dataIn(catalogue, item)}`)
    .join(', ')
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** A name of the program's own, as it stands within a sentence: `derLength` is bytes of DER. */
function nameIn(catalogue: Catalogue, name: string): string {
  return (
    flat(catalogue).get(`name.${name}`) ??
    shown(name.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`).replaceAll('-', ' '))
  )
}

/** A word of the program's own that stands under such a name; null for any other value. */
function wordIn(catalogue: Catalogue, name: string, value: Json): string | null {
  return typeof value === 'string' ? (flat(catalogue).get(`word.${name}.${value}`) ?? null) : null
}

function capitalised(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}

interface Texts {
  readonly [name: string]: string | Texts
}

const flattened = new WeakMap<Catalogue, ReadonlyMap<string, string>>()

/** Every sentence by its code. */
function flat(catalogue: Catalogue): ReadonlyMap<string, string> {
  const known = flattened.get(catalogue)
  if (known) return known
  const { refusal, check, ...groups } = catalogue.messages
  const made = new Map([...entriesOf('', refusal), ...entriesOf('', check), ...entriesOf('', groups)])
  flattened.set(catalogue, made)
  return made
}

function entriesOf(prefix: string, texts: Texts): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[prefix + name, text] as const] : entriesOf(`${prefix}${name}.`, text),
  )
}
