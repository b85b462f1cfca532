import { z } from 'zod'
import { mustBeAlone } from './alone.ts'
import { checkOf, wrappingFor } from './check-value.ts'
import { mustBeAsAsked, secretKey } from './templates.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { holds } from '../../kernel/parameters.ts'
import { secretKeyMade } from './facts.ts'
import { condition, device, hex, keyCheck, label, purpose, secretAlgorithm, template } from '../fields.ts'
import { backupOf, mustBeNewLabel } from './keys.ts'
import { destroyAll, present } from '../leftovers.ts'
import type { Purpose, SecretAlgorithm } from '../../devices/algorithm.ts'
import { inToken, makesKey } from '../resources.ts'

/** A secret key is born in the token, good for one purpose; its attributes are read back, and its check value goes on record. */
export const generateSecret = defineStep({
  name: 'generate-secret',
  reference: {
    is: 'A secret key is made in the token, for one purpose; its attributes are read back and compared, and its check value is put on record.',
    alsoNeeds: 'No object of this label in the token; for a key that is archived, a proved set.',
    alsoMakes: 'Its check value, on record.',
    example: { token: 'root-hsm', label: 'mac', algorithm: 'HMAC-SHA256', purpose: 'mac' },
  },
  needs: [inToken],
  makes: [makesKey],
  fields: z.strictObject({
    token: device,
    label,
    algorithm: secretAlgorithm,
    /** What the key may do; all else is refused by the token. */
    purpose,
    /** As of `generate`. */
    archive: condition
      .nullable()
      .default(null)
      .describe(
        'The parameter and value by which the key is to be archived; without it, it can never leave the token.',
      ),
  }),
  basis: 'seen',
  irreversible: true,
  checkAtOpening: ({ fields }) => mustSuitPurpose(fields),
  act: {
    request: z.strictObject({
      token: device,
      label,
      algorithm: secretAlgorithm,
      purpose,
      id: hex,
      extractable: z.boolean(),
    }),
    result: z.strictObject({ keyCheck, secretKey: template, otherSessions: z.int().nullable() }),
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const { token, label: name, algorithm, purpose: use } = step.fields
      const extractable = holds(state, step.fields.archive)
      // A key that is to be archived is not born before its archive can be opened again.
      if (extractable && !backupOf(state).whole) throw refuse('SET_UNPROVED')
      mustBeNewLabel(state, name, token)
      return { token, label: name, algorithm, purpose: use, id: random.slice(0, 32), extractable }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      if (request.extractable) await mustBeAlone(token, request.token)
      const taken = (await token.objects()).some((object) => object.label === request.label)
      if (taken) throw refuse('LABEL_EXISTS', { label: request.label, device: request.token })
      const wrapping = await wrappingFor(token, request.token, request.purpose)
      const read = await token.generateSecretKey(secretKey({ ...request, persistent: true }, wrapping))
      const found = await checkOf(token, { class: 'secret', id: request.id }, request)
      const otherSessions = request.extractable ? await mustBeAlone(token, request.token) : null
      return { keyCheck: { ...found }, secretKey: { ...read }, otherSessions }
    },
    conclude: (_step, request, { keyCheck: value, secretKey: read, otherSessions }) => {
      const asked = secretKey({ ...request, persistent: true }, 'CKM_AES_KEY_WRAP_KWP').secretKey
      mustBeAsAsked(request.label, { ...asked, CKA_LOCAL: true, CKA_ALWAYS_SENSITIVE: true }, read)
      const { extractable: _, ...made } = request
      return [secretKeyMade({ ...made, keyCheck: value, secretKey: read, otherSessions, wrapWithTrusted: false })]
    },
    look: (_step, { token, id }, { devices }) => present(devices.token(token), [{ class: 'secret', id }]),
    // As of a private key: nobody knows how it came about.
    choices: () => ['discard'],
    discard: (_step, { token, id }, { devices }) => destroyAll(devices.token(token), [{ class: 'secret', id }]),
  },
})

/** Throws PURPOSE_UNFIT for an HMAC key that is to encrypt or wrap. */
export function mustSuitPurpose(key: { readonly algorithm: SecretAlgorithm; readonly purpose: Purpose }): void {
  if (!suits(key)) throw refuse('PURPOSE_UNFIT', { ...key })
}

export function suits({ algorithm, purpose: use }: { readonly algorithm: string; readonly purpose: string }): boolean {
  return algorithm !== 'HMAC-SHA256' || use === 'mac'
}
