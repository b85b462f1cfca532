import { type Agreement, planDigest } from '../../ceremonies/agreement.ts'
import type { Part } from '../../ceremonies/cast.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { fill } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { type Console, Left } from '../terminal/console.ts'
import { inFours, largeWords } from '../terminal/screens.ts'

/** Shows what is about to be opened, and waits until the room agrees on its words. The promise rejects with Left if it does not. */
export function agreeAt(console: Console, parts: readonly Part[]): (agreement: Agreement) => Promise<void> {
  return async (agreement) => {
    console.heading(words.planTitle)
    for (const line of planLines(agreement, parts)) console.say(line)
    console.heading(`\n${words.planWords}\n`)
    const digest = Buffer.from(planDigest(agreement), 'hex')
    for (const line of largeWords(wordsOf(digest), console.columns)) console.heading(line)
    for (;;) {
      const typed = (await console.ask(words.planYes)).trim().toLowerCase()
      if (typed === 'yes') return
      if (typed !== ':leave') continue
      console.say(words.leftUnopened)
      throw new Left()
    }
  }
}

/** Everything that the digest covers, a line each. */
function planLines(agreement: Agreement, parts: readonly Part[]): readonly string[] {
  const { script, mode, settings, names, follows, brought, tokens, mirror, sameMedium } = agreement
  const title = (id: string): string => parts.find((part) => part.id === id)?.title ?? id
  return [
    mode === 'real' ? words.realBanner : words.rehearsalBanner,
    fill(words.planScript, { digits: inFours(script) }),
    ...Object.entries(settings).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(names).map(([id, name]) => `${title(id)}: ${name}`),
    ...Object.entries(brought).map(([id, value]) => fill(words.planBrought, { part: title(id), value })),
    fill(words.planFollows, { digest: follows }),
    ...Object.entries(tokens).map(([name, { label, serial, module }]) =>
      fill(label === '' ? words.planBlankToken : words.planToken, { name, label, serial, module: inFours(module) }),
    ),
    fill(words.planMirror, { mirror: mirror ?? 'none' }),
    ...(sameMedium === null ? [] : [fill(words.planSameMedium, { part: title(sameMedium) })]),
  ]
}
