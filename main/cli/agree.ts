import { type Agreement, planDigest } from '../../ceremonies/kernel/agreement.ts'
import type { Part } from '../../ceremonies/kernel/cast.ts'
import type { Message } from '../../ceremonies/base/message.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { type Console, Left } from '../terminal/console.ts'
import { couldBe } from '../terminal/forms.ts'
import { digestsInFours, inFours, largeWords } from '../terminal/screens.ts'
import { fill, inWords } from '../words.ts'

/** Shows what is about to be opened, and waits until the room agrees on its words. The promise rejects with Left if it does not. */
export function agreeAt(
  console: Console,
  parts: readonly Part[],
): (agreement: Agreement, remarks: readonly Message[]) => Promise<void> {
  return async (agreement, remarks) => {
    console.heading(words.planTitle)
    for (const line of planLines(agreement, parts)) console.say(line)
    if (remarks.length > 0) console.heading(`\n${words.remarks}`)
    for (const remark of remarks) console.say(inWords(remark))
    console.heading(`\n${words.planWords}\n`)
    const digest = Buffer.from(planDigest(agreement), 'hex')
    for (const line of largeWords(wordsOf(digest), console.columns)) console.heading(line)
    for (;;) {
      const typed = (await console.ask(words.planYes, couldBe('yes'))).trim().toLowerCase()
      if (typed === 'yes') return
      if (typed !== ':leave') continue
      console.say(words.leftUnopened)
      throw new Left()
    }
  }
}

/** Everything that the digest covers, a line each. */
function planLines(agreement: Agreement, parts: readonly Part[]): readonly string[] {
  const { script, mode, settings, language, names, follows, brought, tokens, mirror, sameMedium } = agreement
  const title = (id: string): string => parts.find((part) => part.id === id)?.title ?? id
  return [
    mode === 'real' ? words.realBanner : words.rehearsalBanner,
    fill(words.planScript, { digits: inFours(script) }),
    ...(language === null ? [] : [fill(words.planLanguage, { language })]),
    ...Object.entries(settings).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(names).map(([id, name]) => `${title(id)}: ${name}`),
    ...Object.entries(brought).map(([id, value]) => fill(words.planBrought, { part: title(id), value })),
    fill(words.planFollows, { digest: digestsInFours(follows) }),
    ...Object.entries(tokens).map(([name, { label, serial, module }]) =>
      fill(label === '' ? words.planBlankToken : words.planToken, { name, label, serial, module: inFours(module) }),
    ),
    fill(words.planMirror, { mirror: mirror ?? 'none' }),
    ...(sameMedium === null ? [] : [fill(words.planSameMedium, { part: title(sameMedium) })]),
  ]
}
