/** Secrets of no meaning, kept in a page in every way that the search is there for: it would be blind if it missed one. */
import { randomInt } from 'node:crypto'
import type { Page } from '@playwright/test'
import { wordList } from '../../../ceremonies/base/mnemonic/word-list.ts'
import type { Memory } from './memory.ts'

/** In each of these, three words of another stretch stand. */
const ways = ['page', 'loose', 'list', 'put together', 'cut out', 'two bytes', 'numbers', 'buffer', 'private'] as const

/** The places where they are found; throws if one of them is not found, or is still there when it has been taken away. */
export async function plantedIn(page: Page, memory: Memory): Promise<readonly string[]> {
  const numbers = ways.map(() => [0, 1, 2].map(() => randomInt(1024)))
  const words = numbers.map((three) => three.map((number) => wordList[number] ?? ''))
  await page.evaluate(plant, { words, numbers })
  const secrets = ways.map((name, at) => ({ name, words: (words[at] ?? []).join(' ') }))
  const found = await memory.search(secrets)
  const missed = ways.filter((name) => !found.some((one) => one.startsWith(`${name}: `)))
  await page.evaluate(uproot)
  const left = await memory.search(secrets)
  if (missed.length + left.length > 0) throw new Error(`not found: ${missed.join()}; left: ${left.join()}`)
  return [...new Set(found.map((one) => one.split(': ')[1] ?? ''))].sort()
}

interface Planted {
  readonly words: readonly (readonly string[])[]
  readonly numbers: readonly (readonly number[])[]
}

/** Runs in the page. */
function plant({ words, numbers }: Planted): void {
  const text = (at: number, separator = ' ') => (words[at] ?? []).join(separator)
  const shown = document.createElement('p')
  shown.id = 'planted'
  // Cut from a text: a word that the page's own list has stays, and so does its place in Chromium's list of shared texts.
  for (const word of text(0).split(' ')) shown.append(Object.assign(document.createElement('b'), { textContent: word }))
  document.body.append(shown)
  const loose = document.createElement('input')
  loose.value = text(1)
  class Private {
    readonly #bytes = new TextEncoder().encode(text(8))
    readonly length = () => this.#bytes.length
  }
  const kept = {
    loose,
    list: [...(words[2] ?? [])],
    together: `${'-'.repeat(20)}${text(3)}`,
    cut: `${'-'.repeat(20)}${text(4, ', ')}`.slice(5),
    wide: `\u20ac ${text(5)}`,
    numbers: [...(numbers[6] ?? [])],
    buffer: new Uint16Array(numbers[7] ?? []),
    hidden: new Private(),
  }
  Object.assign(window, { planted: kept })
}

/** Runs in the page. */
function uproot(): void {
  document.getElementById('planted')?.remove()
  Reflect.deleteProperty(window, 'planted')
}
