import type { Answer } from '../../ceremonies/kernel/answers.ts'
import { type Part, checkBrought, checkNames } from '../../ceremonies/kernel/cast.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Opening } from '../engine/engine.ts'
import { type Participants, rehearsalParticipants } from '../opening.ts'
import type { AnswerFile } from '../players/answer-file.ts'
import { type Console, Left } from '../terminal/console.ts'
import { type Asker, Back, fillInto, inTurn } from '../terminal/forms.ts'
import { fill, inWords } from '../words.ts'

type Asked = Pick<Opening, 'names' | 'follows' | 'brought'>

/** Who takes each part, what the ceremony follows, and what each witness brought on paper, asked before it opens. Throws Left. */
export async function askParticipants(
  console: Console,
  script: Script,
  parts: readonly Part[],
  given: Readonly<Record<string, string>>,
  mode: 'real' | 'rehearsal',
): Promise<Asked> {
  const asker = openingAsker(console)
  /** Keeps what stands there if nothing is typed. */
  const text = async (label: string, kept: string | undefined, check: (text: string) => void): Promise<string> => {
    const prompt = kept === undefined ? label : `${label} ${fill(words.kept, { answer: kept })}`
    for (;;) {
      const typed = (await asker.line(prompt)).trim().normalize('NFC') || (kept ?? '')
      try {
        check(typed)
        return typed
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        console.say(inWords(error))
      }
    }
  }
  console.hint = words.leaveUnopened
  console.heading(mode === 'real' ? words.realBanner : words.rehearsalBanner)
  console.say(words.helpOpening)
  const names: Record<string, string> = { ...given }
  const brought: Record<string, string> = {}
  const paper = new Map<string, Answer>()
  const nameOf = async (part: Part): Promise<void> => {
    const others = parts.filter(({ id }) => names[id] !== undefined && id !== part.id)
    names[part.id] = await text(fill(words.namePrompt, { part: part.title }), names[part.id], (name) =>
      checkNames(script, [...others, part], { ...names, [part.id]: name }),
    )
  }
  const broughtBy = async (witness: Part): Promise<void> => {
    const { id, title } = witness
    brought[id] = await text(fill(words.broughtPrompt, { part: title }), brought[id], (value) =>
      checkBrought([witness], { [id]: value }),
    )
  }
  const followed = { name: 'follows', label: words.followsPrompt, type: 'digest' } as const
  const questions = [
    ...parts.filter(({ id }) => given[id] === undefined).map((part) => () => nameOf(part)),
    () => fillInto(paper, followed, asker),
    ...parts.filter(({ brings }) => brings).map((witness) => () => broughtBy(witness)),
  ]
  await fromTheFirst(questions)
  const follows = String(paper.get('follows'))
  return { names, follows, brought }
}

/** Lines at which nothing but leaving and going back is said yet. */
function openingAsker(console: Console): Asker {
  return {
    line: async (prompt, shows) => {
      for (;;) {
        const typed = await console.ask(prompt, shows)
        switch (typed.trim()) {
          case ':leave':
            console.say(words.leftUnopened)
            throw new Left()
          case ':back':
            throw new Back()
          case ':help':
            console.say(words.helpOpening)
            break
          default:
            return typed
        }
      }
    },
    say: (text) => {
      console.say(text)
    },
  }
}

/** Before the first question there is none: it is asked again. */
async function fromTheFirst(questions: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    await inTurn(questions)
  } catch (error) {
    if (!(error instanceof Back)) throw error
    await fromTheFirst(questions)
  }
}

/** People of a rehearsal as a file calls them, and by the titles of their parts where it does not; `names` wins. */
export function participantsFrom(
  script: Script,
  settings: Readonly<Record<string, string>>,
  answers: Pick<AnswerFile, 'names' | 'follows' | 'brought'> | null,
  names: Readonly<Record<string, string>> = {},
): Participants {
  const usual = rehearsalParticipants(script, settings)
  if (answers === null) return usual
  return {
    ...usual,
    names: { ...usual.names, ...answers.names, ...names },
    follows: answers.follows,
    brought: { ...usual.brought, ...answers.brought },
  }
}
