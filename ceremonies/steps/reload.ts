import { z } from 'zod'
import { backupKey, mustBeAsAsked } from '../policy/templates.ts'
import { refuse } from '../refusal.ts'
import { bringIn, left } from './backup-key.ts'
import type { State } from '../state.ts'
import { fields } from '../texts/en/fields.ts'
import { defineStep, type Performing } from './define.ts'
import { device, template } from './fields.ts'
import { shareOf } from './hand-over.ts'
import { backupOf, mustBeQuorum } from './keys.ts'
import { destroyAll, present } from './leftovers.ts'
import { untilAccepted } from './prove-share.ts'

/** The backup key was lost with a session: enough custodians type their shares, and the key comes back into the token. */
export const reload = defineStep({
  name: 'reload',
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs && state.backup && !state.backup.held
      ? [
          {
            name: 'custodians',
            label: fields.reload.custodians,
            type: 'people',
            max: state.backup.threshold,
            options: state.plan.parts
              .filter((part) => custodians(state.plan.steps).includes(part.id))
              .map((part) => part.id),
          },
        ]
      : [],
  act: {
    result: z.strictObject({ shares: z.array(z.int()), attributes: template }),
    secrets: true,
    token: (step) => step.fields.token,
    request: (step, state, { random }) => {
      const backup = backupOf(state)
      const typists = (state.attempt?.answers[step.performs]?.['custodians'] ?? []) as readonly string[]
      const { token } = step.fields
      return {
        token,
        id: random.slice(0, 32),
        transport: random.slice(32),
        old: backup.id,
        set: backup.set,
        custodians: backup.held ? [] : [...typists],
      }
    },
    perform: async (_step, request, performing) => {
      const { devices, state } = performing
      await typeAll(performing, request.custodians)
      // Only the secrets process may have ended, and the token still hold the key: there is never a second copy of it.
      await devices.token(request.token).destroy({ class: 'secret', id: request.old })
      let shares: readonly number[] = []
      const attributes = await bringIn(devices.token(request.token), request, async (wrapTo) => {
        const restored = await devices.secrets().restore({ check: backupOf(state).check, wrapTo })
        shares = restored.shares
        return restored.wrapped
      })
      return { shares: [...shares], attributes: { ...attributes } }
    },
    conclude: (_step, { token, id, set }, { shares, attributes }, state) => {
      mustBeAsAsked('strongroom backup', backupKey(id), attributes)
      mustBeQuorum(backupOf(state), shares)
      return [{ type: 'backup-key.reloaded', token, id, set, shares }]
    },
    look: (_step, request, { devices }) => present(devices.token(request.token), left(request)),
    choices: () => ['discard'],
    discard: async (_step, request, { devices }) => {
      // Shares typed for this attempt would be refused as typed twice by the next.
      if (request.custodians.length > 0) await devices.secrets().wipe()
      return destroyAll(devices.token(request.token), left(request))
    },
  },
})

async function typeAll(performing: Performing, people: readonly string[]): Promise<void> {
  let missing = 0
  for (const person of people) {
    missing = await untilAccepted(performing, shareOf(person, shareNumber(performing.state, person)), (words) =>
      performing.devices.secrets().typeShare(words),
    )
  }
  if (missing > 0) throw refuse('QUORUM_SHORT', { missing })
}

function custodians(steps: State['plan']['steps']): readonly string[] {
  return steps.filter((step) => step.kind === 'prove-share').map((step) => step.performs)
}

/** The number of the share that a custodian proved. */
function shareNumber({ plan }: State, person: string): number {
  return plan.steps.find((step) => step.kind === 'prove-share' && step.performs === person)?.turn ?? 0
}
