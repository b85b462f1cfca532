import { z } from 'zod'
import { fields } from '../texts/en/fields.ts'
import { recorded } from '../texts/en/recorded.ts'
import { defineStep } from './define.ts'
import { device } from './fields.ts'
import { destroyAll, nothingLeft } from './leftovers.ts'
import { backupOf } from './keys.ts'

/**
 * The secrets process died before every share was proved: nothing of the key is on disk, so the set is void. Sheets already
 * written are destroyed before witnesses; then a new key and a new set are made.
 */
export const voidSet = defineStep({
  name: 'void-set',
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  form: (step, _state, person) =>
    person === step.performs ? [{ name: 'destroyed', label: fields['void-set'].destroyed, type: 'text' }] : [],
  act: {
    result: z.json(),
    token: (step) => step.fields.token,
    request: (step, state) => ({ token: step.fields.token, id: backupOf(state).id, set: backupOf(state).set }),
    perform: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), [{ class: 'secret', id }]),
    conclude: (step, { set }, _result, state) => {
      const statement = String(state.attempt?.answers[step.performs]?.['destroyed'] ?? '')
      return [{ type: 'set.voided', set, reason: recorded.secretsEnded, statement }]
    },
    ...nothingLeft,
  },
})
