/** The key of a set and its shares as things that an act needs, and how they are brought back. */
import { type Message, message } from '../../base/message.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import type { Presence, State } from '../../kernel/model.ts'
import { backup, beginningOf } from './facts.ts'

/** The kind of step that brings the backup key back from its shares. */
export const RELOAD = 'reload'

/** A step between, done and seen by the people who made the key: those of the step that it stands before may be one alone. */
export function beforeStep(state: State, before: PlannedStep, kind: string, title: Message): PlannedStep {
  const { key } = backup.of(state)
  const beginning = beginningOf(state)
  const { performs, witnesses } = state.plan.steps.find((one) => one.kind === beginning) ?? before
  const own = {
    id: `${kind}-before-${before.id}`,
    kind,
    title,
    performs,
    witnesses,
    fields: key === null ? {} : { token: key.token },
  }
  return { ...before, ...own, say: null, when: null, controls: [], turn: null }
}

const bringBack = (state: State, before: PlannedStep): PlannedStep =>
  beforeStep(state, before, RELOAD, message('inserted.reload'))

/** Without a backup key the act itself refuses. */
export const keyInToken: Presence = {
  here: (state) => (backup.of(state).key?.where ?? 'token') === 'token',
  bringBack,
}

export const sharesHeld: Presence = { here: (state) => backup.of(state).key?.held ?? true, bringBack }
