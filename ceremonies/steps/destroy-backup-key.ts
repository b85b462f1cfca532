import { z } from 'zod'
import { refuse } from '../refusal.ts'
import { defineStep } from './define.ts'
import { device } from './fields.ts'
import { backupOf, mustBeLocked } from './keys.ts'
import { present } from './leftovers.ts'

const Result = z.strictObject({ destroyed: z.int().min(0), left: z.int().min(0) })

/** The backup key is destroyed in the token; from here on it exists in the custodians' shares alone. The secrets process ends. */
export const destroyBackupKey = defineStep({
  name: 'destroy-backup-key',
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  act: {
    result: Result,
    secrets: true,
    token: (step) => step.fields.token,
    request: (step, state) => {
      mustBeLocked(state)
      const { token, id } = backupOf(state)
      if (token !== step.fields.token) throw refuse('BACKUP_KEY_ELSEWHERE', { token: step.fields.token, other: token })
      return { token, id }
    },
    perform: async (_step, { token: name, id }, { devices }) => {
      await devices.secrets().wipe()
      const token = devices.token(name)
      const destroyed = await token.destroy({ class: 'secret', id })
      return { destroyed, left: (await present(token, [{ class: 'secret', id }])).found.length }
    },
    conclude: (_step, { token, id }, { left }, state) => {
      if (left > 0) throw refuse('BACKUP_KEY_LEFT', { token })
      const { set, check } = backupOf(state)
      return [{ type: 'backup-key.destroyed', token, id, set, check }]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), [{ class: 'secret', id }]),
    choices: (finding) =>
      (finding as { found?: readonly unknown[] } | null)?.found?.length === 0 ? ['adopt', 'redo'] : ['redo'],
    adopt: () => Promise.resolve({ destroyed: 0, left: 0 }),
    discard: () => Promise.resolve({ destroyed: 0 }),
  },
})
