/** The words of a share on a screen of its own, for the process that has the terminal meanwhile. */
import { flawOfSecret } from '../../ceremonies/devices/secret.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Console } from './console.ts'
import { largeWords } from './screens.ts'
import { SHARE_WORDS, withLine } from './typed-words.ts'
import { fill, inWords } from '../words.ts'

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
    while ((await console.ask(words.shareShownOnce)).trim() !== words.written) console.redraw()
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

/** Takes a secret that is typed twice, of which nothing is shown. Throws Left. */
export function typeSecret(console: Console, person: string, complaint: string | null): Promise<string> {
  return console.apart(async () => {
    console.heading(fill(words.secretTyped, { person }))
    if (complaint !== null) console.say(`\n${complaint}`)
    for (;;) {
      const first = await console.askHidden(words.secretPrompt)
      const flaw = flawOfSecret(first)
      if (flaw) console.say(inWords(flaw))
      else if ((await console.askHidden(words.again)) === first) return first
      else console.say(words.differs)
    }
  })
}

async function corrected(console: Console, before: readonly string[]): Promise<readonly string[]> {
  let list = before
  let wrong: string | null = null
  for (;;) {
    if (list.length > 0) console.say()
    for (const line of largeWords(list, console.columns)) if (line !== '') console.say(line)
    if (wrong !== null) console.say(wrong)
    const line = (await console.ask(list.length < SHARE_WORDS ? `${list.length + 1}` : words.shareWhole)).trim()
    if (line === '' && list.length > 0) return list
    ;({ list, wrong } = withLine(list, line))
  }
}
