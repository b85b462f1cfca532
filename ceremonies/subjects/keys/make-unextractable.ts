import { z } from 'zod'
import { mustBeAlone } from './alone.ts'
import { refuse } from '../../base/refusal.ts'
import { probeOf } from './archive.ts'
import { defineStep } from '../../kernel/step.ts'
import { keyInToken } from '../backup/presence.ts'
import { keyLocked } from './facts.ts'
import { hex, label, template, wrapMechanism } from '../fields.ts'
import { anyKeyOf, anyKeyRequest, backupOf, keyRequested, objectOf, secretRequested } from './keys.ts'
import { codeOf, nothingLeft, present } from '../leftovers.ts'
import type { ObjectRef, Token, WrapMechanism } from '../../devices/hsm.ts'
import { ofKey, provedArchive } from '../resources.ts'

const Result = z.strictObject({ attributes: template, refusedBy: z.string(), otherSessions: z.int().nullable() })

const Adoptable = z.object({ extractable: z.literal(false), wrappingKey: z.literal(1) })

const locked = { wrappingKey: hex, mechanism: wrapMechanism } as const

/** CKA_EXTRACTABLE goes to false, which cannot be undone; it is read back, and the token must refuse to wrap the key again. */
export const makeUnextractable = defineStep({
  name: 'make-unextractable',
  reference: {
    is: 'The key can never leave the token again: that is read back, and an attempt to wrap it must fail.',
    alsoMakes: 'A locked key.',
    example: { key: 'root' },
  },
  needs: [ofKey, { resource: provedArchive, by: 'key', check: 'KEY-5', at: 'kind' }],
  fields: z.strictObject({ key: label }),
  basis: 'seen',
  irreversible: true,
  act: {
    request: z.union([
      z.strictObject({ ...keyRequested, ...locked }),
      z.strictObject({ ...secretRequested, ...locked }),
    ]),
    result: Result,
    token: (step, state) => anyKeyOf(state, step.fields.key).token,
    uses: [keyInToken],
    prepare: (step, state) => {
      const key = anyKeyOf(state, step.fields.key)
      if (key.status !== 'restored') throw refuse('KEY_NOT_RESTORED', { label: key.label })
      return {
        ...anyKeyRequest(key),
        wrappingKey: backupOf(state).id,
        mechanism: probeOf(state, key).mechanism,
      }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      await mustBeAlone(token, request.token)
      // After a crash it may be false already, and then a token may refuse to hear of it again (CKR_ATTRIBUTE_READ_ONLY).
      const key = objectOf(request)
      if ((await attributesOf(token, key))['CKA_EXTRACTABLE'] !== false)
        await token.setAttributes(key, { CKA_EXTRACTABLE: false })
      return proveLocked(token, key, request)
    },
    conclude: (_step, { label: name }, { attributes, refusedBy, otherSessions }) => {
      if (attributes['CKA_EXTRACTABLE'] !== false) throw refuse('KEY_STILL_EXTRACTABLE', { label: name })
      if (refusedBy !== 'KEY_UNEXTRACTABLE' && refusedBy !== 'KEY_NOT_WRAPPABLE')
        throw refuse('WRAP_NOT_REFUSED', { label: name, answer: refusedBy })
      return [keyLocked({ label: name, attributes, refusedBy, otherSessions })]
    },
    look: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      const { wrappingKey } = request
      return {
        extractable: (await attributesOf(token, objectOf(request)))['CKA_EXTRACTABLE'] ?? 'unreadable',
        wrappingKey: (await present(token, [{ class: 'secret', id: wrappingKey }])).found.length,
      }
    },
    // Without the wrapping key the token cannot be made to refuse: the key comes back first, and the step is done again.
    choices: (finding) => (Adoptable.safeParse(finding).success ? ['adopt', 'discard'] : ['discard']),
    adopt: (_step, request, { devices }) => proveLocked(devices.token(request.token), objectOf(request), request),
    discard: nothingLeft.discard,
  },
})

interface Locked {
  readonly token: string
  readonly wrappingKey: string
  readonly mechanism: WrapMechanism
}

/** The attributes as they are now, and how the token refused to wrap the key. */
async function proveLocked(
  token: Token,
  key: ObjectRef,
  { token: name, wrappingKey, mechanism }: Locked,
): Promise<z.infer<typeof Result>> {
  const attributes = { ...(await attributesOf(token, key)) }
  // Nobody came to it between the archive and the lock.
  const otherSessions = await mustBeAlone(token, name)
  try {
    await token.wrap(key, wrappingKey, mechanism)
    return { attributes, refusedBy: 'WRAPPED', otherSessions }
  } catch (error) {
    return { attributes, refusedBy: codeOf(error), otherSessions }
  }
}

async function attributesOf(token: Token, { class: type, id }: ObjectRef) {
  return (await token.objects()).find((object) => object.class === type && object.id === id)?.attributes ?? {}
}
