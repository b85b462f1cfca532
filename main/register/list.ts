/** The ceremonies of a data folder as lists show them. */
import type { Refused } from '../../ceremonies/base/refusal.ts'
import { ceremoniesIn, type Phase } from '../../ceremonies/register/ask.ts'
import type { StepAhead } from '../store/next-step.ts'
import type { Register } from './register.ts'

export interface Listing {
  readonly id: string
  readonly title: string
  readonly mode: string
  readonly opened: string
  readonly last: string
  readonly facts: number
  readonly phase: Phase | 'unreadable'
  /** The step that is next. */
  readonly step: StepAhead | null
  /** Why it cannot be read, for `unreadable`. */
  readonly trouble: Refused | null
}

/** The newest first. One that cannot be read is listed with the reason; one that was never opened is not listed. */
export function listingsIn(register: Register): readonly Listing[] {
  const ceremonies = ceremoniesIn(register)
  const read = register.known().flatMap(({ ceremony: id, facts, last, step }): readonly Listing[] => {
    if (facts === 0) return []
    const { title = '', mode = '', opened = '', phase = 'unfinished' } = ceremonies.get(id) ?? {}
    return [{ id, title, mode, opened, last, facts, phase, step, trouble: null }]
  })
  const unread = register.unreadable().map(
    ({ folder: { id }, trouble }): Listing => ({
      id,
      title: '',
      mode: '',
      opened: '',
      last: '',
      facts: 0,
      phase: 'unreadable',
      step: null,
      trouble,
    }),
  )
  return [...read, ...unread].sort((a, b) => compared(b.opened, a.opened) || compared(a.id, b.id))
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
