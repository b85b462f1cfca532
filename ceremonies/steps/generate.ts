import { z } from 'zod'
import { isPublicKeyOf } from '../certificate/algorithms.ts'
import { mustBeAlone } from '../policy/alone.ts'
import { mustBeAsAsked, signingKey } from '../policy/templates.ts'
import { refuse } from '../refusal.ts'
import type { State } from '../state.ts'
import { recorded } from '../texts/en/recorded.ts'
import { defineStep } from './define.ts'
import { algorithm, device, hex, label, template } from './fields.ts'
import { backupOf } from './keys.ts'
import { destroyAll, pair, present } from './leftovers.ts'

// PKCS#11 v3.0 4.9: CKA_WRAP_WITH_TRUSTED asks for a wrapping key that the security officer marked CKA_TRUSTED.
const { wrapWithTrusted } = recorded

/** The key pair is born in the token; its attributes are read back and must be those asked for. */
export const generate = defineStep({
  name: 'generate',
  fields: z.strictObject({ token: device, label, algorithm }),
  basis: 'seen',
  act: {
    result: z.strictObject({
      spki: hex,
      publicKey: template,
      privateKey: template,
      otherSessions: z.int().nullable(),
    }),
    token: (step) => step.fields.token,
    request: (step, state, { random }) => {
      const { token, label: name, algorithm: type } = step.fields
      // A key that is to be archived is not born before its archive can be opened again.
      if (archived(state) && !backupOf(state).whole) throw refuse('SET_UNPROVED')
      if (Object.hasOwn(state.keys, name)) throw refuse('LABEL_EXISTS', { label: name, device: token })
      return { token, label: name, algorithm: type, id: random.slice(0, 32), extractable: archived(state) }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      if (request.extractable) await mustBeAlone(token, request.token)
      const taken = (await token.objects()).some((object) => object.label === request.label)
      if (taken) throw refuse('LABEL_EXISTS', { label: request.label, device: request.token })
      const { spki, publicKey, privateKey } = await token.generateKeyPair(signingKey({ ...request, persistent: true }))
      const otherSessions = request.extractable ? await mustBeAlone(token, request.token) : null
      return { spki, publicKey: { ...publicKey }, privateKey: { ...privateKey }, otherSessions }
    },
    conclude: (_step, request, { spki, publicKey, privateKey, otherSessions }) => {
      const asked = signingKey({ ...request, persistent: true })
      mustBeAsAsked(request.label, asked.publicKey, publicKey)
      mustBeAsAsked(request.label, { ...asked.privateKey, CKA_LOCAL: true, CKA_ALWAYS_SENSITIVE: true }, privateKey)
      const { token, label: name, id, algorithm: type } = request
      if (!isPublicKeyOf(type, spki)) throw refuse('PUBLIC_KEY_WRONG', { label: name, algorithm: type })
      return [
        {
          type: 'key.made',
          token,
          label: name,
          id,
          algorithm: type,
          spki,
          publicKey,
          privateKey,
          otherSessions,
          wrapWithTrusted,
        },
      ]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), pair(id)),
    // A private key of which nobody knows how it came about can only be discarded, with evidence.
    choices: () => ['discard'],
    discard: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), pair(id)),
  },
})

/** True if this ceremony makes an archive; then the key is extractable until it has been made. */
export function archived(state: State): boolean {
  return state.inForce['archive'] === 'wrapped'
}
