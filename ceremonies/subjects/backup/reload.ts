import { z } from 'zod'
import { backupKey } from '../keys/session-objects.ts'
import { mustBeAsAsked } from '../keys/templates.ts'
import { bringIn, left } from './backup-key.ts'
import { defineStep } from '../../kernel/step.ts'
import { backup, backupKeyReloaded } from './facts.ts'
import { RELOAD } from './presence.ts'
import { device, hex, set, template } from '../fields.ts'
import { lastTryFields } from '../cards/last-try.ts'
import { giveAll, givers, giversForm, giversIn } from './givers.ts'
import { backupOf, mustBeQuorum } from '../keys/keys.ts'
import { destroyAll, present } from '../leftovers.ts'

/** The backup key was lost with a session: enough custodians give their shares, and the key comes back into the token. */
export const reload = defineStep({
  name: RELOAD,
  inserted: true,
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  form: (step, state, person) =>
    person === step.performs && backup.of(state).key?.held === false
      ? [...giversForm(state, backupOf(state)), ...lastTryFields(step, state, person)]
      : [],
  act: {
    request: z.strictObject({ token: device, id: hex, transport: hex, old: hex, set, ...givers }),
    result: z.strictObject({ shares: z.array(z.int()), attributes: template }),
    secrets: true,
    cards: true,
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
        ...(before.held ? { custodians: [], typing: [] } : giversIn(state, step)),
      }
    },
    perform: async (_step, request, performing) => {
      const { devices, state } = performing
      await giveAll(performing, request)
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
      // Shares given for this attempt would be refused as typed twice by the next.
      if (request.custodians.length > 0) await devices.secrets().wipe()
      return destroyAll(devices.token(request.token), left(request))
    },
  },
})
