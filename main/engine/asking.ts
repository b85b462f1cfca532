import type { Hex } from '../../ceremonies/base/crypto.ts'
import type { SealedBox } from '../../ceremonies/devices/sealed-box.ts'
import { type PinLength, flawOfPin } from '../../ceremonies/devices/pin.ts'
import type { PinTold, Reveal, SecretAsk } from '../../ceremonies/kernel/secret-ask.ts'
import { Refusal, type Refused, refuse, refused } from '../../ceremonies/base/refusal.ts'
import type { Ask } from '../../ceremonies/kernel/ask.ts'

/** Linux's PATH_MAX, less its last zero. */
const LONGEST_PATH = 4095

type Waiting = Extract<Ask, { readonly id: number }>

/** A PIN as typed, the words of a share sealed to whom they are for, or nothing ("written down", "try again"). */
export type SecretAnswer = string | SealedBox

interface Waiter {
  readonly ask: Waiting
  readonly reveal: Reveal | null
  /** Throws what is wrong with the answer, and then it waits on. */
  readonly give: (answer: SecretAnswer) => void
  readonly reject: (reason: unknown) => void
}

/** The way for secrets, beside the commands: what is asked of people now, and the words that one of them is shown. */
export class Asking {
  readonly #changed: () => void
  readonly #waiting = new Map<number, Waiter>()
  /** The share that somebody has had before the eyes. */
  #shown = 0
  #next = 1

  constructor(changed: () => void) {
    this.#changed = changed
  }

  asks(): readonly Ask[] {
    return [...this.#waiting.values()].map(({ ask }) => ask)
  }

  pin(secret: SecretAsk, complaint: Refused | null, told: Partial<PinTold> = {}): Promise<string> {
    const { length = null, rehearsalPin = null, left = null } = told
    const last = complaint && refused(complaint)
    const kind = { kind: 'secret', secret, complaint: last, recipient: null, length, rehearsalPin, left } as const
    return this.#wait(
      (id) => ({ ...kind, id }),
      (answer) => pinIn(answer, length),
    )
  }

  /** The words of a share, sealed to `recipient`. */
  words(secret: SecretAsk, complaint: Refused | null, recipient: Hex): Promise<SealedBox> {
    const last = complaint && refused(complaint)
    const untold = { length: null, rehearsalPin: null, left: null } as const
    const kind = { kind: 'secret', secret, complaint: last, recipient, ...untold } as const
    return this.#wait((id) => ({ ...kind, id }), boxIn)
  }

  /** The path of a file, as the person gives it. */
  file(secret: SecretAsk, complaint: Refused | null): Promise<string> {
    const last = complaint && refused(complaint)
    const untold = { recipient: null, length: null, rehearsalPin: null, left: null } as const
    return this.#wait((id) => ({ kind: 'secret', secret, complaint: last, id, ...untold }), pathIn)
  }

  async show(secret: SecretAsk, reveal: Reveal): Promise<void> {
    const written = (_: SecretAnswer, id: number): void => {
      if (this.#shown !== id) throw refuse('SHARES_NOT_SHOWN', { share: secret.share ?? 0 })
    }
    await this.#wait((id) => ({ kind: 'show', id, secret }), written, reveal)
  }

  async retry(obstacle: Refused, complaint: Refused | null = null): Promise<void> {
    const last = complaint && refused(complaint)
    await this.#wait(
      (id) => ({ kind: 'retry', id, ...refused(obstacle), complaint: last }),
      () => null,
    )
  }

  /**
   * The words to show under this number, sealed to `viewer`; null if there are none any more. Throws SEALED_BOX_RECIPIENT; any
   * other refusal is for the step that shows them.
   */
  async reveal(id: number, viewer: Hex): Promise<SealedBox | null> {
    const waiting = this.#waiting.get(id)
    if (!waiting?.reveal) return null
    try {
      const words = await waiting.reveal(viewer)
      this.#shown = id
      return words
    } catch (error) {
      if (error instanceof Refusal && error.code === 'SEALED_BOX_RECIPIENT') throw error
      this.#waiting.delete(id)
      waiting.reject(error)
      return null
    }
  }

  /**
   * Answers an ask; false if it no longer waits. Throws what is wrong with a PIN (`flawOfPin`), SHARES_NOT_SHOWN, or
   * ASKED_MALFORMED for words that are not sealed and a PIN that is; and then it waits on.
   */
  answer(id: number, answer: SecretAnswer): boolean {
    const waiting = this.#waiting.get(id)
    waiting?.give(answer)
    this.#waiting.delete(id)
    return waiting !== undefined
  }

  /** Nobody needs answer any more: what asked has been cut off. A `retry` counts as answered. */
  abandon(reason: Refusal): void {
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    for (const { ask, give, reject } of waiting) {
      if (ask.kind === 'retry') give('')
      else reject(reason)
    }
  }

  /** Nobody need see any more to an obstacle with one of those codes. */
  leaveObstacles(codes: ReadonlySet<string>): void {
    for (const [id, { ask, give }] of this.#waiting) {
      if (ask.kind !== 'retry' || !codes.has(ask.code)) continue
      this.#waiting.delete(id)
      give('')
    }
  }

  /** `take` makes of an answer what was asked for, or throws what is wrong with it. */
  #wait<T>(
    ask: (id: number) => Waiting,
    take: (answer: SecretAnswer, id: number) => T,
    reveal: Reveal | null = null,
  ): Promise<T> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { ask: ask(id), reveal, give: (answer) => resolve(take(answer, id)), reject })
      this.#changed()
    })
  }
}

/** Throws what is wrong with a PIN. */
function pinIn(answer: SecretAnswer, length: PinLength | null): string {
  if (typeof answer !== 'string') throw refuse('ASKED_MALFORMED', { what: 'give' })
  const flaw = flawOfPin(answer, length)
  if (flaw) throw flaw
  return answer
}

/** Throws what is wrong with a path. */
function pathIn(answer: SecretAnswer): string {
  const path = typeof answer === 'string' ? answer.trim() : ''
  if (!path.startsWith('/') || path.includes('\0') || path.length > LONGEST_PATH) throw refuse('SHEET_PATH_WRONG')
  return path
}

/** Words that are not sealed are not carried. */
function boxIn(answer: SecretAnswer): SealedBox {
  if (typeof answer === 'string') throw refuse('ASKED_MALFORMED', { what: 'give' })
  return answer
}
