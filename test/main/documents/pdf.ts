import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A PDF as other programs read it; each is asked when its answer is wanted. */
export class Pdf {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get info(): Readonly<Record<string, string>> {
    const lines = this.#run('pdfinfo', '-').split('\n')
    return Object.fromEntries(lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]))
  }

  get metadata(): string {
    return this.#run('pdfinfo', '-meta', '-')
  }

  /** Names of the fonts, and whether each is embedded with a map to Unicode. */
  get fonts(): readonly { readonly name: string; readonly embedded: boolean }[] {
    const lines = this.#run('pdffonts', '-').trim().split('\n').slice(2)
    return lines.map((line) => ({
      name: line
        .slice(0, 36)
        .trim()
        .replace(/^[A-Z]{6}\+/, ''),
      // Columns: embedded, subset, with a map to Unicode, object.
      embedded: / yes +(yes|no) +yes +\d+ +\d+$/.test(line),
    }))
  }

  /** The text of each page, in reading order. */
  get pages(): readonly string[] {
    return this.#run('pdftotext', '-enc', 'UTF-8', '-', '-').split('\f').slice(0, -1)
  }

  get text(): string {
    return this.pages.join('\n')
  }

  /** Words that stand, even in part, outside their page or on its footer. */
  get strays(): readonly string[] {
    return straysOf(this.#run('pdftotext', '-bbox', '-', '-'))
  }

  /** What qpdf says is wrong; empty if nothing is. */
  get faults(): string {
    const directory = mkdtempSync(join(tmpdir(), 'document-'))
    const file = join(directory, 'document.pdf')
    try {
      writeFileSync(file, this.#bytes, { mode: 0o600 })
      const check = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' })
      return check.status === 0 ? '' : check.stdout + check.stderr
    } finally {
      rmSync(directory, { recursive: true })
    }
  }

  /** What poppler complains of on its way; empty if of nothing. */
  get complaints(): string {
    return ['pdfinfo', 'pdftotext']
      .map(
        (command) => spawnSync(command, ['-', ...(command === 'pdfinfo' ? [] : ['-'])], { input: this.#bytes }).stderr,
      )
      .join('')
  }

  /** The tags of the document's structure, such as H1 and Table. */
  get tags(): ReadonlySet<string> {
    const tree = this.#run('pdfinfo', '-struct', '-')
    return new Set(tree.split('\n').map((line) => line.trim().split(' ')[0] ?? ''))
  }

  #run(command: string, ...args: string[]): string {
    return execFileSync(command, args, {
      input: this.#bytes,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
      maxBuffer: 1e9,
    })
  }
}

const point = /xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/

function straysOf(bbox: string): string[] {
  const [width, height, left, footer] = [595.3, 841.9, 50, 780]
  return bbox
    .split('<page')
    .slice(1)
    .flatMap((page) => {
      const words = page
        .split('\n')
        .map((line) => point.exec(line))
        .filter((found) => found !== null)
      return words.flatMap(([, xMin, yMin, xMax, yMax, word = '']) => {
        const outside =
          Number(xMin) < left || Number(xMax) > width - left || Number(yMin) < 20 || Number(yMax) > height - 20
        const torn = Number(yMin) < footer && Number(yMax) > footer + 8
        return outside || torn ? [`${word} at ${xMin} ${yMin} to ${xMax} ${yMax}`] : []
      })
    })
}

/** The text without the spaces and soft breaks that typesetting puts in. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200b\f]+/g, '')
}
