import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { terminal as texts } from '../../ceremonies/texts/en/terminal.ts'
import { fill } from '../words.ts'

/** What is said of a share that is typed, in words or in blocks. */
export const saidOf = (scheme: Scheme) => ({ ...texts, ...(scheme === 'shamirs-secret-sharing' && texts.blocks) })

/** Numbers before words, which have letters alone, and before blocks, which have five digits. */
const numbers: Readonly<Record<Scheme, RegExp>> = {
  'SLIP-0039': /\b(\d{1,3})[.:)]?\s+(?=[a-z])/g,
  'shamirs-secret-sharing': /(?<!\S)(\d{1,3})[.:)]?\s+(?=\S{4})/g,
}

/**
 * The words (or blocks) of a share with another line typed: words one after another, each with its number or without, `5=word` for another
 * fifth word, `:back` to take the last one out, `:again` to begin anew. `wrong`: why the rest of the line was left out.
 */
export function withLine(
  list: readonly string[],
  line: string,
  scheme: Scheme,
): { readonly list: string[]; readonly wrong: string | null } {
  const words = [...list]
  const items = line.toLowerCase().replace(numbers[scheme], '$1=').split(/\s+/)
  for (const item of items.filter(Boolean)) {
    const wrong = take(words, item, scheme)
    if (wrong) return { list: words, wrong }
  }
  return { list: words, wrong: null }
}

/** Takes one word into the list, or says what keeps it out. */
function take(list: string[], item: string, scheme: Scheme): string | null {
  if (item === ':again') list.length = 0
  else if (item === ':back') list.pop()
  else {
    const [, numbered, word = item] = /^(\d{1,3})=(\S+)$/.exec(item) ?? []
    const place = numbered === undefined ? list.length + 1 : Number(numbered)
    const of = shareLength[scheme]
    const said = saidOf(scheme)
    if (place > of) return fill(said.sharePastLast, { of })
    if (place < 1 || place > list.length + 1) return fill(said.shareGap, { place, next: list.length + 1 })
    list[place - 1] = word
  }
  return null
}
