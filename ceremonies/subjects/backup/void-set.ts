import { z } from 'zod'
import { message } from '../../base/message.ts'
import { defineStep } from '../../kernel/step.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import type { State } from '../../kernel/model.ts'
import { json } from '../../kernel/shapes.ts'
import { backup, setVoided, sharesOf } from './facts.ts'
import { beforeStep } from './presence.ts'
import { device, hex, set } from '../fields.ts'
import { destroyAll, nothingLeft } from '../leftovers.ts'
import { setOf } from './split.ts'

/**
 * The secrets process died before every share was proved: nothing of the key is on disk, so the set is void. Sheets already
 * written are destroyed before witnesses; then a new key and a new set are made.
 */
export const voidSet = defineStep({
  name: 'void-set',
  inserted: true,
  fields: z.strictObject({ token: device.optional() }),
  basis: 'seen',
  irreversible: true,
  form: (step, _state, person) =>
    person === step.performs ? [{ name: 'destroyed', label: message('field.void-set.destroyed'), type: 'text' }] : [],
  act: {
    /** Token and id are null for a key that never entered a token. */
    request: z.strictObject({ token: device.nullable(), id: hex.nullable(), set }),
    result: json,
    token: (step) => step.fields.token ?? [],
    prepare: (_step, state) => {
      const { key } = backup.of(state)
      return { token: key?.token ?? null, id: key?.id ?? null, set: setOf(state) }
    },
    perform: (_step, { token, id }, { devices }) =>
      token === null || id === null
        ? Promise.resolve({ destroyed: 0 })
        : destroyAll(devices.token(token), [{ class: 'secret', id }]),
    conclude: (step, { set: of }, _result, state) => {
      const statement = String(state.attempt?.answers[step.performs]?.['destroyed'] ?? '')
      return [setVoided({ set: of, statement })]
    },
    ...nothingLeft,
  },
})

/** A set that was not proved whole before its secrets process died is void: nothing of it is on disk. */
export function voidFirst(state: State, step: PlannedStep): PlannedStep | null {
  const shares = sharesOf(state)
  if (shares === null || shares.whole || shares.held || step.kind === voidSet.name) return null
  return beforeStep(state, step, voidSet.name, message('inserted.void-set'))
}
