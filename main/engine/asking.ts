import { flawOfPin } from '../../ceremonies/pin.ts'
import type { SecretAsk } from '../../ceremonies/steps/define.ts'
import { type Refusal, type Refused, refused } from '../../ceremonies/refusal.ts'
import type { Ask } from '../../ceremonies/view.ts'

type Waiting = Extract<Ask, { readonly id: number }>

interface Waiter {
  readonly ask: Waiting
  readonly words: string | null
  readonly resolve: (answer: string) => void
  readonly reject: (reason: Refusal) => void
}

/** The way for secrets, beside the commands: what is asked of people now, and the words that one of them is shown. */
export class Asking {
  readonly #changed: () => void
  readonly #waiting = new Map<number, Waiter>()
  #next = 1

  constructor(changed: () => void) {
    this.#changed = changed
  }

  asks(): readonly Ask[] {
    return [...this.#waiting.values()].map(({ ask }) => ask)
  }

  secret(secret: SecretAsk, complaint: Refused | null): Promise<string> {
    return this.#wait((id) => ({ kind: 'secret', id, secret, complaint: complaint && refused(complaint) }), null)
  }

  async show(secret: SecretAsk, words: string): Promise<void> {
    await this.#wait((id) => ({ kind: 'show', id, secret }), words)
  }

  async retry(obstacle: Refused, complaint: Refused | null = null): Promise<void> {
    const last = complaint && refused(complaint)
    await this.#wait((id) => ({ kind: 'retry', id, ...refused(obstacle), complaint: last }), null)
  }

  /** The words to show under this number; null if there are none. */
  words(id: number): string | null {
    return this.#waiting.get(id)?.words ?? null
  }

  /** Answers an ask; false if it no longer waits. Throws what is wrong with a PIN (`flawOfPin`), and then it waits on. */
  answer(id: number, answer: string): boolean {
    const waiting = this.#waiting.get(id)
    const flaw = waiting && isPin(waiting.ask) ? flawOfPin(answer) : null
    if (flaw) throw flaw
    this.#waiting.delete(id)
    waiting?.resolve(answer)
    return waiting !== undefined
  }

  /** Nobody needs answer any more: what asked has been cut off. A `retry` counts as answered. */
  abandon(reason: Refusal): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { ask, resolve, reject } of waiting) {
      if (ask.kind === 'retry') resolve('')
      else reject(reason)
    }
  }

  /** Nobody need see any more to an obstacle whose code begins so. */
  leaveObstacles(beginning: string): void {
    for (const [id, { ask, resolve }] of this.#waiting) {
      if (ask.kind !== 'retry' || !ask.code.startsWith(beginning)) continue
      this.#waiting.delete(id)
      resolve('')
    }
  }

  #wait(ask: (id: number) => Waiting, words: string | null): Promise<string> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { ask: ask(id), words, resolve, reject })
      this.#changed()
    })
  }
}

function isPin(ask: Waiting): boolean {
  return ask.kind === 'secret' && ask.secret.purpose !== 'share'
}
