import { z } from 'zod'
import { isPublicKeyOf } from '../certificates/x509/algorithms.ts'
import { mustBeAlone } from './alone.ts'
import { mustBeAsAsked, signingKey } from './templates.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { holds } from '../../kernel/parameters.ts'
import { keyMade } from './facts.ts'
import { algorithm, condition, device, hex, label, template } from '../fields.ts'
import { backupOf, mustBeNewLabel } from './keys.ts'
import { destroyAll, pair, present } from '../leftovers.ts'
import { inToken, makesKey, onRecord } from '../resources.ts'

/** The key pair is born in the token; its attributes are read back and must be those asked for. */
export const generate = defineStep({
  name: 'generate',
  reference: {
    is: 'The HSM makes a key pair. Its attributes are read back and compared.',
    alsoNeeds: 'For a key that is archived, a proved set.',
    example: { token: 'root-hsm', label: 'root', algorithm: 'EC-P384' },
  },
  needs: [inToken, onRecord],
  makes: [makesKey],
  fields: z.strictObject({
    token: device,
    label,
    algorithm,
    purpose: z
      .enum(['certify', 'sign'])
      .optional()
      .describe(
        '`certify`, as without it: the key of a certification authority, which gets a certificate here. Either only signs.',
      ),
    archive: condition
      .nullable()
      .default(null)
      .describe(
        'Where this parameter has this value, the key is made so that it can be archived and then locked; else it can never leave.',
      ),
  }),
  basis: 'seen',
  irreversible: true,
  algorithm: ({ fields }) => fields.algorithm,
  act: {
    request: z.strictObject({ token: device, label, algorithm, id: hex, extractable: z.boolean() }),
    result: z.strictObject({
      spki: hex,
      publicKey: template,
      privateKey: template,
      otherSessions: z.int().nullable(),
    }),
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const { token, label: name, algorithm: type } = step.fields
      const extractable = holds(state, step.fields.archive)
      // A key that is to be archived is not born before its archive can be opened again.
      if (extractable && !backupOf(state).whole) throw refuse('SET_UNPROVED')
      mustBeNewLabel(state, name, token)
      return { token, label: name, algorithm: type, id: random.slice(0, 32), extractable }
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
        keyMade({
          token,
          label: name,
          id,
          algorithm: type,
          spki,
          publicKey,
          privateKey,
          otherSessions,
          wrapWithTrusted: false,
        }),
      ]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), pair(id)),
    // A private key of which nobody knows how it came about can only be discarded, with evidence.
    choices: () => ['discard'],
    discard: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), pair(id)),
  },
})
