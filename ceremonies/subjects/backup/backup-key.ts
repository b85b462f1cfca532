import { z } from 'zod'
import type { Hex } from '../../base/crypto.ts'
import type { ObjectRef, Template, Token } from '../../devices/hsm.ts'
import { backupKey, transportKey } from '../keys/session-objects.ts'
import { mustBeAsAsked } from '../keys/templates.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { BEGINNING, backup, backupKeyMade } from './facts.ts'
import { check, device, hex, template } from '../fields.ts'
import { destroyAll, pair, present } from '../leftovers.ts'
import { backupKey as keyInToken, inToken, keyToSplit, onRecord } from '../resources.ts'

/**
 * The key that wraps the archive: HSM random xor OS random, made in the secrets process, and brought into the token under a
 * one-time key born there. Main carries ciphertext only.
 */
export const makeBackupKey = defineStep({
  name: BEGINNING,
  reference: {
    is: 'The backup key is made from randomness of the HSM and of the laptop, and enters the token.',
    example: { token: 'root-hsm' },
  },
  needs: [inToken, onRecord],
  makes: [{ resource: keyInToken }, { resource: keyToSplit }],
  fields: z.strictObject({ token: device }),
  basis: 'seen',
  act: {
    request: z.strictObject({ token: device, id: hex, transport: hex }),
    result: z.strictObject({ check, attributes: template }),
    secrets: true,
    token: (step) => step.fields.token,
    prepare: (step, state, { random }) => {
      const { key, envelopeKey } = backup.of(state)
      if (key !== null) throw refuse('BACKUP_KEY_EXISTS', { token: key.token })
      if (envelopeKey !== null) throw refuse('SET_EXISTS')
      return { token: step.fields.token, id: random.slice(0, 32), transport: random.slice(32) }
    },
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      const secrets = devices.secrets()
      const hsmRandom = await token.sealedRandom(32, await secrets.transportKey())
      let made: Awaited<ReturnType<typeof secrets.makeBackupKey>> | null = null
      const attributes = await bringIn(token, request, async (wrapTo) => {
        made = await secrets.makeBackupKey({ hsmRandom, wrapTo })
        return made.wrapped
      })
      return { check: checkOf(made), attributes: { ...attributes } }
    },
    conclude: (_step, { token, id }, result) => {
      mustBeAsAsked('strongroom backup', backupKey(id), result.attributes)
      return [backupKeyMade({ token, id, set: id, check: result.check })]
    },
    look: (_step, request, { devices }) => present(devices.token(request.token), left(request)),
    choices: () => ['discard'],
    discard: async (_step, request, { devices }) => {
      await devices.secrets().wipe()
      return destroyAll(devices.token(request.token), left(request))
    },
  },
})

function checkOf(made: { readonly check: z.infer<typeof check> } | null): z.infer<typeof check> {
  if (made === null) throw new Error('The secrets process made no key.')
  return { ...made.check }
}

/** Where a backup key goes: its own CKA_ID and that of the one-time key it travels under. */
export interface KeyIds {
  readonly id: Hex
  readonly transport: Hex
}

/** Brings the backup key into the token: a one-time RSA key is born there, `seal` encrypts to it, and then it is destroyed. */
export async function bringIn(
  token: Token,
  { id, transport }: KeyIds,
  seal: (wrapTo: Hex) => Promise<Hex>,
  template: Template = backupKey(id),
): Promise<Template> {
  const oneTime = await token.generateKeyPair(transportKey(transport))
  try {
    const wrapped = await seal(oneTime.spki)
    return await token.unwrap(wrapped, { class: 'private', id: transport }, 'CKM_RSA_PKCS_OAEP_SHA1', template)
  } finally {
    for (const ref of pair(transport)) await token.destroy(ref)
  }
}

export function left({ id, transport }: KeyIds): readonly ObjectRef[] {
  return [...pair(transport), { class: 'secret', id }]
}
