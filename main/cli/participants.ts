import { type Part, isWitness } from '../../ceremonies/cast.ts'
import { fill } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Opening } from '../engine/engine.ts'
import { type Console, Left } from '../terminal/console.ts'
import { fillIn } from '../terminal/forms.ts'

type Asked = Pick<Opening, 'names' | 'follows' | 'brought'>

/** Who takes each part, what the ceremony follows, and what each witness brought on paper, asked before it opens. Throws Left. */
export async function askParticipants(
  console: Console,
  parts: readonly Part[],
  given: Readonly<Record<string, string>>,
  mode: 'real' | 'rehearsal',
): Promise<Asked> {
  const asker = {
    line: async (prompt: string) => {
      const typed = await console.ask(prompt)
      if (typed.trim() !== ':leave') return typed
      console.say(words.leftUnopened)
      throw new Left()
    },
    say: (text: string) => {
      console.say(text)
    },
  }
  const text = async (label: string): Promise<string> =>
    String(await fillIn('opening', { name: 'text', label, type: 'text' }, asker))
  console.hint = words.leaveUnopened
  console.heading(mode === 'real' ? words.realBanner : words.rehearsalBanner)
  const names: Record<string, string> = { ...given }
  for (const { id, title } of parts) names[id] ??= await text(fill(words.namePrompt, { part: title }))
  const follows = String(
    await fillIn('opening', { name: 'follows', label: words.followsPrompt, type: 'digest' }, asker),
  )
  const brought: Record<string, string> = {}
  for (const { id, title } of parts.filter(isWitness)) {
    brought[id] = await text(fill(words.broughtPrompt, { part: title }))
  }
  return { names, follows, brought }
}
