import { z } from 'zod'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { checkOf, mustMatchKeyCheck } from './check-value.ts'
import { backupKey } from './session-objects.ts'
import { mustBeAsAsked, secretKey, signingKey, thrownAwayPurpose } from './templates.ts'
import { challenge, signAndCheck } from './signing.ts'
import { refuse } from '../../base/refusal.ts'
import { probeOf } from './archive.ts'
import { bringIn, left } from '../backup/backup-key.ts'
import type { KeyCheck } from '../../devices/check-value.ts'
import type { Secrets } from '../../devices/secrets.ts'
import type { Token } from '../../devices/hsm.ts'
import type { Event, Performing } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import { backupKeyReloaded } from '../backup/facts.ts'
import { sharesHeld } from '../backup/presence.ts'
import { keyRestored, secretKeyRestored } from './facts.ts'
import { artifact, hex, keyCheck, label, template, twin, wrapMechanism } from '../fields.ts'
import {
  anyKeyOf,
  anyKeyRequest,
  backupOf,
  keyRequested,
  mustBeQuorum,
  objectOf,
  restoredFrom,
  secretRequested,
} from './keys.ts'
import { destroyAll, pair, present } from '../leftovers.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { Json } from '../../base/json.ts'
import { archivedKey, ofKey, provedArchive } from '../resources.ts'

const own = {
  mechanism: wrapMechanism,
  artifact,
  /** CKA_IDs: of the backup key before and after, of the key it travels under, of what is restored and of its twin. */
  old: hex,
  backup: hex,
  transport: hex,
  proof: hex,
  twin: hex,
  challenge: hex,
} as const
const Request = z.union([z.strictObject({ ...keyRequested, ...own }), z.strictObject({ ...secretRequested, ...own })])
type Request = z.infer<typeof Request>

const results = {
  shares: z.array(z.int()),
  attributes: template,
  twin,
} as const

/**
 * The proof that the archive can be opened: the backup key is destroyed in the token, comes back from the shares as typed,
 * unwraps the blob to an object that signs a challenge (a secret key: gives the check value on record), and wraps a throw-away
 * twin that independent software opens.
 */
