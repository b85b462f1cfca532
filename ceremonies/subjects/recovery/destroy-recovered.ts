import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { device, entry, hex } from '../fields.ts'
import { present } from '../leftovers.ts'
import { recoveredBackupKey } from '../resources.ts'
import { heldBefore, heldIn, recoveredIn, recoveredInToken, setOfArchives } from './archives.ts'
import { recoveredKeyDestroyed } from './facts.ts'

type Entry = z.infer<typeof entry>

/** What was recovered is destroyed in the token, which must hold then what it held before the backup key came in, and nothing else. */
export const destroyRecovered = defineStep({
  name: 'destroy-recovered',
  reference: {
    is: 'The recovered backup key is destroyed in the token, and what the token holds is compared with what it held before.',
    example: { token: 'second-hsm' },
  },
  needs: [{ resource: recoveredBackupKey, by: 'token', check: 'RECOVERY-3' }],
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  act: {
    request: z.strictObject({ token: device, id: hex }),
    result: z.strictObject({ objects: z.array(entry) }),
    secrets: true,
    token: (step) => step.fields.token,
    uses: [recoveredInToken],
    prepare: ({ fields: { token } }, state) => ({ token, id: recoveredIn(state, token).id }),
    perform: async (_step, { token: name, id }, { devices, state }) => {
      await devices.secrets().forgetEarlier()
      const token = devices.token(name)
      await token.destroy({ class: 'secret', id })
      return { objects: await heldIn(token, state) }
    },
    conclude: (_step, { token, id }, { objects }, state) => {
      // A crash may have taken the session object before the act could: nothing is left of it either way.
      mustBeAsBefore(token, heldBefore(state, token), objects)
      const { set, check } = setOfArchives(state)
      return [recoveredKeyDestroyed({ token, id, set, check, objects: objects.length })]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), [{ class: 'secret', id }]),
    choices: () => ['redo'],
    discard: () => Promise.resolve({ destroyed: 0 }),
  },
})

/** Throws TOKEN_HOLDS_MORE or TOKEN_HOLDS_LESS. */
function mustBeAsBefore(token: string, before: readonly Entry[], now: readonly Entry[]): void {
  const rest = now.map(named)
  for (const object of before.map(named)) {
    const at = rest.indexOf(object)
    if (at < 0) throw refuse('TOKEN_HOLDS_LESS', { token, object })
    rest.splice(at, 1)
  }
  const [more] = rest
  if (more !== undefined) throw refuse('TOKEN_HOLDS_MORE', { token, object: more })
}

function named({ class: type, id, label }: Entry): string {
  return `${type} ${id} ${label}`
}
