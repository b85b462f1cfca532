import { writeSync } from 'node:fs'
import { type Interface, createInterface } from 'node:readline'
import { Transform, type TransformCallback, Writable } from 'node:stream'
import type { ReadStream, WriteStream } from 'node:tty'
import { refuse } from '../../ceremonies/refusal.ts'
import { terminal as words } from '../../ceremonies/texts/en/terminal.ts'

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
  readonly #output: WriteStream

  constructor(output: WriteStream) {
    super()
    this.#output = output
  }

  get columns(): number {
    return this.#output.columns
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.open) this.#output.write(chunk)
    done()
  }
}

/** Leaves nothing of the screen and of what scrolled out of it; a terminal without a second screen is wiped all the same. */
const wipe = '\x1b[2J\x1b[3J\x1b[H'
const apartOn = `\x1b[?1049h${wipe}`
const apartOff = `${wipe}\x1b[?1049l`

/** One terminal, read key by key for the whole session, so that nothing is echoed that was not asked for. */
export class Console {
  readonly #input: ReadStream
  readonly #output: WriteStream
  readonly #gate: Gate
  readonly #lines: Interface
  readonly #bold: boolean
  /** Told when Ctrl-C is pressed once: what to do instead. */
  hint = ''
  #waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Left) => void } | null = null
  #gone = false
  #apart = false
  /** The prompt of a hidden line that is being typed. */
  #hidden: string | null = null
  #status = false
  #pressed = -twice

  private constructor(input: ReadStream, output: WriteStream) {
    this.#input = input
    this.#output = output
    this.#gate = new Gate(output)
    this.#bold = process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb'
    const keys = new Keys(() => this.#interrupted())
    this.#lines = createInterface({ input: keys, output: this.#gate, terminal: true, historySize: 0 })
    this.#lines.on('line', (line) => this.#take(line))
    this.#lines.on('close', () => this.#leave())
    input.setRawMode(true)
    input.on('end', hangUp).on('error', hangUp)
    input.pipe(keys)
    process.on('SIGCONT', this.#continued)
    process.once('exit', this.#wipeAtExit)
  }

  /** This process's own terminal. Throws NO_TERMINAL. */
  static open(): Console {
    if (!process.stdin.isTTY || !process.stdout.isTTY) throw refuse('NO_TERMINAL')
    return new Console(process.stdin, process.stdout)
  }

  get columns(): number {
    return Math.min(this.#output.columns || 80, 100)
  }

  /** Lines of text; control characters in it, which a script may hold, do nothing. */
  say(text = ''): void {
    this.#clearStatus()
    this.#output.write(`${harmless(text)}\n`)
  }

  heading(text: string): void {
    this.#clearStatus()
    this.#output.write(this.#bold ? `\x1b[1m${harmless(text)}\x1b[22m\n` : `${harmless(text)}\n`)
  }

  /** One line that the next one replaces. */
  status(text: string): void {
    this.#output.write(`\r\x1b[2K${harmless(text).slice(0, this.columns - 1)}`)
    this.#status = true
  }

  /** A line that is echoed as it is typed. Throws Left. */
  ask(prompt: string): Promise<string> {
    return this.#readable(() => {
      this.#begin()
      this.#gate.open = true
      this.#lines.setPrompt(`${harmless(prompt)}: `)
      this.#lines.prompt()
      return this.#wait()
    })
  }

  /** A line of which nothing is shown. Throws Left. */
  async askHidden(prompt: string): Promise<string> {
    return this.#readable(async () => {
      this.#begin()
      this.#hidden = `${harmless(prompt)} (not shown): `
      this.#output.write(this.#hidden)
      this.#lines.setPrompt('')
      const line = await this.#wait()
      this.#hidden = null
      this.#output.write('\n')
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
    this.#output.write(apartOn)
    try {
      return await work()
    } finally {
      this.#output.write(apartOff)
      this.#apart = false
    }
  }

  close(): void {
    this.#clearStatus()
    this.#gone = true
    process.removeListener('exit', this.#wipeAtExit)
    process.removeListener('SIGCONT', this.#continued)
    this.#input.removeListener('end', hangUp).removeListener('error', hangUp)
    this.#lines.close()
    this.#input.unpipe()
    this.#input.setRawMode(false)
    this.#input.unref()
    this.#input.pause()
  }

  /** What was typed ahead is thrown away: it was not typed at this question. */
  #begin(): void {
    if (this.#gone) throw new Left()
    this.#clearStatus()
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
    this.#output.write(`\n${harmless(this.hint)}\n`)
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
      this.#output.write(`\n${words.fromTheBeginning}\n${this.#hidden}`)
    } else if (this.#gate.open) this.#lines.prompt(true)
  }

  #clearStatus(): void {
    if (this.#status) this.#output.write('\r\x1b[2K')
    this.#status = false
  }

  readonly #wipeAtExit = (): void => {
    if (this.#apart) writeSync(1, apartOff)
  }
}

/** The terminal has gone: the process ends at once, as if it had been told so by the signal, which may come later or never. */
function hangUp(): void {
  process.emit('SIGHUP', 'SIGHUP')
}

function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
