import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { Printer } from '../../main/output.ts'

const ESC = '\u001b'
const hostile = `a${ESC}]0;title\u0007\u009b2J\u202e`
const harmless = 'a[U+001B]]0;title[U+0007 U+009B]2J[U+202E]'

class Paper extends EventEmitter {
  isTTY = true
  columns = 60
  text = ''
  write(piece: string | Uint8Array): boolean {
    this.text += piece.toString()
    return true
  }
}

test('control sequences reach a terminal from the printer alone', () => {
  const paper = new Paper()
  const printer = new Printer(paper)
  printer.line(hostile)
  printer.text(`${hostile}\n`)
  printer.heading(hostile)
  printer.status(hostile)
  printer.clearStatus()
  printer.json({ hostile })
  const bold = paper.text.includes(`${ESC}[1m`)
  expect(paper.text).toBe(
    [
      `${harmless}\n`,
      `${harmless}\n`,
      bold ? `${ESC}[1m${harmless}${ESC}[22m\n` : `${harmless}\n`,
      `\r${ESC}[2K${harmless}\r${ESC}[2K`,
      `{"hostile":"a\\u001b]0;title\\u0007\\u009b2J\\u202e"}\n`,
    ].join(''),
  )
})
