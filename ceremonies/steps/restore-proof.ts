import { z } from 'zod'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { backupKey, mustBeAsAsked, restoredKey, signingKey } from '../policy/templates.ts'
import { challenge, signAndCheck } from '../policy/signing.ts'
import { refuse } from '../refusal.ts'
import { probeOf } from './archive.ts'
import { bringIn, left } from './backup-key.ts'
import { defineStep, type Performing } from './define.ts'
import { artifact, hex, label, template } from './fields.ts'
import { backupOf, keyOf, keyRequest, mustBeQuorum } from './keys.ts'
import { destroyAll, pair, present } from './leftovers.ts'
import { sha256Hex } from '../digest.ts'
import type { WrapMechanism } from '../device.ts'
import type { Json } from '../json.ts'

/**
 * The proof that the archive can be opened: the backup key is destroyed in the token, comes back from the shares as typed,
 * unwraps the blob to an object that signs a challenge, and wraps a throw-away twin that independent software opens.
 */
export const restoreProof = defineStep({
  name: 'restore-proof',
  fields: z.strictObject({ key: label, artifact }),
  basis: 'signed',
  act: {
    result: z.strictObject({
      signature: hex,
      shares: z.array(z.int()),
      attributes: template,
      destroyed: z.int(),
      twin: z.strictObject({ derLength: z.int(), trailingZeros: z.int().min(0).max(7) }),
    }),
    secrets: true,
    token: (step, state) => keyOf(state, step.fields.key).token,
    needs: 'shares',
    request: (step, state, { random }) => {
      const key = keyOf(state, step.fields.key)
      if (key.status !== 'archived') throw refuse('KEY_NOT_ARCHIVED', { label: key.label })
      const ids = sha256Hex(utf8ToBytes(`restore-proof/${random}`))
      return {
        ...keyRequest(key),
        mechanism: probeOf(state, key).mechanism,
        artifact: step.fields.artifact,
        old: backupOf(state).id,
        backup: random.slice(0, 32),
        transport: random.slice(32),
        proof: ids.slice(0, 32),
        twin: ids.slice(32),
        challenge: random,
      }
    },
    perform: async (_step, request, performing) => {
      const { devices, state } = performing
      const token = devices.token(request.token)
      const secrets = devices.secrets()
      const destroyed = await token.destroy({ class: 'secret', id: request.old })
      let shares: readonly number[] = []
      const attributes = await bringIn(token, { id: request.backup, transport: request.transport }, async (wrapTo) => {
        const restored = await secrets.restore({ check: backupOf(state).check, wrapTo })
        shares = restored.shares
        return restored.wrapped
      })
      await token.admitWrappingKeys([request.backup])
      const signature = await signRestored(request, performing)
      const twin = await openTwin(request, performing)
      return { signature, shares: [...shares], attributes: { ...attributes }, destroyed, twin: { ...twin } }
    },
    conclude: (_step, request, { signature, shares, attributes, twin }, state) => {
      mustBeAsAsked('strongroom backup', backupKey(request.backup), attributes)
      const backup = backupOf(state)
      mustBeQuorum(backup, shares)
      const { set } = backup
      return [
        { type: 'backup-key.reloaded', token: request.token, id: request.backup, set, shares },
        { type: 'key.restored', label: request.label, challenge: request.challenge, signature, shares, twin },
      ]
    },
    look: (_step, request, { devices }) => present(devices.token(request.token), leftOf(request)),
    choices: () => ['discard'],
    discard: (_step, request, { devices }): Promise<Json> => destroyAll(devices.token(request.token), leftOf(request)),
  },
})

type RestoreRequest = ReturnType<typeof keyRequest> & {
  readonly mechanism: WrapMechanism
  readonly artifact: string
  readonly old: string
  readonly backup: string
  readonly transport: string
  readonly proof: string
  readonly twin: string
  readonly challenge: string
}

/** The blob comes back to an object that never leaves, signs once, and is destroyed. */
async function signRestored(
  request: RestoreRequest,
  { devices, crypto, state, artifact: read }: Performing,
): Promise<string> {
  const { algorithm, spki, proof, backup, mechanism } = request
  const token = devices.token(request.token)
  const blob = bytesToHex(read(request.artifact))
  const restored = await token.unwrap(blob, { class: 'secret', id: backup }, mechanism, restoredKey(algorithm, proof))
  const key = { class: 'private', id: proof } as const
  try {
    mustBeAsAsked('strongroom restore proof', restoredKey(algorithm, proof), restored)
    const message = challenge('restore-proof', state.ceremony, request.challenge)
    return await signAndCheck({ token, key, algorithm, spki, message }, crypto)
  } finally {
    await token.destroy(key)
  }
}

/** A throw-away key of the same type, wrapped by the token and opened by OpenSSL in the secrets process. */
async function openTwin(
  request: RestoreRequest,
  { devices }: Performing,
): Promise<{ readonly derLength: number; readonly trailingZeros: number }> {
  const token = devices.token(request.token)
  const wanted = {
    algorithm: request.algorithm,
    label: 'strongroom twin',
    id: request.twin,
    persistent: false,
    extractable: true,
  }
  const { spki } = await token.generateKeyPair(signingKey(wanted))
  try {
    const blob = await token.wrap({ class: 'private', id: request.twin }, request.backup, request.mechanism)
    return await devices.secrets().openTwin(blob, spki)
  } finally {
    await destroyAll(token, pair(request.twin))
  }
}

function leftOf({ backup, transport, proof, twin }: RestoreRequest) {
  return [...left({ id: backup, transport }), ...pair(proof), ...pair(twin)]
}
