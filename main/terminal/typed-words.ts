import { wordCount } from '../../ceremonies/shares/mnemonic.ts'
import { terminal as texts } from '../../ceremonies/texts/en/terminal.ts'
import { fill } from '../words.ts'

/** A share of a 256-bit key. */
export const SHARE_WORDS = wordCount(32)

/**
 * The words of a share with another line typed: words one after another, each with its number or without, `5=word` for another
 * fifth word, `:back` to take the last one out, `:again` to begin anew. `wrong`: why the rest of the line was left out.
 */
export function withLine(
  list: readonly string[],
  line: string,
): { readonly list: string[]; readonly wrong: string | null } {
  const words = [...list]
  const items = line
    .toLowerCase()
    .replace(/\b(\d{1,3})[.:)]?\s+(?=[a-z])/g, '$1=')
    .split(/\s+/)
  for (const item of items.filter(Boolean)) {
    const wrong = take(words, item)
    if (wrong) return { list: words, wrong }
  }
  return { list: words, wrong: null }
}

/** Takes one word into the list, or says what keeps it out. */
function take(list: string[], item: string): string | null {
  if (item === ':again') list.length = 0
  else if (item === ':back') list.pop()
  else {
    const [, numbered, word = item] = /^(\d{1,3})=(\S+)$/.exec(item) ?? []
    const place = numbered === undefined ? list.length + 1 : Number(numbered)
    if (place > SHARE_WORDS) return fill(texts.sharePastLast, { of: SHARE_WORDS })
    if (place < 1 || place > list.length + 1) return fill(texts.shareGap, { place, next: list.length + 1 })
    list[place - 1] = word
  }
  return null
}
