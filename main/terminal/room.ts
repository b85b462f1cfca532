import type { Answer } from '../../ceremonies/kernel/answers.ts'
import { type SpeechName, hindranceOf, speakers, speechNames, speeches } from '../../ceremonies/kernel/speech.ts'
import { Refusal } from '../../ceremonies/base/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { type Credential, SHORTEST_CODE } from '../engine/authenticators.ts'
import type { Engine } from '../engine/engine.ts'
import { Moved } from '../players/player.ts'
import { type Console, Left } from './console.ts'
import { type Asker, Back, Cancelled, type Shows, couldBe, fillInto, inTurn } from './forms.ts'
import { deviceText, helpLines, largeWords, named, personText } from './screens.ts'
import { fill, inWords } from '../words.ts'

/** The people before one terminal: their prompts, and what anybody may say at any of them. */
export class Room {
  readonly console: Console
  readonly engine: Engine
  /** What was wrong with what was said last; it stands beside the next question. */
  #complaint: string | null = null

  constructor(console: Console, engine: Engine) {
    this.console = console
    this.engine = engine
  }

  /** Says what was refused when people are asked again, so that it is the last thing above the question. */
  complain(refusal: Refusal): void {
    const message = inWords(named(refusal, this.engine.view(), this.engine.state))
    this.#complaint = fill(words.refused, { code: refusal.code, message })
  }

  /**
   * An echoed line, as long as it may be shown. A line that begins with a colon is a command, and then the question is asked
   * again. Throws Moved, Left.
   */
  async line(prompt: string, shows?: Shows): Promise<string> {
    for (;;) {
      const typed = await this.#ask(prompt, shows)
      const command = typed.trim()
      if (!command.startsWith(':')) return typed
      await this.#obey(command)
    }
  }

  /** Waits for that word, which may be empty; whatever else is typed is not shown. Throws Moved, Left. */
  async word(prompt: string, word: string, ask: Asker['line'] = (...asked) => this.line(...asked)): Promise<void> {
    for (;;) {
      const typed = (await ask(prompt, couldBe(word))).trim()
      if (word === typed || word === typed.toLowerCase()) return
      if (typed !== '') this.console.say(words.notShown)
    }
  }

