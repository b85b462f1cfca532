import { z } from 'zod'
import { backupKey, mustBeAsAsked } from '../policy/templates.ts'
import { refuse } from '../refusal.ts'
import { bringIn, left } from './backup-key.ts'
import { defineStep, type Performing } from './define.ts'
import { device, template } from './fields.ts'
import { shareOf } from './hand-over.ts'
import { backupOf } from './keys.ts'
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
            label: 'Who types a share',
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
        set: backup.set,
        custodians: backup.held ? [] : [...typists],
      }
    },
    perform: async (_step, request, performing) => {
      const { devices, state } = performing
      await typeAll(performing, request.custodians)
      let shares: readonly number[] = []
      const attributes = await bringIn(devices.token(request.token), request, async (wrapTo) => {
        const restored = await devices.secrets().restore({ check: backupOf(state).check, wrapTo })
        shares = restored.shares
        return restored.wrapped
      })
      return { shares: [...shares], attributes: { ...attributes } }
    },
    conclude: (_step, { token, id, set }, { shares, attributes }) => {
      mustBeAsAsked('strongroom backup', backupKey(id), attributes)
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
  for (const [i, person] of people.entries()) {
    missing = await untilAccepted(performing, shareOf(person, i + 1), (words) =>
      performing.devices.secrets().typeShare(words),
    )
  }
  if (missing > 0) throw refuse('QUORUM_SHORT', { missing })
}

function custodians(steps: Performing['state']['plan']['steps']): readonly string[] {
  return steps.filter((step) => step.kind === 'prove-share').map((step) => step.performs)
}
