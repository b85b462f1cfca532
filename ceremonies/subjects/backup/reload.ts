import { z } from 'zod'
import { backupKey, mustBeAsAsked } from '../keys/templates.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { bringIn, left } from './backup-key.ts'
import type { Field } from '../../kernel/answers.ts'
import type { Performing, State } from '../../kernel/model.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import { defineStep } from '../../kernel/step.ts'
import { list } from '../../kernel/shapes.ts'
import { backup, backupKeyReloaded, type ShareSet } from './facts.ts'
import { RELOAD } from './presence.ts'
import { device, hex, part, set, template } from '../fields.ts'
import { shareIn, shareOf } from './hand-over.ts'
import { backupOf, mustBeQuorum } from '../keys/keys.ts'
import { destroyAll, present } from '../leftovers.ts'
import { proveShare, untilAccepted } from './prove-share.ts'

/** The backup key was lost with a session: enough custodians type their shares, and the key comes back into the token. */
export const reload = defineStep({
  name: RELOAD,
  inserted: true,
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs && backup.of(state).key?.held === false ? [typistsField(state, backupOf(state))] : [],
  act: {
    request: z.strictObject({ token: device, id: hex, transport: hex, old: hex, set, custodians: list(part) }),
    result: z.strictObject({ shares: z.array(z.int()), attributes: template }),
    secrets: true,
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const before = backupOf(state)
      const { token } = step.fields
      return {
        token,
        id: random.slice(0, 32),
        transport: random.slice(32),
        old: before.id,
        set: before.set,
        custodians: before.held ? [] : typistsIn(state, step),
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
    conclude: (_step, { token, id, set: of }, { shares, attributes }, state) => {
      mustBeAsAsked('strongroom backup', backupKey(id), attributes)
      mustBeQuorum(backupOf(state), shares)
      return [backupKeyReloaded({ token, id, set: of, shares })]
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

/** Asks who of the custodians types a share: as many as are needed. */
export function typistsField({ plan }: State, { threshold }: ShareSet): Field {
  return {
    name: 'custodians',
    label: message('field.reload.custodians'),
    type: 'people',
    max: threshold,
    options: plan.parts.filter((one) => custodians(plan.steps).includes(one.id)).map((one) => one.id),
  }
}

/** Who was named there. */
export function typistsIn({ attempt }: State, { performs }: Pick<PlannedStep, 'performs'>): string[] {
  return [...list(part).catch([]).parse(attempt?.answers[performs]?.['custodians'])]
}

/** One share each, into the secrets process; throws QUORUM_SHORT. */
export async function typeAll(performing: Performing, people: readonly string[]): Promise<void> {
  let missing = 0
  for (const person of people) {
    missing = await untilAccepted(performing, shareOf(person, shareNumber(performing.state, person)), (words) =>
      performing.devices.secrets().typeShare(words),
    )
  }
  if (missing > 0) throw refuse('QUORUM_SHORT', { missing })
}

function custodians(steps: State['plan']['steps']): readonly string[] {
  return steps.filter((step) => step.kind === proveShare.name).map((step) => step.performs)
}

/** The number of the share that a custodian proved. */
function shareNumber({ plan }: State, person: string): number {
  const proof = plan.steps.find((step) => step.kind === proveShare.name && step.performs === person)
  return proof ? shareIn(proof) : 0
}
