import { shownJson, shownLines } from '../ceremonies/base/shown.ts'

/** What a printer writes to: a terminal, a pipe or a file. */
interface Output {
  write(piece: string | Uint8Array): unknown
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const clearLine = '\r\x1b[2K'
/** Leaves nothing of the screen and of what scrolled out of it; a terminal without a second screen is wiped all the same. */
const wipe = '\x1b[2J\x1b[3J\x1b[H'
const apartOn = `\x1b[?1049h${wipe}`
export const apartOff = `${wipe}\x1b[?1049l`

/**
 * The one way to a terminal: control sequences are these alone, and no text brings its own. A value from outside that must
 * not begin a line of its own goes through `shown` where it is put into the text.
 */
export class Printer {
  readonly #output: Output
  readonly #bold: boolean
  #status = false

  constructor(output: Output) {
    this.#output = output
    this.#bold = process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb'
  }

  /** Told when what was written is lost; without a listener the process ends. */
  onError(listener: (error: NodeJS.ErrnoException) => void): void {
    this.#output.on('error', listener)
  }

  get isTerminal(): boolean {
    return this.#output.isTTY === true
  }

  get columns(): number {
    return this.#output.columns || 80
  }

  /** Lines of text, as they are broken. */
  text(text: string): void {
    this.clearStatus()
    this.#output.write(shownLines(text))
  }

  line(text = ''): void {
    this.text(`${text}\n`)
  }

  /** One value for programs, on a line. */
  json(value: unknown): void {
    this.#output.write(`${shownJson(value)}\n`)
  }

  /** A line in bold, on a terminal that has it. */
  heading(text: string): void {
    this.clearStatus()
    this.#output.write(this.#bold ? `\x1b[1m${shownLines(text)}\x1b[22m\n` : `${shownLines(text)}\n`)
  }

  /** One line that the next one replaces. */
  status(text: string): void {
    this.#output.write(clearLine + shownLines(text).slice(0, this.columns - 1))
    this.#status = true
  }

  clearStatus(): void {
    if (this.#status) this.#output.write(clearLine)
    this.#status = false
  }

  /** Another screen, or back from it; both ways everything on it is wiped. */
  apart(on: boolean): void {
    this.#output.write(on ? apartOn : apartOff)
  }

  /** What readline makes of the keys that a person presses. */
  echo(keys: Uint8Array): void {
    this.#output.write(keys)
  }
}

export const stdout = new Printer(process.stdout)
export const stderr = new Printer(process.stderr)
