import { z } from 'zod'
import { message } from '../../base/message.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import type { State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { count } from '../../kernel/shapes.ts'
import { shareOf, turnOf } from '../backup/hand-over.ts'
import { untilAccepted } from '../backup/prove-share.ts'
import { nothing, part } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { calledSet } from './call-set.ts'
import { custody, type Inspected, shareReread } from './facts.ts'
import { inspectShare } from './inspect-share.ts'

/**
 * A bag was damaged: its custodian opens it and types the share, which the secrets process compares with the number of the set
 * and of the share, and forgets.
 */
export const rereadShare = defineStep({
  name: 'reread-share',
  inserted: true,
  fields: nothing,
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs
      ? [
          {
            name: 'legible',
            label: message('field.reread-share.legible', { share: turnOf(step) }),
            type: 'boolean',
            should: true,
          },
        ]
      : [],
  act: {
    request: z.strictObject({ share: count, by: part, legible: z.boolean() }),
    result: z.strictObject({ read: z.boolean() }),
    secrets: true,
    prepare: (step, { attempt }) => ({
      share: turnOf(step),
      by: step.performs,
      legible: attempt?.answers[step.performs]?.['legible'] === true,
    }),
    perform: async (_step, { share, by, legible }, performing) => {
      const { scheme, identifier, threshold } = calledSet(performing.state)
      const set = { scheme, identifier, threshold }
      if (legible)
        await untilAccepted(performing, shareOf(by, share, scheme), (words) =>
          performing.devices.secrets().readEarlierShare({ words, set, index: share }),
        )
      return { read: legible }
    },
    conclude: (_step, { share, by }, { read }) => [shareReread({ share, by, legible: read })],
    ...nothingLeft,
  },
})

/** Shares out of damaged bags come first, one after another, but never as many in one ceremony as bring the key back. */
export function rereadFirst(state: State, before: PlannedStep): PlannedStep | null {
  if (before.kind === rereadShare.name) return null
  const next = toReread(state)
  return next === undefined ? null : rereadOf(state, before, next)
}

function toReread(state: State): Inspected | undefined {
  const { called, inspected, reread } = custody.of(state)
  const typed = reread.filter(({ legible }) => legible).length
  if (called === null || typed >= called.threshold - 1) return undefined
  return inspected.find((one) => one.state === 'damaged' && !reread.some(({ share }) => share === one.share))
}

/** Done by the custodian, and seen by those who saw the bag. */
function rereadOf({ plan }: State, before: PlannedStep, { share, by }: Inspected): PlannedStep {
  const seen = plan.steps.find(({ kind, turn }) => kind === inspectShare.name && turn === share) ?? before
  const title = message('inserted.reread-share', { share })
  const own = {
    id: `${rereadShare.name}-before-${before.id}`,
    kind: rereadShare.name,
    title,
    performs: by,
    turn: share,
  }
  return { ...before, ...own, witnesses: seen.witnesses, fields: {}, say: null, when: null, controls: [] }
}
