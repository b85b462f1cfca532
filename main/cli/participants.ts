import { type Part, checkBrought, checkNames, isWitness } from '../../ceremonies/cast.ts'
import { Refusal, fill } from '../../ceremonies/refusal.ts'
import type { Script } from '../../ceremonies/script.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Opening } from '../engine/engine.ts'
import { type Console, Left } from '../terminal/console.ts'
import { fillIn } from '../terminal/forms.ts'

type Asked = Pick<Opening, 'names' | 'follows' | 'brought'>

/** Who takes each part, what the ceremony follows, and what each witness brought on paper, asked before it opens. Throws Left. */
export async function askParticipants(
  console: Console,
  script: Script,
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
  const text = async (label: string, check: (text: string) => void): Promise<string> => {
    for (;;) {
      const typed = (await asker.line(label)).trim().normalize('NFC')
      try {
        check(typed)
        return typed
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        console.say(error.message)
      }
    }
  }
  console.hint = words.leaveUnopened
  console.heading(mode === 'real' ? words.realBanner : words.rehearsalBanner)
  const names: Record<string, string> = { ...given }
  for (const part of parts) {
    const others = parts.filter(({ id }) => names[id] !== undefined && id !== part.id)
    names[part.id] ??= await text(fill(words.namePrompt, { part: part.title }), (name) =>
      checkNames(script, [...others, part], { ...names, [part.id]: name }),
    )
  }
  const follows = String(
    await fillIn('opening', { name: 'follows', label: words.followsPrompt, type: 'digest' }, asker),
  )
  const brought: Record<string, string> = {}
  for (const witness of parts.filter(isWitness)) {
    const { id, title } = witness
    brought[id] = await text(fill(words.broughtPrompt, { part: title }), (value) =>
      checkBrought([witness], { [id]: value }),
    )
  }
  return { names, follows, brought }
}
