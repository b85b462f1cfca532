import type { Field } from '../../ceremonies/kernel/answers.ts'
import type { Choice } from '../../ceremonies/kernel/command.ts'
import { departed } from '../../ceremonies/kernel/departure.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { Engine } from '../engine/engine.ts'
import type { Console } from '../terminal/console.ts'
import type { Question } from '../terminal/drafts.ts'
import { type Shows, couldBe, fillInto, inTurn } from '../terminal/forms.ts'
import type { Room } from '../terminal/room.ts'
import { personText } from '../terminal/screens.ts'

/** What is asked at the terminal for each thing that people may say: fields, an exception, a sentence, a choice, who speaks. */
export class Questions {
  readonly #console: Console
  readonly #engine: Engine
  readonly #room: Room

  constructor(console: Console, engine: Engine, room: Room) {
    this.#console = console
    this.#engine = engine
    this.#room = room
  }

  of(fields: readonly Field[]): readonly Question[] {
    const asker = {
      line: (prompt: string, shows?: Shows) => this.#room.line(prompt, shows),
      say: (text: string) => {
        this.#console.say(text)
      },
      called: (part: string) => personText(this.#engine.view(), part),
    }
    return fields.map((field) => ({ field: field.name, ask: (answers) => fillInto(answers, field, asker) }))
  }

  /** The exception too, after the last question, where something is answered no that the script expects a yes to. */
  departing(
    fields: readonly Field[],
    questions: readonly Question[],
    exception: readonly Question[],
  ): readonly Question[] {
    const last = questions.at(-1)
    if (last === undefined || exception.length === 0) return questions
    const ask: Question['ask'] = async (answers) => {
      await last.ask(answers)
      if (departed(fields, Object.fromEntries(answers)).length === 0) {
        for (const { field } of exception) if (field !== null) answers.delete(field)
        return
      }
      this.#console.heading(words.departure)
      await inTurn(exception.map((question) => () => question.ask(answers)))
    }
    return [...questions.slice(0, -1), { field: last.field, ask }]
  }

  /** One sentence, and who says it. */
  statement(label: string): readonly Question[] {
    return [
      ...this.of([{ name: 'statement', label, type: 'text' }]),
      {
        field: null,
        ask: async (answers) => {
          answers.set('person', await this.#room.anybody())
        },
      },
    ]
  }

  async choose(choices: readonly Choice[]): Promise<Choice> {
    for (;;) {
      const shows = couldBe(...choices, ...choices.map((_, i) => String(i + 1)))
      const typed = (await this.#room.line(words.choice, shows)).trim()
      const choice = choices[Number(typed) - 1] ?? choices.find((one) => one === typed)
      if (choice !== undefined) return choice
    }
  }

  /** Any one person other than the proposer. */
  async second({ asks }: View): Promise<string> {
    this.#console.heading(words.second)
    return this.#room.who(asks.flatMap((ask) => (ask.kind === 'confirm' ? [ask.person] : [])))
  }
}
