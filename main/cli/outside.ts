/** A rehearsal on tokens that go on existing after it: said, and asked for, before it begins. */
import type { FoundToken } from '../../ceremonies/subjects/tokens/suitable.ts'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { OpeningOn } from '../opening.ts'
import type { Setup } from '../store/data-folder.ts'
import { type Console, Left } from '../terminal/console.ts'
import { fill } from '../words.ts'

/** Throws REHEARSE_ON_REAL or REHEARSE_ON_NOTHING for a `--rehearse-on` that allows nothing. */
export function mustAllowSomething(
  allowed: readonly string[],
  given: Setup['inventory'],
  mode: 'real' | 'rehearsal',
): void {
  if (allowed.length > 0 && mode === 'real') throw refuse('REHEARSE_ON_REAL')
  const nothing = allowed.find((device) => !Object.hasOwn(given, device))
  if (nothing !== undefined) throw refuse('REHEARSE_ON_NOTHING', { device: nothing })
}

/** `allowed` on the command line, or asked at the terminal; without one throws REHEARSAL_ON_TOKEN. */
export function allowing(allowed: readonly string[], console: Console | null): OpeningOn['allow'] {
  return async (tokens) => {
    const unasked = tokens.filter(({ device }) => !allowed.includes(device))
    const [first] = unasked
    if (!first) return
    if (!console) throw refuse('REHEARSAL_ON_TOKEN', toldOf(first))
    console.heading(`\n${words.outside}`)
    for (const token of unasked) console.say(`  ${fill(words.outsideToken, toldOf(token))}`)
    console.say(words.outsideMeans)
    await agreed(console)
  }
}

async function agreed(console: Console): Promise<void> {
  for (;;) {
    const typed = (await console.ask(fill(words.outsideExact, { word: words.outsideWord }))).trim()
    if (typed === words.outsideWord) return
    if (typed !== ':leave') continue
    console.say(words.leftUnopened)
    throw new Left()
  }
}

function toldOf({ device, description: { token } }: FoundToken) {
  return { device, label: token.label, serial: token.serial || '?', model: token.model }
}
