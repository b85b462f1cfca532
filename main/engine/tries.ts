/** The bound of whatever nobody stands behind: it tries once more at most, and then says why it stops. */
import type { Choice, Command, Method } from '../../ceremonies/kernel/command.ts'
import type { Message } from '../../ceremonies/base/message.ts'
import { refuse, refused } from '../../ceremonies/base/refusal.ts'
import { stepAgreed } from '../../ceremonies/kernel/facts/steps.ts'
import type { Event, State } from '../../ceremonies/kernel/model.ts'

/** Tries of one act of one step, and logins that one token refuses, in one session. */
export const MOST_TRIES = 2

/** True where answers come from a file or the program: nobody who could mend anything is there. */
export function isAutomatic({ mode, enrolled }: Pick<State, 'mode' | 'enrolled'>): boolean {
  return mode === 'rehearsal' && Object.values(enrolled).includes('fed')
}

export function stuck(reason: Message) {
  return refuse('REHEARSAL_STUCK', { reason: refused(reason) })
}

/** How often each act of each step has been agreed on since the program was started. */
export class Tries {
  readonly #agreed = new Map<string, number>()

  count(events: readonly Event[]): void {
    for (const event of events) {
      if (!stepAgreed.is(event)) continue
      const act = actOf(event.step, event.choice)
      this.#agreed.set(act, (this.#agreed.get(act) ?? 0) + 1)
    }
  }

  /**
   * Throws REHEARSAL_STUCK where a player that is no person would have an act tried a third time. Once the record is closed
   * the first try was nobody's word, and each choice is one more.
   */
  mustBeLeft({ failure, phase }: State, method: Method, command: Command): void {
    if (method !== 'fed' || (command.type !== 'answer' && command.type !== 'resolve')) return
    const closed = phase === 'sealed' || phase === 'aborted'
    const act = closed
      ? `closing ${command.step}`
      : actOf(command.step, command.type === 'answer' ? 'perform' : command.choice)
    const tried = (this.#agreed.get(act) ?? 0) + (closed ? 1 : 0)
    if (tried >= MOST_TRIES) {
      throw stuck(failure ?? refuse('STEP_IN_DOUBT_AGAIN', { step: command.step }))
    }
    if (closed) this.#agreed.set(act, tried)
  }
}

/** To do it again is the same act as to do it. */
function actOf(step: string, choice: Choice): string {
  return `${choice === 'redo' ? 'perform' : choice} ${step}`
}
