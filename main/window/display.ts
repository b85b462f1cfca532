/** Keeps how people want the window shown beside the ceremonies, and apart from them: it is no part of any record. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainIssue } from '../../ceremonies/base/issue.ts'
import { type Phrase, message } from '../../ceremonies/base/message.ts'
import { Chosen } from '../../preload/views.ts'
import { reasonOf } from '../reason.ts'
import { inWords } from '../words.ts'

const usual: Chosen = { language: null, theme: 'system', contrast: 'usual', percent: 100 }

export class Display {
  readonly #file: string
  readonly #say: (text: string) => void
  #chosen: Chosen

  /** What cannot be read or is no such choice is said, and the window is shown as though nobody had chosen. */
  constructor(folder: string, say: (text: string) => void) {
    this.#file = join(folder, 'display.json')
    this.#say = say
    this.#chosen = this.#read()
  }

  get now(): Chosen {
    return this.#chosen
  }

  /** It holds for this run even if it cannot be kept for the next one. */
  choose(part: Partial<Chosen>): void {
    this.#chosen = { ...this.#chosen, ...part }
    try {
      const fresh = `${this.#file}.new`
      writeFileSync(fresh, `${JSON.stringify(this.#chosen)}\n`, { mode: 0o600 })
      renameSync(fresh, this.#file)
    } catch (error) {
      this.#say(`how the window is shown could not be kept in ${this.#file}: ${inWords(reasonOf(error))}`)
    }
  }

  #read(): Chosen {
    try {
      const parsed = Chosen.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')), { reportInput: true })
      if (parsed.success) return parsed.data
      return this.#unusable(parsed.error.issues.map((issue) => plainIssue(issue).reason)[0] ?? '')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return usual
      return this.#unusable(error instanceof SyntaxError ? message('reason.json') : reasonOf(error))
    }
  }

  #unusable(reason: Phrase): Chosen {
    this.#say(`${this.#file} is not used (${inWords(reason)}): language, colours and size are as at the first start`)
    return usual
  }
}
