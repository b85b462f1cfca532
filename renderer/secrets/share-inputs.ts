import type { useTexts } from '../language/language.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { isBlock } from '../../ceremonies/shares/blocks.ts'
import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'

type Texts = ReturnType<typeof useTexts>['secrets']

const words: ReadonlySet<string> = new Set(wordList)
const prefixes: ReadonlySet<string> = new Set(wordList.map((word) => word.slice(0, 4)))

/** The fields of a share; what is typed stands in them alone, never in React's state. */
export function inputsOf(list: Element | null): readonly HTMLInputElement[] {
  return [...(list?.querySelectorAll<HTMLInputElement>('input') ?? [])]
}

export function count(list: Element | null): number {
  return inputsOf(list).filter(({ value }) => value.trim() !== '').length
}

export function joined(list: Element | null): string {
  return inputsOf(list)
    .map(({ value }) => value.trim().toLowerCase())
    .join(' ')
}

export function wipeInputs(list: Element | null): void {
  for (const input of inputsOf(list)) input.value = ''
}

/** True for what is no word of the list, nor the first four letters of one; of blocks, for one that cannot stand at that place. */
export function isUnknown(typed: string, place: number, scheme: Scheme): boolean {
  const word = typed.trim().toLowerCase()
  if (scheme === 'shamirs-secret-sharing') return word !== '' && !isBlock(word, place)
  return word !== '' && !words.has(word) && !prefixes.has(word)
}

/** What is said of a share that is shown or typed, in words or in blocks. */
export function textsOf(secrets: Texts, scheme: Scheme): Pick<Texts, 'reveal' | 'entry'> {
  return scheme === 'shamirs-secret-sharing' ? secrets.blocks : secrets
}
