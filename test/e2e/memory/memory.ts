/** A page and its memory, searched for secrets by the way in which the leak test searches files. */
import type { CDPSession, Page } from '@playwright/test'
import { Places } from '../../leak/places.ts'
import { Scanner } from '../../leak/scanner.ts'
import type { Secret } from '../../leak/secrets.ts'
import { bytesOf, contentsOf } from './objects.ts'
import { type Texts, textsOnHeap } from './snapshot.ts'

/** Three words are found, and the numbers of three; among the many numbers of texts five, because three are there by chance. */
const inTexts = { words: 3, indices: 5 }
const inNumbers = { words: 3, indices: 3 }

/** Longer members of a list are sources of scripts. */
const LONGEST = 100

/** Between two things that are not beside each other in memory: no word of the list, and the number of none. */
const apart = '\nzzz 4294967295 zzz\n'

export class Memory {
  readonly #session: CDPSession
  /** What was there before there were secrets: it is not searched again. */
  readonly #known = new Set<string>()

  private constructor(session: CDPSession) {
    this.#session = session
  }

  /** Of a page that has not seen any secret yet. */
  static async of(page: Page): Promise<Memory> {
    const memory = new Memory(await page.context().newCDPSession(page))
    for (const text of together(await textsOnHeap(memory.#session))) memory.#known.add(text)
    return memory
  }

  /**
   * Where what is found, without the secret itself. Places: `page` (text, fields, source), `heap` (texts and lists of them),
   * `numbers` (in lists), `buffer` (bytes and numbers of any width), `loose` (elements outside the page).
   */
  async search(secrets: readonly Secret[]): Promise<readonly string[]> {
    const texts = new Places()
    const numbers = new Places()
    const add = (places: Places, place: string, list: readonly string[]) =>
      places.add(place, Buffer.from(list.join(apart)))
    // The heap comes first: whatever is fetched from the page leaves texts of its own there.
    const heap = await textsOnHeap(this.#session)
    add(
      texts,
      'heap',
      [...together(heap)].filter((text) => !this.#known.has(text)),
    )
    for (const bytes of await bytesOf(this.#session, heap.withBytes)) {
      texts.add('buffer', bytes)
      add(numbers, 'buffer', numbersIn(bytes).map(String))
    }
    const contents = await contentsOf(this.#session)
    add(numbers, 'numbers', contents.numbers.map(String))
    add(texts, 'loose', contents.loose)
    add(texts, 'page', await shownBy(this.#session))
    const found = [...texts.scan(new Scanner(secrets, inTexts)), ...numbers.scan(new Scanner(secrets, inNumbers))]
    return [...new Set(found.map(({ place, secret }) => `${secret}: ${place}`))].sort()
  }
}

/** Texts as they are, and side by side where one object holds them. */
function together({ texts, lists }: Texts): ReadonlySet<string> {
  const short = lists.map((list) => list.filter(({ length }) => length <= LONGEST).join(' '))
  return new Set([...texts, ...short])
}

/** The bytes as whole numbers of each width. */
function numbersIn(bytes: Buffer): readonly (readonly number[])[] {
  const all = (width: number, read: (at: number) => number) =>
    Array.from({ length: Math.floor(bytes.length / width) }, (_, at) => read(at * width))
  return [
    all(2, (at) => bytes.readUInt16LE(at)),
    all(4, (at) => bytes.readUInt32LE(at)),
    all(8, (at) => bytes.readDoubleLE(at)),
  ]
}

/** Text, what fields hold, and attributes, each in the page's order; by DevTools, so that nothing of it gets into the page. */
async function shownBy(session: CDPSession): Promise<readonly string[]> {
  const { documents, strings } = await session.send('DOMSnapshot.captureSnapshot', { computedStyles: [] })
  const said = (indices: readonly number[] = []) => indices.map((at) => strings[at] ?? '').join(' ')
  return documents.flatMap(({ nodes }) => [
    said(nodes.nodeValue),
    said(nodes.inputValue?.value),
    said(nodes.textValue?.value),
    said(nodes.attributes?.flat()),
  ])
}
