import { writeSync } from 'node:fs'
import { type Interface, createInterface } from 'node:readline'
import type { ReadStream } from 'node:tty'
import { refuse } from '../../ceremonies/base/refusal.ts'
import { shownLines } from '../../ceremonies/base/shown.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { apartOff, type Printer, stdout } from '../output.ts'
import { Gate, Keys } from './streams.ts'

/** People left the terminal: they said so, pressed Ctrl-C twice, or the line is dead. */
export class Left extends Error {
  override readonly name = 'Left'
}

/** Milliseconds within which Ctrl-C pressed again means to leave. */
const twice = 3000

/** One terminal, read key by key for the whole session, so that nothing is echoed that was not asked for. */
export class Console {
  readonly #input: ReadStream
  readonly #printer: Printer
  readonly #gate: Gate
  readonly #keys: Keys
  readonly #lines: Interface
  /** Told when Ctrl-C is pressed once: what to do instead. */
  hint = ''
  #waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Left) => void } | null = null
  #gone = false
  /** What draws the screen of its own that this terminal has now. */
  #apart: (() => void)[] | null = null
  /** Ends the process that has the terminal meanwhile. */
  #kill: (() => void) | null = null
  /** The prompt of a hidden line that is being typed. */
  #hidden: string | null = null
  #pressed = -twice

  private constructor(input: ReadStream, printer: Printer) {
    this.#input = input
    this.#printer = printer
    this.#gate = new Gate(printer)
    this.#keys = new Keys(() => this.#interrupted())
    this.#lines = createInterface({ input: this.#keys, output: this.#gate, terminal: true, historySize: 0 })
    this.#lines.on('line', (line) => this.#take(line))
    this.#lines.on('close', () => this.#leave())
    this.#takeUp()
    process.once('exit', this.#wipeAtExit)
  }

  /** This process's own terminal. Throws NO_TERMINAL. */
  static open(): Console {
    if (!process.stdin.isTTY || !stdout.isTerminal) throw refuse('NO_TERMINAL')
    return new Console(process.stdin, stdout)
  }

  get columns(): number {
    return Math.min(this.#printer.columns, 100)
  }

  say(text = ''): void {
    this.#draw(() => this.#printer.line(text))
  }

  heading(text: string): void {
    this.#draw(() => this.#printer.heading(text))
  }

  /** One line that the next one replaces. */
  status(text: string): void {
    this.#printer.status(text)
  }

  /** A line that is echoed as it is typed, as long as it may be shown. A command, after a colon, always may. Throws Left. */
  ask(prompt: string, shows: (line: string) => boolean = () => true): Promise<string> {
    return this.#readable(() => {
      this.#begin()
      this.#gate.open = true
      this.#gate.maySee = () => this.#lines.line.startsWith(':') || shows(this.#lines.line)
      this.#lines.setPrompt(`${shownLines(prompt)}: `)
      this.#lines.prompt()
      return this.#wait()
    })
  }

