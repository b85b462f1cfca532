import { z } from 'zod'
import { isPublicKeyOf } from '../certificates/x509/algorithms.ts'
import { mustBeAlone } from './alone.ts'
import { checkOf } from './check-value.ts'
import { type Refusal, refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { type Algorithm, type Purpose, type SecretAlgorithm, isSecret } from '../../devices/algorithm.ts'
import type { TokenObject } from '../../devices/hsm.ts'
import { keyFound, secretKeyFound } from './facts.ts'
import { device, hex, keyAlgorithm, keyCheck, label, otherSessions, purpose, template } from '../fields.ts'
import { mustSuitPurpose } from './generate-secret.ts'
import { mustBeNewLabel } from './keys.ts'
import { makers, makerOf } from './makers.ts'
import { provingUse, secretTypeOf } from './templates.ts'
import { nothingLeft } from '../leftovers.ts'
import { inToken, makesKey } from '../resources.ts'

const own = { token: device, label, algorithm: keyAlgorithm } as const

/**
 * A key that is in the token already, found by label and CKA_ID. One that cannot leave the token is refused, with what its
 * maker offers. `purpose` is what a secret key is used for; of a key pair it is left out.
 */
export const findKey = defineStep({
  name: 'find-key',
  reference: {
    is: 'A key that is in the token already is found by its label and CKA_ID, and its attributes and public key, or its check value, are put on record. One that cannot leave the token is refused with the reason.',
    example: { token: 'root-hsm', label: 'signing', algorithm: 'EC-P256', 'cka-id': '0102' },
  },
  needs: [inToken],
  makes: [makesKey],
  fields: z.strictObject({
    ...own,
    'cka-id': hex.describe('Its CKA_ID, in hexadecimal.'),
    purpose: purpose.nullable().default(null).describe('What a secret key is for; of a key pair it is left out.'),
  }),
  basis: 'seen',
  checkAtOpening: ({ fields }) => {
    const { label: name, algorithm: type, purpose: use } = fields
    if (!isSecret(type)) {
      if (use !== null) throw refuse('PURPOSE_OF_PAIR', { label: name, algorithm: type })
    } else if (use === null) throw refuse('PURPOSE_MISSING', { label: name, algorithm: type })
    else mustSuitPurpose({ algorithm: type, purpose: use })
  },
  act: {
    request: z.strictObject({ ...own, id: hex, purpose: purpose.nullable() }),
    result: z.strictObject({
      /** How many keys of that kind have the CKA_ID, if one of them has the label; else 0. */
      count: z.int(),
      attributes: template,
      spki: hex.nullable(),
      keyCheck: keyCheck.nullable(),
      otherSessions,
      maker: z.enum(makers),
    }),
    token: (step) => step.fields.token,
    prepare: (step, state) => {
      mustBeNewLabel(state, step.fields.label, step.fields.token)
      const { 'cka-id': sought, ...rest } = step.fields
      return { ...rest, id: sought }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      const sessions = await mustBeAlone(token, request.token)
      const { count, attributes, spki } = keyAmong(await token.objects(), request)
      const maker = makerOf(await token.describe())
      const sought = secretSought(request)
      // A token refuses what such a key cannot do in words of its own: what is wrong with the key is said instead.
      const computes =
        sought !== null && count === 1 && whyNot(attributes) === null && unfit(sought, attributes) === null
      const check = computes ? await checkOf(token, { class: 'secret', id: request.id }, sought) : null
      return { count, attributes, spki, keyCheck: check && { ...check }, otherSessions: sessions, maker }
    },
    conclude: (step, request, { count, attributes, spki, keyCheck: check, otherSessions: sessions, maker }) => {
      const { token, label: name, id: sought, algorithm: type } = request
      if (count !== 1)
        throw refuse(count === 0 ? 'KEY_NOT_FOUND' : 'KEY_NOT_UNIQUE', { device: token, label: name, id: sought })
      const why = whyNot(attributes)
      if (why !== null) throw refuse('KEY_CANNOT_LEAVE', { device: token, label: name, why, maker })
      const found = { token, label: name, id: sought, attributes, otherSessions: sessions }
      const secret = secretSought(request)
      if (secret !== null) {
        const other = unfit(secret, attributes)
        if (other) throw other
        if (check === null) throw refuse('RESULT_INVALID', { step: step.id, member: 'keyCheck' })
        const { algorithm: kind, purpose: use } = secret
        return [secretKeyFound({ ...found, algorithm: kind, purpose: use, keyCheck: check })]
      }
      if (isSecret(type)) throw refuse('PURPOSE_MISSING', { label: name, algorithm: type })
      if (spki === null) throw refuse('PUBLIC_KEY_ABSENT', { device: token, label: name, id: sought })
      if (!isPublicKeyOf(type, spki)) throw refuse('KEY_TYPE_DIFFERS', { label: name, algorithm: type })
      return [keyFound({ ...found, algorithm: type, spki })]
    },
    ...nothingLeft,
  },
})

/**
 * The key that is meant, with its public key. `count`: how many keys have its CKA_ID, by which alone later steps find it; 0 if
 * none of them has the label.
 */
export function keyAmong(
  objects: readonly TokenObject[],
  { id: sought, label: name, purpose: use }: { readonly id: string; readonly label: string; readonly purpose: unknown },
): { readonly count: number; readonly attributes: TokenObject['attributes']; readonly spki: string | null } {
  const ofClass = (type: TokenObject['class']) => objects.filter((one) => one.class === type && one.id === sought)
  const found = ofClass(use === null ? 'private' : 'secret')
  const publicKeys = use === null ? ofClass('public') : []
  const meant = found.find((one) => one.label === name)
  return {
    count: meant === undefined ? 0 : Math.max(found.length, publicKeys.length),
    attributes: { ...meant?.attributes },
    spki: publicKeys[0]?.spki ?? null,
  }
}

interface SecretSought {
  readonly token: string
  readonly label: string
  readonly algorithm: SecretAlgorithm
  readonly purpose: Purpose
}

/** The secret key that is looked for; null if it is a key pair. */
function secretSought(request: {
  readonly token: string
  readonly label: string
  readonly algorithm: Algorithm | SecretAlgorithm
  readonly purpose: Purpose | null
}): SecretSought | null {
  const { token, label: name, algorithm: type, purpose: use } = request
  return isSecret(type) && use !== null ? { token, label: name, algorithm: type, purpose: use } : null
}

/** Why a key with these attributes is not the one looked for, or not good for its purpose; null if nothing speaks against it. */
export function unfit(
  { label: name, algorithm: type, purpose: use }: Omit<SecretSought, 'token'>,
  attributes: Readonly<Record<string, unknown>>,
): Refusal | null {
  if (Object.entries(secretTypeOf(type)).some(([attribute, value]) => attributes[attribute] !== value))
    return refuse('KEY_TYPE_DIFFERS', { label: name, algorithm: type })
  const attribute = provingUse[use]
  return attributes[attribute] === true ? null : refuse('PURPOSE_NOT_ALLOWED', { label: name, purpose: use, attribute })
}

/** Why a key with these attributes cannot be wrapped under the backup key; null if nothing speaks against it. */
function whyNot(attributes: Readonly<Record<string, unknown>>): 'unextractable' | 'trusted' | null {
  if (attributes['CKA_EXTRACTABLE'] !== true) return 'unextractable'
  // PKCS#11 v3.0 4.9: only under a key that the security officer has marked, and ours is a session object.
  return attributes['CKA_WRAP_WITH_TRUSTED'] === true ? 'trusted' : null
}
