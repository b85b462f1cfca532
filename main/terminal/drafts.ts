import type { Answer, Answers } from '../../ceremonies/kernel/answers.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import { Back, Cancelled, inTurn } from './forms.ts'
import { isOfCode } from './room.ts'

/** What somebody has answered to one thing that the ceremony waits for. */
interface Draft {
  readonly answers: Map<string, Answer>
  /** What the answers are for, such as the digest of a proposal, once every question has been answered; null before. */
  whole: string | null
  /** The question to begin at. */
  from: number
  /** The one field that was refused. */
  wrong: string | null
}

/** The answers of a step, kept after a refusal or a dispute, so that people type again only what was wrong. */
export class Drafts {
  readonly #drafts = new Map<string, Draft>()
  #last: Draft | null = null
  /** What the ceremony was at. */
  #at = ''
  /** The last answers have been handed on, and not been refused since. */
  #given = false

  /** What was answered at another place is forgotten. What has been taken is asked again the next time, answer by answer. */
  goOn(at: string): void {
    if (at !== this.#at) this.#clear()
    this.#at = at
    if (this.#given) for (const draft of this.#drafts.values()) draft.whole = null
    this.#given = false
  }

  /**
   * Asks what has not been answered yet and returns all answers. `of`: who answers what; `digest`: what it is answered for.
   * `questions` are handed the answers to fill in, and named by the fields that they ask for. Rejects with Back from the first.
   */
  async fill(of: string, digest: string, questions: readonly Question[]): Promise<Answers> {
    const draft: Draft = this.#drafts.get(of) ?? { answers: new Map(), whole: null, from: 0, wrong: null }
    this.#drafts.set(of, draft)
    this.#last = draft
    if (draft.whole === digest) return Object.fromEntries(draft.answers)
    const { wrong } = draft
    const isOne = questions.some(({ field }) => field === wrong)
    if (wrong !== null) draft.answers.delete(wrong)
    const asked = questions.filter(({ field }) => wrong === null || !isOne || field === null || field === wrong)
    try {
      const asking = asked.map((question) => () => question.ask(draft.answers))
      await inTurn(asking, Math.min(draft.from, asked.length - 1))
    } catch (error) {
      draft.from = 0
      draft.wrong = null
      if (error instanceof Cancelled) this.#clear()
      throw error
    }
    draft.whole = digest
    draft.wrong = null
    draft.from = 0
    return Object.fromEntries(draft.answers)
  }

  /** The code after the questions: from there, back is the last of them. */
  async beforeCode<T>(ask: () => Promise<T>): Promise<T> {
    try {
      const code = await ask()
      this.#given = true
      return code
    } catch (error) {
      if (error instanceof Cancelled) this.#clear()
      else if (error instanceof Back && this.#last) {
        this.#last.whole = null
        this.#last.from = Number.MAX_SAFE_INTEGER
      }
      throw error
    }
  }

  /** Answers that only a wrong code kept from being taken stay whole. */
  refused(refusal: Refusal): void {
    this.#given = false
    if (this.#last === null || isOfCode(refusal)) return
    const { field } = refusal.parameters
    this.#last.whole = null
    this.#last.wrong = typeof field === 'string' ? field : null
  }

  #clear(): void {
    this.#drafts.clear()
    this.#last = null
  }
}

export interface Question {
  /** The field that is asked for; null for the word that ends the answers, which is asked for each time. */
  readonly field: string | null
  readonly ask: (answers: Map<string, Answer>) => Promise<void>
}
