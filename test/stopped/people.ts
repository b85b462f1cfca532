/** The people of a real ceremony: each with a name and a code of their own, and a memory that outlives the program. */
import type { Reveal } from '../../ceremonies/kernel/secret-ask.ts'
import type { Answers } from '../../ceremonies/kernel/answers.ts'
import type { Refusal } from '../../ceremonies/base/refusal.ts'
import type { Script } from '../../ceremonies/kernel/script.ts'
import type { View } from '../../ceremonies/kernel/view.ts'
import { type Participants, rehearsalParticipants } from '../../main/opening.ts'
import type { SecretAnswer } from '../../main/engine/asking.ts'
import type { AskOf, Player } from '../../main/players/player.ts'
import { RehearsalPlayer } from '../../main/players/rehearsal.ts'

export class RealPeople implements Player {
  readonly #usual = new RehearsalPlayer()

  readonly #see: () => void

  constructor(remembered: Iterable<readonly [string, string]> = [], see: () => void = () => undefined) {
    this.#see = see
    for (const [name, secret] of remembered) this.#usual.secrets.set(name, secret)
  }

  /** What they chose and saw, by whose it is. */
  get secrets(): ReadonlyMap<string, string> {
    return this.#usual.secrets
  }

  see(): void {
    this.#see()
  }

  credential(person: string) {
    return Promise.resolve({ method: 'code', code: `the code of ${person}, 9fK` } as const)
  }

  /** A step that failed is not tried again: why it failed is the answer that a test waits for. */
  answer(ask: Pick<AskOf<'answer'>, 'fields' | 'person'>, view: View): Promise<Answers> {
    if (view.failure) return Promise.reject(new Obstacle(view.failure.code))
    return this.#usual.answer(ask, view)
  }

  confirm(ask: AskOf<'confirm'>, view: View): Promise<{ readonly answers: Answers }> {
    return this.#usual.confirm(ask, view)
  }

  resolve(ask: AskOf<'resolve'>, view: View) {
    return this.#usual.resolve(ask, view)
  }

  comeBack(view: View) {
    return this.#usual.comeBack(view)
  }

  /** They have looked, and find it right: what a test then waits for is the device. */
  review(view: View) {
    return this.#usual.review(view)
  }

  secret(ask: AskOf<'secret'>): Promise<SecretAnswer> {
    return ask.complaint ? Promise.reject(new Obstacle(ask.complaint.code)) : this.#usual.secret(ask)
  }

  show(ask: AskOf<'show'>, reveal: Reveal): Promise<void> {
    return this.#usual.show(ask, reveal)
  }

  /** Nothing is mended: what stands in the way is the answer that a test waits for. */
  retry({ code }: AskOf<'retry'>): Promise<void> {
    return Promise.reject(new Obstacle(code))
  }

  refused({ code }: Refusal): Promise<void> {
    return Promise.reject(new Obstacle(code))
  }
}

/** What people were told when they could not go on. */
export class Obstacle extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Everybody by a name of their own. */
export function realParticipants(script: Script): Participants {
  const participants = rehearsalParticipants(script, {})
  const names = Object.entries(participants.names).map(([part, title]) => [part, `Somebody as ${title}`] as const)
  return { ...participants, mode: 'real', names: Object.fromEntries(names) }
}
