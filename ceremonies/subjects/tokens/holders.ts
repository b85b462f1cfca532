import type { State } from '../../kernel/model.ts'
import { kindOf } from '../../kernel/rules.ts'
import { type SecretAsk, pinAsksOf } from '../../kernel/secret-ask.ts'

/**
 * Who enters a token's user PIN: those who chose it when it was commissioned, or hold it already. The script's first part enters one
 * that nobody is said to hold, as of a token that is only looked at.
 */
export function userPinAsks(state: State, device: string): readonly SecretAsk[] {
  const held = state.plan.steps
    .flatMap((step) => kindOf(state.rules, step.kind).pins(step))
    .find(({ pin, token }) => pin === 'user-pin' && token === device)
  return pinAsksOf('user-pin', held?.people ?? [state.plan.parts[0]?.id ?? ''], device)
}
