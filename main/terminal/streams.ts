/** What readline reads from a terminal and writes to it, on the way through. */
import { Transform, type TransformCallback, Writable } from 'node:stream'
import type { Printer } from '../output.ts'

const CONTROL_C = 0x03
const dropped: ReadonlySet<number> = new Set([CONTROL_C, 0x04, 0x1a])
/** What readline writes when Enter is pressed. */
const lineEnd = Buffer.from('\r\n')

/** Keys that would end or stop the program in the middle of a secret are taken out; Ctrl-C is told. */
export class Keys extends Transform {
  readonly #interrupted: () => void

  constructor(interrupted: () => void) {
    super()
    this.#interrupted = interrupted
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    // Two that are pressed quickly may come in one piece.
    for (const byte of chunk) if (byte === CONTROL_C) this.#interrupted()
    done(
      null,
      chunk.filter((byte) => !dropped.has(byte)),
    )
  }
}

/** What readline writes reaches the terminal only while an echoed question is open, and what is typed may be seen. */
export class Gate extends Writable {
  open = false
  maySee: () => boolean = () => true
  readonly #printer: Printer

  constructor(printer: Printer) {
    super()
    this.#printer = printer
  }

  get columns(): number {
    return this.#printer.columns
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.open && (this.maySee() || chunk.equals(lineEnd))) this.#printer.echo(chunk)
    done()
  }
}
