import { writeSync } from 'node:fs'
import { type Interface, createInterface } from 'node:readline'
import { Transform, type TransformCallback, Writable } from 'node:stream'
import type { ReadStream } from 'node:tty'
import { refuse } from '../../ceremonies/refusal.ts'
import { shownLines } from '../../ceremonies/shown.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'
import { apartOff, type Printer, stdout } from '../output.ts'

/** People left the terminal: they said so, pressed Ctrl-C twice, or the line is dead. */
export class Left extends Error {
  override readonly name = 'Left'
}

const CONTROL_C = 0x03
const dropped: ReadonlySet<number> = new Set([CONTROL_C, 0x04, 0x1a])
const twice = 3000

/** Keys that would end or stop the program in the middle of a secret are taken out; Ctrl-C is told. */
class Keys extends Transform {
  readonly #interrupted: () => void

  constructor(interrupted: () => void) {
    super()
    this.#interrupted = interrupted
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (chunk.includes(CONTROL_C)) this.#interrupted()
    done(
      null,
      chunk.filter((byte) => !dropped.has(byte)),
    )
  }
}

/** What readline writes reaches the terminal only while an echoed question is open. */
class Gate extends Writable {
  open = false
  readonly #printer: Printer

  constructor(printer: Printer) {
    super()
    this.#printer = printer
  }

  get columns(): number {
    return this.#printer.columns
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.open) this.#printer.echo(chunk)
    done()
  }
}

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
  #apart = false
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
    this.#printer.line(text)
  }

  heading(text: string): void {
    this.#printer.heading(text)
  }

  /** One line that the next one replaces. */
  status(text: string): void {
    this.#printer.status(text)
  }

  /** A line that is echoed as it is typed. Throws Left. */
  ask(prompt: string): Promise<string> {
    return this.#readable(() => {
      this.#begin()
      this.#gate.open = true
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
      this.#lines.setPrompt('')
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
    this.#apart = true
    this.#printer.apart(true)
    try {
      return await work()
    } finally {
      this.#printer.apart(false)
      this.#apart = false
    }
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
    if (this.#apart) writeSync(1, apartOff)
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
    // Node believes that its mode is as it was, so it is left first.
    this.#input.setRawMode(false)
    this.#input.setRawMode(true)
    this.#input.on('end', hangUp).on('error', hangUp)
    this.#input.pipe(this.#keys)
    process.on('SIGCONT', this.#continued)
  }

  #letGo(): void {
    process.removeListener('SIGCONT', this.#continued)
    this.#input.removeListener('end', hangUp).removeListener('error', hangUp)
    this.#input.unpipe()
    this.#input.pause()
  }

  /** What was typed ahead is thrown away: it was not typed at this question. */
  #begin(): void {
    if (this.#gone) throw new Left()
    this.#printer.clearStatus()
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
    this.#printer.line(`\n${this.hint}`)
    if (this.#gate.open) this.#lines.prompt(true)
  }

  /**
   * The shell took the terminal while this process was stopped, and gave it back echoing every key. Node believes that its mode
   * is as it was, so it is left first. Half a secret is thrown away: nobody sees how much of it there is.
   */
  readonly #continued = (): void => {
    this.#input.setRawMode(false)
    this.#input.setRawMode(true)
    if (this.#hidden !== null) {
      this.#empty()
      this.#printer.line()
      this.#printer.line(words.fromTheBeginning)
      this.#printer.text(this.#hidden)
    } else if (this.#gate.open) this.#lines.prompt(true)
  }

  readonly #wipeAtExit = (): void => {
    this.#kill?.()
    if (this.#kill !== null) writeSync(1, apartOff)
    this.wipe()
  }
}

/** The terminal has gone: the process ends at once, as if it had been told so by the signal, which may come later or never. */
function hangUp(): void {
  process.emit('SIGHUP', 'SIGHUP')
}
