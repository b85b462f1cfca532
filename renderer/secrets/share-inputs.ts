import { wordList } from '../../ceremonies/base/mnemonic/word-list.ts'

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

/** True for what is no word of the list, nor the first four letters of one. */
export function isUnknown(typed: string): boolean {
  const word = typed.trim().toLowerCase()
  return word !== '' && !words.has(word) && !prefixes.has(word)
}
