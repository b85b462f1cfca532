/** The words of a share on a screen of its own, for the process that has the terminal meanwhile. */
import { fill } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Console } from './console.ts'
import { largeWords } from './screens.ts'

export interface ShareOf {
  readonly share: number
  readonly person: string
}

/** Shows the words until the custodian says that they are written; then wipes the screen. Throws Left. */
export function showWords(console: Console, of: ShareOf, list: readonly string[]): Promise<void> {
  return console.apart(async () => {
    console.heading(fill(words.shareShown, { ...of }))
    console.say()
    for (const line of largeWords(list, console.columns)) console.say(line)
    while ((await console.ask(words.shareShownOnce)).trim() !== words.written);
  })
}

/**
 * Takes a share as typed from the sheet. The words are echoed, but only on a screen that is wiped: a custodian who sees what was
 * typed finds a slip, and nobody else sees it. `typed` are the words of a try before, which are corrected. Throws Left.
 */
export function typeWords(
  console: Console,
  of: ShareOf,
  typed: readonly string[],
  complaint: string | null,
): Promise<readonly string[]> {
  return console.apart(async () => {
    console.heading(fill(words.shareTyped, { ...of }))
    console.say(words.shareTypedHow)
    if (complaint !== null) console.say(`\n${complaint}`)
    return corrected(console, [...typed])
  })
}

async function corrected(console: Console, list: string[]): Promise<readonly string[]> {
  for (;;) {
    if (list.length > 0) console.say()
    for (const line of largeWords(list, console.columns)) if (line !== '') console.say(line)
    const line = (await console.ask(`${list.length + 1}`)).trim().toLowerCase()
    if (line === '' && list.length > 0) return list
    if (line === 'again') list.length = 0
    else for (const item of line.split(/\s+/).filter(Boolean)) take(list, item)
  }
}

/** `5=word` replaces the fifth word; anything else is the next one. */
function take(list: string[], item: string): void {
  const [, place, word] = /^(\d{1,2})=(\S+)$/.exec(item) ?? []
  const index = Number(place) - 1
  if (word !== undefined && index >= 0 && index < list.length) list[index] = word
  else list.push(item)
}
