import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { backupKeyDestroyed } from './facts.ts'
import { device, hex } from '../fields.ts'
import { backupOf, mustBeLocked } from '../keys/keys.ts'
import { present } from '../leftovers.ts'
import { backupKey, inToken } from '../resources.ts'

const Result = z.strictObject({ destroyed: z.int().min(0), left: z.int().min(0) })

const Gone = z.object({ found: z.tuple([]) })

/** The backup key is destroyed in the token; from here on it exists in the custodians' shares alone. The secrets process ends. */
export const destroyBackupKey = defineStep({
  name: 'destroy-backup-key',
  reference: {
    is: 'The backup key is destroyed in the token, and exists in the shares alone.',
    alsoNeeds: 'Every archived key is locked.',
    example: { token: 'root-hsm' },
  },
  needs: [inToken, { resource: backupKey, check: 'SHARE-1' }],
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  irreversible: true,
  act: {
    request: z.strictObject({ token: device, id: hex }),
    result: Result,
    secrets: true,
    token: (step) => step.fields.token,
    prepare: (step, state) => {
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
      return [backupKeyDestroyed({ token, id, set, check })]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), [{ class: 'secret', id }]),
    choices: (finding) => (Gone.safeParse(finding).success ? ['adopt', 'redo'] : ['redo']),
    adopt: () => Promise.resolve({ destroyed: 0, left: 0 }),
    discard: () => Promise.resolve({ destroyed: 0 }),
  },
})
