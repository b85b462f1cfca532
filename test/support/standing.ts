/** What stands on a terminal: as much of one as it takes to see what readline, a shell and main/output.ts write. */
const rows = 24
const columns = 80

class Sheet {
  readonly lines = Array.from({ length: rows }, () => '')
  #row = 0
  #column = 0

  write(letter: string): void {
    if (letter === '\r') this.#column = 0
    else if (letter === '\n') this.#down()
    else if (letter >= ' ') this.#put(letter)
  }

  /** A sequence `ESC [ code letter`; those of colours and modes change nothing here. */
  steer(code: string, letter: string): void {
    const count = Number(code || 1)
    if (letter === 'A') this.#row = Math.max(0, this.#row - count)
    else if (letter === 'G') this.#column = count - 1
    else if (letter === 'H') [this.#row, this.#column] = [0, 0]
    else if (letter === 'J' && code !== '3') this.#clear(code === '2' ? 0 : this.#row, code === '2' ? 0 : this.#column)
    else if (letter === 'K') this.lines[this.#row] = ''
    else if (!'hlmJ'.includes(letter)) throw new Error(`this terminal does not know ESC [ ${code} ${letter}`)
  }

  #put(letter: string): void {
    if (this.#column === columns) {
      this.#column = 0
      this.#down()
    }
    const line = (this.lines[this.#row] ?? '').padEnd(this.#column)
    this.lines[this.#row] = line.slice(0, this.#column) + letter + line.slice(this.#column + 1)
    this.#column++
  }

  #down(): void {
    if (this.#row < rows - 1) this.#row++
    else this.lines.push(...this.lines.splice(0, 1).map(() => ''))
  }

  #clear(row: number, column: number): void {
    this.lines[row] = (this.lines[row] ?? '').slice(0, column)
    this.lines.fill('', row + 1)
  }
}

/** Its rows as they are once all that was written. What was scrolled away is not among them. */
export function standing(raw: string): string {
  const usual = new Sheet()
  let apart: Sheet | null = null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one.
  for (const [piece, code = '', letter] of raw.matchAll(/\x1b\[([?\d;]*)([a-zA-Z])|./gsu)) {
    const sheet: Sheet = apart ?? usual
    if (letter === undefined) sheet.write(piece)
    else if (code === '?1049') apart = letter === 'h' ? (apart ?? new Sheet()) : null
    else sheet.steer(code, letter)
  }
  return (apart ?? usual).lines.join('\n').trimEnd()
}
