/** What people read, in a test: sentences of the catalogues, and what stands in their gaps. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Phrase } from '../../ceremonies/base/message.ts'
import { catalogues } from '../../ceremonies/texts/index.ts'
import { say } from '../../ceremonies/texts/say.ts'

export { fill } from '../../main/words.ts'

export const { en, de } = catalogues

export const inEnglish = (phrase: Phrase): string => say(en, phrase)
export const inGerman = (phrase: Phrase): string => say(de, phrase)

/** Texts by name, in groups. */
export interface Texts {
  readonly [name: string]: string | Texts
}

/** Every text by its path, such as `window.run.place`. */
export function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[path + name, text] as const] : flat(text, `${path + name}.`),
  )
}

/** The texts that a catalogue has for its face and for messages. */
export function textsOf({ messages, window }: typeof en): ReadonlyMap<string, string> {
  return new Map([...flat(messages), ...flat(window, 'window.')])
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

const isLiteral = ({ type }: { readonly type: number }): boolean => type === 0

function elementsOf(sentence: string): readonly Element[] {
  return new IntlMessageFormat(sentence, 'en', undefined, { ignoreTag: true }).getAst()
}

/** Names of the values that a sentence takes, once each. */
export function gapsOf(sentence: string): readonly string[] {
  const within = (elements: readonly Element[]): readonly string[] =>
    elements.flatMap((element) => {
      if (!('value' in element) || isLiteral(element)) return []
      return 'options' in element
        ? [element.value, ...Object.values(element.options).flatMap(({ value }) => within(value))]
        : [element.value]
    })
  return [...new Set(within(elementsOf(sentence)))].sort()
}

/** What a sentence says by itself: every word that it may choose, without what fills its gaps. */
export function ownWords(sentence: string): string {
  const within = (elements: readonly Element[]): string =>
    elements
      .map((element) => {
        if ('options' in element)
          return Object.values(element.options)
            .map(({ value }) => within(value))
            .join(' ')
        return 'value' in element && isLiteral(element) ? element.value : '…'
      })
      .join('')
  return within(elementsOf(sentence))
}

/** Any text that a sentence made; groups have what filled its gaps. */
export function patternOf(sentence: string): string {
  const named = new Set<string>()
  const within = (elements: readonly Element[]): string =>
    elements
      .map((element) => {
        if ('options' in element)
          return `(?:${Object.values(element.options)
            .map(({ value }) => within(value))
            .join('|')})`
        if (!('value' in element)) return '[^]*?'
        if (isLiteral(element)) return element.value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
        if (named.has(element.value)) return `\\k<${element.value}>`
        named.add(element.value)
        return `(?<${element.value}>[^]*?)`
      })
      .join('')
  return within(elementsOf(sentence))
}

/** What fills the gaps of a sentence in a text; null if the text is not of that sentence. */
export function captured(sentence: string, text: string): Readonly<Record<string, string>> | null {
  const found = new RegExp(`^${patternOf(sentence)}$`).exec(text)
  return found && { ...found.groups }
}
