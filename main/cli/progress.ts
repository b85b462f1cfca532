import type { View } from '../../ceremonies/kernel/view.ts'
import type { Printer } from '../output.ts'
import { inWords } from '../words.ts'

/** What is being done now: on a terminal in one line that changes, elsewhere a line for each step. */
export class Progress {
  readonly #printer: Printer
  #last = ''

  constructor(printer: Printer) {
    this.#printer = printer
  }

  show({ step, busy }: View): void {
    if (!step) return
    const count = `[${step.number}/${step.of}] ${inWords(step.title)}`
    this.say(this.#printer.isTerminal && busy && busy.of > 1 ? `${count}: ${busy.done} of ${busy.of}` : count)
  }

  say(text: string): void {
    if (text === this.#last) return
    this.#last = text
    if (this.#printer.isTerminal) this.#printer.status(text)
    else this.#printer.line(text)
  }

  /** Leaves the terminal as a line of its own; may be called twice. */
  end(): void {
    this.#printer.clearStatus()
    this.#last = ''
  }
}