  /** A line of which nothing is shown. Throws Left. */
  async askHidden(prompt: string): Promise<string> {
    return this.#readable(async () => {
      this.#begin()
      this.#hidden = `${prompt} (not shown): `
      this.#printer.text(this.#hidden)
      const line = await this.#wait()
      this.#hidden = null
      this.#printer.line()
      return line
    })
  }

  /** Asks again where a terminal that is not UTF-8 sent what cannot be read: the letter that was meant is lost. */
  async #readable(asked: () => Promise<string>): Promise<string> {
    for (;;) {
      const line = await asked()
      if (!line.includes('\ufffd')) return line
      this.say(words.unreadable)
    }
  }

  /** A screen of its own, wiped with its scrollback afterwards. */
  async apart<T>(work: () => Promise<T>): Promise<T> {
    this.#apart = []
    this.#printer.apart(true)
    try {
      return await work()
    } finally {
      this.#printer.apart(false)
      this.#apart = null
    }
  }

  /** A screen of its own as it was: what stood on it may have been scrolled away, and is shown nowhere else. */
  redraw(): void {
    if (this.#apart === null) return
    this.#printer.apart(true)
    for (const draw of this.#apart) draw()
  }

  /**
   * Another process has the terminal for `work`, in which keys are neither echoed nor signals. However it left it, nothing of its
   * screen stays; `kill` ends it at once if this process exits meanwhile.
   */
  async lend<T>(work: () => Promise<T>, kill: () => void): Promise<T> {
    if (this.#gone) throw new Left()
    this.#printer.clearStatus()
    this.#letGo()
    this.#kill = kill
    try {
      return await work()
    } catch (error) {
      this.#printer.apart(false)
      throw error
    } finally {
      this.#kill = null
      this.#takeUp()
    }
  }

  /** Nothing of a screen of its own stays. */
  wipe(): void {
    if (this.#apart !== null) wipeNow()
  }

  close(): void {
    this.wipe()
    this.#printer.clearStatus()
    this.#gone = true
    process.removeListener('exit', this.#wipeAtExit)
    this.#lines.close()
    this.#letGo()
    this.#input.setRawMode(false)
    this.#input.unref()
  }

  #takeUp(): void {
    this.#input.on('end', hangUp).on('error', hangUp)
    this.#setRawAnew()
    this.#input.pipe(this.#keys)
    process.on('SIGCONT', this.#continued)
  }

  #letGo(): void {
    process.removeListener('SIGCONT', this.#continued)
    this.#input.removeListener('end', hangUp).removeListener('error', hangUp)
    this.#input.unpipe()
    this.#input.pause()
  }

  /** Another process changed the mode, and Node believes that it is as it was: it is left first. */
  #setRawAnew(): void {
    this.#input.setRawMode(false)
    this.#input.setRawMode(true)
  }

  #draw(draw: () => void): void {
    this.#apart?.push(draw)
    draw()
  }

  /**
   * Readline goes up by the rows that its prompt had, to write over it: they are made anew below what was said. On a terminal that
   * calls itself dumb it writes the prompt where it is.
   */
  #promptAgain(): void {
    if (process.env['TERM'] !== 'dumb') this.#printer.text('\n'.repeat(this.#lines.getCursorPos().rows))
    this.#lines.prompt(true)
  }

  /** What was typed ahead is thrown away: it was not typed at this question. */
  #begin(): void {
    if (this.#gone) throw new Left()
    this.#printer.clearStatus()
    // Else readline takes the rows of the last prompt for this one's, and writes over what was said since.
    this.#lines.setPrompt('')
    this.#empty()
  }

  #empty(): void {
    this.#lines.write(null, { ctrl: true, name: 'e' })
    this.#lines.write(null, { ctrl: true, name: 'u' })
  }

  #wait(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  #take(line: string): void {
    this.#gate.open = false
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(line)
  }

  #leave(): void {
    this.#gone = true
    this.#gate.open = false
    this.#waiting?.reject(new Left())
  }

  #interrupted(): void {
    const now = performance.now()
    if (now - this.#pressed < twice) {
      this.#leave()
      return
    }
    this.#pressed = now
    this.redraw()
    this.#printer.line(`\n${this.hint}`)
    if (this.#gate.open) this.#promptAgain()
  }

  /**
   * The shell took the terminal while this process was stopped, and gave it back echoing every key. Half a secret is thrown away:
   * nobody sees how much of it there is.
   */
  readonly #continued = (): void => {
    this.#setRawAnew()
    this.redraw()
    if (this.#hidden !== null) {
      this.#empty()
      this.#printer.line()
      this.#printer.line(words.fromTheBeginning)
      this.#printer.text(this.#hidden)
    } else if (this.#gate.open) this.#promptAgain()
  }

  readonly #wipeAtExit = (): void => {
    this.#kill?.()
    if (this.#kill !== null) wipeNow()
    this.wipe()
  }
}

/** Before a process ends, when nothing else is written any more. */
function wipeNow(): void {
  try {
    writeSync(1, apartOff)
  } catch {
    // A terminal that has gone shows nothing, and how the process ends says why.
  }
}

/** The terminal has gone: the process ends at once, as if it had been told so by the signal, which may come later or never. */
function hangUp(): void {
  process.emit('SIGHUP', 'SIGHUP')
}
