import { z } from 'zod'
import { mustBeAlone } from '../policy/alone.ts'
import { refuse } from '../refusal.ts'
import { probeOf } from './archive.ts'
import { defineStep } from './define.ts'
import { label, template } from './fields.ts'
import { backupOf, keyOf, keyRequest } from './keys.ts'
import { codeOf, nothingLeft, present } from './leftovers.ts'
import type { Token, WrapMechanism } from '../device.ts'

const Result = z.strictObject({ attributes: template, refusedBy: z.string(), otherSessions: z.int().nullable() })

const Adoptable = z.object({ extractable: z.literal(false), wrappingKey: z.literal(1) })

/** CKA_EXTRACTABLE goes to false, which cannot be undone; it is read back, and the token must refuse to wrap the key again. */
export const makeUnextractable = defineStep({
  name: 'make-unextractable',
  fields: z.strictObject({ key: label }),
  basis: 'seen',
  act: {
    result: Result,
    token: (step, state) => keyOf(state, step.fields.key).token,
    needs: 'backup-key',
    request: (step, state) => {
      const key = keyOf(state, step.fields.key)
      if (key.status !== 'restored') throw refuse('KEY_NOT_RESTORED', { label: key.label })
      return {
        ...keyRequest(key),
        wrappingKey: backupOf(state).id,
        mechanism: probeOf(state, key).mechanism,
      }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      await mustBeAlone(token, request.token)
      // After a crash it may be false already, and then a token may refuse to hear of it again (CKR_ATTRIBUTE_READ_ONLY).
      if ((await attributesOf(token, request.id))['CKA_EXTRACTABLE'] !== false)
        await token.setAttributes({ class: 'private', id: request.id }, { CKA_EXTRACTABLE: false })
      return proveLocked(token, request)
    },
    conclude: (_step, { label: name }, { attributes, refusedBy, otherSessions }) => {
      if (attributes['CKA_EXTRACTABLE'] !== false) throw refuse('KEY_STILL_EXTRACTABLE', { label: name })
      if (refusedBy !== 'KEY_UNEXTRACTABLE' && refusedBy !== 'KEY_NOT_WRAPPABLE')
        throw refuse('WRAP_NOT_REFUSED', { label: name, answer: refusedBy })
      return [{ type: 'key.locked', label: name, attributes, refusedBy, otherSessions }]
    },
    look: async (_step, { token: name, id, wrappingKey }, { devices }) => {
      const token = devices.token(name)
      return {
        extractable: (await attributesOf(token, id))['CKA_EXTRACTABLE'] ?? 'unreadable',
        wrappingKey: (await present(token, [{ class: 'secret', id: wrappingKey }])).found.length,
      }
    },
    // Without the wrapping key the token cannot be made to refuse: the key comes back first, and the step is done again.
    choices: (finding) => (Adoptable.safeParse(finding).success ? ['adopt', 'discard'] : ['discard']),
    adopt: (_step, request, { devices }) => proveLocked(devices.token(request.token), request),
    discard: nothingLeft.discard,
  },
})

interface Locked {
  readonly token: string
  readonly id: string
  readonly wrappingKey: string
  readonly mechanism: WrapMechanism
}

/** The attributes as they are now, and how the token refused to wrap the key. */
async function proveLocked(
  token: Token,
  { token: name, id, wrappingKey, mechanism }: Locked,
): Promise<z.infer<typeof Result>> {
  const attributes = { ...(await attributesOf(token, id)) }
  // Nobody came to it between the archive and the lock.
  const otherSessions = await mustBeAlone(token, name)
  try {
    await token.wrap({ class: 'private', id }, wrappingKey, mechanism)
    return { attributes, refusedBy: 'nobody: the token wrapped the key', otherSessions }
  } catch (error) {
    return { attributes, refusedBy: codeOf(error), otherSessions }
  }
}

async function attributesOf(token: Token, id: string) {
  return (await token.objects()).find((object) => object.class === 'private' && object.id === id)?.attributes ?? {}
}
