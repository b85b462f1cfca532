import type { Command } from '../../ceremonies/command.ts'
import type { Field } from '../../ceremonies/answers.ts'
import { fill, Refusal } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import type { View } from '../../ceremonies/view.ts'
import { type Credential, SHORTEST_CODE } from '../engine/authenticators.ts'
import type { Engine } from '../engine/engine.ts'
import { Moved } from '../players/player.ts'
import { type Console, Left } from './console.ts'
import { fillIn } from './forms.ts'
import { largeWords, personText } from './screens.ts'

type Said = Exclude<Command, { readonly type: 'open' }>

/** The people before one terminal: their prompts, and what anybody may say at any of them. */
export class Room {
  readonly console: Console
  readonly engine: Engine

  constructor(console: Console, engine: Engine) {
    this.console = console
    this.engine = engine
  }

  /** An echoed line. A line that begins with a colon is a command, and then the question is asked again. Throws Moved, Left. */
  async line(prompt: string): Promise<string> {
    for (;;) {
      const typed = await this.console.ask(prompt)
      const command = typed.trim()
      if (!command.startsWith(':')) return typed
      await this.#obey(command)
    }
  }

  /** A line of which nothing is shown; only an exact command is taken as one. */
  async hidden(prompt: string): Promise<string> {
    for (;;) {
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
      if (flaw) this.console.say(flaw.message)
      else if ((await this.hidden(words.again)) === first) return first
      else this.console.say(words.differs)
    }
  }

  /** One of these people, by number or part. */
  async who(parts: readonly string[]): Promise<string> {
    const view = this.engine.view()
    for (const [i, part] of parts.entries()) this.console.say(`  ${i + 1}  ${personText(view, part)}`)
    for (;;) {
      const typed = (await this.console.ask(words.who)).trim()
      const found = /^\d+$/.test(typed) ? parts[Number(typed) - 1] : parts.find((part) => part === typed)
      if (found !== undefined) return found
      this.console.say(words.nobody)
    }
  }

  anybody(): Promise<string> {
    return this.who(this.engine.view().parts.map(({ id }) => id))
  }

  /** The personal code of somebody who has enrolled. */
  async code(person: string): Promise<Credential> {
    return { method: 'code', code: await this.hidden(fill(words.code, { person: this.#name(person) })) }
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

  async #obey(typed: string): Promise<void> {
    const command = Object.hasOwn(this.#commands, typed) ? this.#commands[typed] : undefined
    try {
      if (command) await command()
      else this.console.say(fill(words.unknownCommand, { command: typed }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.console.say(fill(words.refused, { code: error.code, message: error.message }))
    }
  }

  readonly #commands: Readonly<Record<string, () => Promise<void> | void>> = {
    ':help': () => {
      this.console.say(words.help)
    },
    ':words': () => {
      this.#showWords()
    },
    ':who': () => {
      this.#showPeople()
    },
    ':note': async () => this.#speak({ type: 'note', text: await this.#text(words.noteText) }),
    ':exception': async () => {
      const expected = await this.#text(words.expected)
      const happened = await this.#text(words.happened)
      const decided = await this.#text(words.decided)
      const effect = await this.#text(words.effect)
      const remedy = await this.#text(words.remedy)
      const open = await this.#yes(words.openRemedy)
      await this.#speak({ type: 'exception', expected, happened, decided, effect, remedy, open })
      throw new Moved()
    },
    ':remedy': async () => {
      const { openRemedies } = this.engine.view()
      if (openRemedies.length === 0) {
        this.console.say(words.noRemedy)
        return
      }
      const label = fill(words.whichException, { open: openRemedies.join(', ') })
      const exception = Number(await this.#field({ name: 'exception', label, type: 'integer' }))
      await this.#speak({ type: 'remedy', exception, statement: await this.#text(words.remedied) })
      throw new Moved()
    },
    ':break': async () => {
      const reason = await this.#text(words.breakReason)
      await this.#speak({ type: 'break', reason, sealed: await this.#text(words.breakSealed) })
      throw new Moved()
    },
    ':abort': async () => {
      await this.#speak({ type: 'abort', reason: await this.#text(words.abortReason) })
      throw new Moved()
    },
    ':without': async () => {
      if (this.engine.state.mirror !== 'lost') {
        this.console.say(words.mirrorWhole)
        return
      }
      await this.#speak({ type: 'without-mirror', statement: await this.#text(words.withoutReason) })
      throw new Moved()
    },
    ':dispute': async () => {
      const digest = this.#proposedDigest(this.engine.view())
      if (digest === null) {
        this.console.say(words.nothingProposed)
        return
      }
      await this.#speak({ type: 'dispute', digest, reason: await this.#text(words.disputeReason) })
      throw new Moved()
    },
    ':leave': async () => {
      if ((await this.console.ask(words.leaveSure)).trim() === 'leave') throw new Left()
    },
  }

  #proposedDigest({ asks }: View): string | null {
    return asks.find((ask) => ask.kind === 'confirm')?.digest ?? null
  }

  async #speak(command: Said): Promise<void> {
    const person = await this.anybody()
    const method = this.engine.state.enrolled[person]
    const credential: Credential =
      method === 'fed' ? { method } : { method: 'code', code: await this.console.askHidden(this.#codePrompt(person)) }
    await this.engine.say(person, credential, command)
    this.console.say(words.done)
  }

  #codePrompt(person: string): string {
    return fill(words.code, { person: this.#name(person) })
  }

  #text(label: string): Promise<string> {
    return this.#field({ name: 'text', label, type: 'text' }).then(String)
  }

  async #yes(label: string): Promise<boolean> {
    return (await this.#field({ name: 'yes', label, type: 'boolean' })) === true
  }

  async #field(field: Field) {
    return fillIn('', field, {
      line: (prompt) => this.console.ask(prompt),
      say: (text) => this.console.say(text),
    })
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