export const restoreProof = defineStep({
  name: 'restore-proof',
  reference: {
    is: 'Enough custodians type their shares; the backup key comes back, opens the archive, and what it opens signs a challenge.',
    example: { key: 'root', artifact: 'root.kwp' },
  },
  needs: [ofKey, { resource: archivedKey, by: 'key', check: 'KEY-5', at: 'kind' }],
  makes: [{ resource: provedArchive, by: 'key' }],
  fields: z.strictObject({ key: label, artifact }),
  basis: 'signed',
  act: {
    request: Request,
    result: z.union([z.strictObject({ signature: hex, ...results }), z.strictObject({ keyCheck, ...results })]),
    secrets: true,
    token: (step, state) => anyKeyOf(state, step.fields.key).token,
    uses: [sharesHeld],
    prepare: (step, state, { random }) => {
      const key = anyKeyOf(state, step.fields.key)
      if (key.status !== 'archived') throw refuse('KEY_NOT_ARCHIVED', { label: key.label })
      const ids = sha256Hex(utf8ToBytes(`restore-proof/${random}`))
      return {
        ...anyKeyRequest(key),
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
      await token.destroy({ class: 'secret', id: request.old })
      let shares: readonly number[] = []
      const attributes = await bringIn(token, { id: request.backup, transport: request.transport }, async (wrapTo) => {
        const restored = await secrets.restore({ check: backupOf(state).check, wrapTo })
        shares = restored.shares
        return restored.wrapped
      })
      await token.admitWrappingKeys([request.backup])
      const proof = await proveRestored(request, performing)
      const twin = await openTwin(request, performing)
      return { ...proof, shares: [...shares], attributes: { ...attributes }, twin: { ...twin } }
    },
    conclude: (step, request, result, state) => {
      const { shares, attributes } = result
      mustBeAsAsked('strongroom backup', backupKey(request.backup), attributes)
      const backup = backupOf(state)
      mustBeQuorum(backup, shares)
      const { set } = backup
      return [
        backupKeyReloaded({ token: request.token, id: request.backup, set, shares }),
        restoredFact(step.id, request, result),
      ]
    },
    look: (_step, request, { devices }) => present(devices.token(request.token), leftOf(request)),
    choices: () => ['discard'],
    discard: (_step, request, { devices }): Promise<Json> => destroyAll(devices.token(request.token), leftOf(request)),
  },
})

/** The blob comes back to an object that never leaves, proves itself once, and is destroyed. */
async function proveRestored(
  request: Request,
  { devices, crypto, state, artifact: read }: Performing,
): Promise<{ readonly signature: string } | { readonly keyCheck: z.infer<typeof keyCheck> }> {
  const { proof, backup, mechanism } = request
  const token = devices.token(request.token)
  const blob = bytesToHex(read(request.artifact))
  const template = restoredFrom(request, proof)
  const restored = await token.unwrap(blob, { class: 'secret', id: backup }, mechanism, template)
  const key = { ...objectOf(request), id: proof }
  try {
    mustBeAsAsked('strongroom restore proof', template, restored)
    if (!('spki' in request)) {
      const found = await checkOf(token, key, request)
      mustMatchKeyCheck(request.label, request.keyCheck, found)
      return { keyCheck: { ...found } }
    }
    const { algorithm, spki } = request
    const message = challenge('restore-proof', state.ceremony, request.challenge)
    return { signature: await signAndCheck({ token, key, algorithm, spki, message }, crypto) }
  } finally {
    await token.destroy(key)
  }
}

/** A throw-away key of the same type, wrapped by the token and opened by OpenSSL in the secrets process. */
async function openTwin(
  request: Request,
  { devices }: Performing,
): Promise<{ readonly derLength: number; readonly trailingZeros: number }> {
  const token = devices.token(request.token)
  const wanted = { label: 'strongroom twin', id: request.twin, persistent: false, extractable: true } as const
  if (!('spki' in request)) return openSecretTwin(request, wanted, token, devices.secrets())
  const { spki } = await token.generateKeyPair(signingKey({ ...wanted, algorithm: request.algorithm }))
  try {
    const blob = await token.wrap({ class: 'private', id: request.twin }, request.backup, request.mechanism)
    return await devices.secrets().openTwin(blob, spki)
  } finally {
    await destroyAll(token, pair(request.twin))
  }
}

type SecretRequest = Exclude<Request, { readonly spki: string }>
type Wanted = Omit<Parameters<typeof secretKey>[0], 'algorithm' | 'purpose'>

/** The same of a secret key, which is known by the check value that the token computes. */
async function openSecretTwin(
  { algorithm, token: name, twin: id, backup, mechanism }: SecretRequest,
  wanted: Wanted,
  token: Token,
  secrets: Secrets,
): ReturnType<Secrets['openSecretTwin']> {
  const key = { class: 'secret', id } as const
  const purpose = thrownAwayPurpose[algorithm]
  await token.generateSecretKey(secretKey({ ...wanted, algorithm, purpose }, mechanism))
  try {
    const found = await checkOf(token, key, { token: name, algorithm, purpose })
    return await secrets.openSecretTwin(await token.wrap(key, backup, mechanism), found)
  } finally {
    await token.destroy(key)
  }
}

type Proof = Pick<Parameters<typeof keyRestored>[0], 'shares' | 'twin'> &
  ({ readonly signature: string } | { readonly keyCheck: KeyCheck })

function restoredFact(step: string, request: Request, result: Proof): Event {
  const { shares, twin } = result
  const { label: name, challenge: random } = request
  if ('spki' in request && 'signature' in result)
    return keyRestored({ label: name, challenge: random, signature: result.signature, shares, twin })
  if ('spki' in request || 'signature' in result) throw refuse('RESULT_INVALID', { step, member: '' })
  mustMatchKeyCheck(name, request.keyCheck, result.keyCheck)
  return secretKeyRestored({ label: name, keyCheck: result.keyCheck, shares, twin })
}

function leftOf({ backup, transport, proof, twin }: Request) {
  const secrets = [proof, twin].map((id) => ({ class: 'secret', id }) as const)
  return [...left({ id: backup, transport }), ...pair(proof), ...pair(twin), ...secrets]
}
