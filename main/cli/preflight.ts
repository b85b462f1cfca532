import { refusalOf } from '../../ceremonies/texts/codes.ts'
import type { Forewarning } from '../../ceremonies/subjects/preflight.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { type Console, Left } from '../terminal/console.ts'
import { couldBe } from '../terminal/forms.ts'
import { inWords } from '../words.ts'

/**
 * Shows what was found before anybody is asked for a name. Throws the first of what stops the ceremony; where something only
 * warns, people say that they have read it. Throws Left.
 */
export async function showForewarnings(console: Console, found: readonly Forewarning[]): Promise<void> {
  const of = (severity: Forewarning['severity']) => found.filter((one) => one.severity === severity)
  for (const [severity, title] of titles) {
    const all = of(severity)
    if (all.length > 0) console.heading(title)
    for (const { said } of all) console.say(`  ${inWords(said)}`)
  }
  const [stop] = of('stops')
  if (stop) throw refusalOf(stop.said)
  if (of('warns').length > 0) await read(console)
}

const titles = [
  ['stops', words.preflightStops],
  ['warns', words.preflightWarns],
  ['note', words.preflightNotes],
] as const

async function read(console: Console): Promise<void> {
  for (;;) {
    const typed = (await console.ask(words.preflightRead, couldBe(''))).trim()
    if (typed === '') return
    if (typed !== ':leave') continue
    console.say(words.leftUnopened)
    throw new Left()
  }
}
