/** The words of a share on a screen of its own, for the process that has the terminal meanwhile. */
import { flawOfSecret } from '../../ceremonies/devices/secret.ts'
import type { Scheme } from '../../ceremonies/devices/scheme.ts'
import { shareLength } from '../../ceremonies/shares/length.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Console } from './console.ts'
import { largeWords } from './screens.ts'
import { saidOf, withLine } from './typed-words.ts'
import { fill, inWords } from '../words.ts'

export interface ShareOf {
  readonly share: number
  readonly scheme: Scheme
  readonly person: string
}

/** Shows the words until the custodian says that they are written; then wipes the screen. Throws Left. */
export function showWords(console: Console, of: ShareOf, list: readonly string[]): Promise<void> {
  const said = saidOf(of.scheme)
  return console.apart(async () => {
    console.heading(fill(said.shareShown, { ...of }))
    console.say()
    for (const line of largeWords(list, console.columns)) console.say(line)
    while ((await console.ask(said.shareShownOnce)).trim() !== words.written) console.redraw()
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
  const said = saidOf(of.scheme)
  return console.apart(async () => {
    console.heading(fill(said.shareTyped, { ...of }))
    console.say(said.shareTypedHow)
    if (complaint !== null) console.say(`\n${complaint}`)
    return corrected(console, [...typed], of.scheme)
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

async function corrected(console: Console, before: readonly string[], scheme: Scheme): Promise<readonly string[]> {
  const { shareWhole } = saidOf(scheme)
  let list = before
  let wrong: string | null = null
  for (;;) {
    if (list.length > 0) console.say()
    for (const line of largeWords(list, console.columns)) if (line !== '') console.say(line)
    if (wrong !== null) console.say(wrong)
    const line = (await console.ask(list.length < shareLength[scheme] ? `${list.length + 1}` : shareWhole)).trim()
    if (line === '' && list.length > 0) return list
    ;({ list, wrong } = withLine(list, line, scheme))
  }
}