  /** A line of which nothing is shown; only an exact command is taken as one. */
  async hidden(prompt: string): Promise<string> {
    for (;;) {
      this.#sayComplaint()
      const typed = await this.console.askHidden(prompt)
      if (!Object.hasOwn(this.#commands, typed)) return typed
      await this.#obey(typed)
    }
  }

  /** The same hidden line twice; one with a flaw is asked for anew before it is typed again. */
  async hiddenTwice(prompt: string, flawOf: (line: string) => Refusal | null = () => null): Promise<string> {
    for (;;) {
      const first = await this.hidden(prompt)
      const flaw = flawOf(first)
      if (flaw) this.console.say(inWords(flaw))
      else if ((await this.#repeated()) === first) return first
      else this.console.say(words.differs)
    }
  }

  /** One of these people, by number or part. */
  who(parts: readonly string[]): Promise<string> {
    return this.#who(parts, (prompt, shows) => this.line(prompt, shows))
  }

  anybody(): Promise<string> {
    return this.who(this.engine.view().parts.map(({ id }) => id))
  }

  /** The personal code of somebody who has enrolled. */
  async code(person: string): Promise<Credential> {
    return { method: 'code', code: await this.hidden(this.#codePrompt(person)) }
  }

  /** The PIN of the card that speaks for somebody. */
  async cardPin(person: string, card: string): Promise<Credential> {
    return { method: 'smartcard', pin: await this.hidden(this.#pinPrompt(person, card)) }
  }

  /** A personal code chosen now, typed twice. */
  async newCode(person: string): Promise<Credential> {
    const name = this.#name(person)
    this.console.say(fill(words.codeNew, { person: name, length: SHORTEST_CODE }))
    return { method: 'code', code: await this.hiddenTwice(fill(words.code, { person: name })) }
  }

  #name(person: string): string {
    return personText(this.engine.view(), person)
  }

  #ask(prompt: string, shows?: Shows): Promise<string> {
    this.#sayComplaint()
    return this.console.ask(prompt, shows)
  }

  #sayComplaint(): void {
    if (this.#complaint !== null) this.console.heading(`\n${this.#complaint}`)
    this.#complaint = null
  }

  /** Null where people would rather type the first one anew. */
  async #repeated(): Promise<string | null> {
    try {
      return await this.hidden(words.again)
    } catch (error) {
      if (error instanceof Back) return null
      throw error
    }
  }

  async #who(parts: readonly string[], ask: Asker['line']): Promise<string> {
    const view = this.engine.view()
    for (const [i, part] of parts.entries()) this.console.say(`  ${i + 1}  ${personText(view, part)}`)
    const shows = couldBe(...parts, ...parts.map((_, i) => String(i + 1)))
    for (;;) {
      const typed = (await ask(words.who, shows)).trim()
      const found = /^\d+$/.test(typed) ? parts[Number(typed) - 1] : parts.find((part) => part === typed)
      if (found !== undefined) return found
      this.console.say(words.nobody)
    }
  }

  async #obey(typed: string): Promise<void> {
    const command = Object.hasOwn(this.#commands, typed) ? this.#commands[typed] : undefined
    if (command) await command()
    else this.console.say(fill(words.unknownCommand, { command: typed }))
  }

  readonly #commands: Readonly<Record<string, () => Promise<void> | void>> = {
    ...Object.fromEntries(speechNames.map((name) => [words.speeches[name].typed, () => this.#say(name)])),
    ':help': () => {
      for (const line of helpLines()) this.console.say(line)
    },
    ':back': () => {
      throw new Back()
    },
    ':cancel': () => {
      throw new Cancelled()
    },
    ':words': () => {
      this.#showWords()
    },
    ':who': () => {
      this.#showPeople()
    },
    ':leave': async () => {
      if ((await this.console.ask(words.leaveSure, couldBe('leave'))).trim() === 'leave') throw new Left()
    },
  }

  /** Asks what is to be said, and who says it, until it is on record or cancelled. What was refused is kept, to be corrected. */
  async #say(name: SpeechName): Promise<void> {
    const view = this.engine.view()
    const hindrance = hindranceOf(name, view)
    if (hindrance !== null) {
      this.console.say(inWords(hindrance))
      return
    }
    const { fields, exact, command, moves } = speeches[name]
    const word = exact && inWords(exact)
    const answers = new Map<string, Answer>()
    const asker: Asker = {
      line: (prompt, shows) => this.#aside(() => this.#ask(prompt, shows)),
      say: (text) => this.console.say(text),
      called: (part) => personText(view, part),
    }
    let person = ''
    const questions = [
      ...fields(view).map((field) => () => fillInto(answers, field, asker)),
      ...(word === null ? [] : [() => this.word(fill(words.exact, { word }), word, asker.line)]),
      async () => {
        person = await this.#who(speakers(view), asker.line)
      },
      async () => {
        const said = command(Object.fromEntries(answers), view)
        await this.engine.say(person, await this.#codeAside(person, this.engine.cardFor(person, said.type)), said)
      },
    ]
    if (!(await this.#through(questions))) this.console.say(words.cancelled)
    else if (moves) throw new Moved()
  }

  /** False if people cancelled it. */
  async #through(questions: readonly (() => Promise<void>)[]): Promise<boolean> {
    for (let from = 0; ; ) {
      try {
        await inTurn(questions, from)
        this.console.say(words.done)
        return true
      } catch (error) {
        if (error instanceof Cancelled || error instanceof Back) return false
        if (!(error instanceof Refusal)) throw error
        this.complain(error)
        from = isOfCode(error) ? questions.length - 1 : 0
      }
    }
  }

  async #codeAside(person: string, card: string | null): Promise<Credential> {
    const method = this.engine.view().parts.find(({ id }) => id === person)?.method
    if (method === 'fed' && card === null) return { method }
    this.#sayComplaint()
    const prompt = card === null ? this.#codePrompt(person) : this.#pinPrompt(person, card)
    const typed = await this.#aside(
      () => this.console.askHidden(prompt),
      (typed) => Object.hasOwn(this.#commands, typed),
    )
    return card === null ? { method: 'code', code: typed } : { method: 'smartcard', pin: typed }
  }

  /** A question of a command: of commands only those that leave it are obeyed. */
  async #aside(ask: () => Promise<string>, isCommand = (typed: string) => typed.startsWith(':')): Promise<string> {
    for (;;) {
      const typed = await ask()
      const command = typed.trim()
      if (command === ':back') throw new Back()
      if (command === ':cancel') throw new Cancelled()
      if (!isCommand(command)) return typed
      this.console.say(words.notNow)
    }
  }

  #pinPrompt(person: string, card: string): string {
    return fill(words.cardPin, { person: this.#name(person), card: deviceText(this.engine.state.script, card) })
  }

  #codePrompt(person: string): string {
    return fill(words.code, { person: this.#name(person) })
  }

  #showWords(): void {
    const { sequence, words: list } = this.engine.view()
    this.console.say(fill(words.recordWords, { size: sequence }))
    for (const line of largeWords(list, this.console.columns)) this.console.say(line)
  }

  #showPeople(): void {
    const view = this.engine.view()
    for (const { id, enrolled } of view.parts) {
      this.console.say(`  ${id.padEnd(20)} ${personText(view, id)}, ${enrolled ? words.here : words.absent}`)
    }
  }
}

/** Only the code was wrong, or came too soon, or the card did not sign: everything else has been taken. */
export function isOfCode({ code }: Refusal): boolean {
  return ofCode.has(code) || /^(CARD|READER|PCSC)_/.test(code)
}

const ofCode: ReadonlySet<string> = new Set([
  'CODE_WRONG',
  'CODE_TOO_SOON',
  'VOICE_STALE',
  'WORD_OVERTAKEN',
  'WORD_UNSIGNED',
])
