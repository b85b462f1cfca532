import { parseLine } from '../../ceremonies/record/line.ts'
import { wordsOf } from '../../ceremonies/record/words.ts'
import { type News, newsOf } from '../../ceremonies/room/news.ts'
import { faceOf } from '../../ceremonies/room/step.ts'
import type { Phrase } from '../../ceremonies/base/message.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Ask } from '../../ceremonies/kernel/ask.ts'
import { type Live, type View, view } from '../../ceremonies/kernel/view.ts'
import { heardIn } from './heard.ts'
import type { Recording } from './recording.ts'

interface Given {
  readonly recording: Recording
  /** What people are asked just now. */
  readonly asks: () => readonly Ask[]
  readonly mirrorTrouble: () => Refusal | null
}

/** What screens see of a ceremony: whole views, pushed after every change. */
export class Showing {
  readonly #given: Given
  readonly #listeners = new Set<(view: View) => void>()
  #busy: View['busy'] = null
  #heard: Live['unsigned'] | null = null

  constructor(given: Given) {
    this.#given = given
  }

  view(): View {
    const { record, state } = this.#given.recording
    const root = record.tree.root()
    return view(state, {
      sequence: record.size,
      face: faceOf(state),
      head: Buffer.from(root).toString('hex'),
      words: wordsOf(root),
      asks: this.#given.asks(),
      busy: this.#busy,
      tail: record.tail(),
      mirrorTrouble: this.#given.mirrorTrouble(),
      unsigned: this.#unsigned(),
    })
  }

  /** What the facts from that place on say to people, in order; `title`: what a part or an HSM is called. */
  news(from: number, title: (part: string) => string): readonly News[] {
    const { record, state } = this.#given.recording
    return Array.from(record.store.lines(from)).flatMap((text) => {
      const line = parseLine(text.slice(0, -1))
      return (line.content && newsOf({ ...line, fact: line.content.fact }, title, state.rules)) ?? []
    })
  }

  /** Calls `listener` with the whole view after every change; returns how to stop. */
  onView(listener: (view: View) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Shows how far an act has come; null once it has ended. */
  work(busy: View['busy']): void {
    this.#busy = busy
    this.push()
  }

  /** Shows everybody the whole view. */
  push(): void {
    if (this.#listeners.size === 0) return
    const now = this.view()
    for (const listener of this.#listeners) {
      try {
        listener(now)
      } catch (error) {
        // What happened is on record: a screen's fault must not look like a refusal of it, nor put an act in doubt.
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  /** While a review is pending, what people are said to have said since the record key last signed. */
  #unsigned(): Live['unsigned'] {
    const { record, state } = this.#given.recording
    const from = state.review?.unsigned?.from
    if (from === undefined) return { heard: [], earlier: 0 }
    const { steps } = state.plan
    const titleOf = (step: string): Phrase => steps.find(({ id }) => id === step)?.title ?? step
    this.#heard ??= heardIn(record.store.lines(from), state.review?.unsigned?.to ?? from, titleOf)
    return this.#heard
  }
}
