import { z } from 'zod'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import type { Event, Performing, State } from '../../kernel/model.ts'
import { defineStep } from '../../kernel/step.ts'
import type { Template, Token, WrapMechanism } from '../../devices/hsm.ts'
import { artifact, device, digest, hex, keyAlgorithm, keyCheck, label, template, wrapMechanism } from '../fields.ts'
import { checkOf, mustMatchKeyCheck, wrappingOf } from '../keys/check-value.ts'
import { allKeys } from '../keys/keys.ts'
import { challenge, signAndCheck } from '../keys/signing.ts'
import { restoredKey, restoredSecret } from '../keys/session-objects.ts'
import { destroyAll, present } from '../leftovers.ts'
import { openableArchive, recoveredBackupKey } from '../resources.ts'
import { archiveOf, blobOf, OPEN, recoveredIn, recoveredInToken } from './archives.ts'
import { departuresFrom } from './departures.ts'
import { archivedKey, keyRecovered, secretKeyRecovered } from './facts.ts'

const Beside = z.strictObject({ token: device, id: hex })
const Request = z.strictObject({
  token: device,
  label,
  artifact,
  sha256: digest,
  key: archivedKey,
  /** CKA_IDs: of the recovered backup key, and of what it opens. */
  backup: hex,
  id: hex,
  challenge: hex,
  /** The original, where its token is in use in this ceremony. */
  beside: Beside.nullable(),
})
type Request = z.infer<typeof Request>

const opened = { mechanism: wrapMechanism, attributes: template } as const
const Signed = z.strictObject({ ...opened, signature: hex, beside: hex.nullable() })
const Checked = z.strictObject({ ...opened, keyCheck, beside: keyCheck.nullable() })

/**
 * The archive is opened in the token: what comes out is a session object that never leaves, its attributes are compared, it signs
 * a challenge that software checks with the public key on record, and it is destroyed. A secret key gives its check value. Where
 * the original is at hand, it does the same, and both stand side by side.
 */
export const recoverKey = defineStep({
  name: OPEN,
  reference: {
    is: 'The archive is opened in the token; the key in it signs a challenge, or gives its check value, beside the original where that is at hand, and is destroyed again.',
    example: { key: 'drill', token: 'second-hsm', algorithm: 'EC-P384' },
  },
  needs: [
    { resource: openableArchive, by: 'key', check: 'RECOVERY-1' },
    { resource: recoveredBackupKey, by: 'token', check: 'RECOVERY-3' },
  ],
  fields: z.strictObject({ key: label, token: device, algorithm: keyAlgorithm }),
  basis: 'signed',
  act: {
    request: Request,
    result: z.union([Signed, Checked]),
    token: (step, state) => {
      const beside = originalOf(state, step.fields.key, step.fields.token)
      return beside === null ? step.fields.token : [step.fields.token, beside.token]
    },
    uses: [recoveredInToken],
    prepare: ({ fields }, state, { random }) => {
      const { artifact: file, sha256, key } = archiveOf(state, fields.key)
      if (key.algorithm !== fields.algorithm)
        throw refuse('KEY_TYPE_DIFFERS', { label: fields.key, algorithm: fields.algorithm })
      return {
        token: fields.token,
        label: fields.key,
        artifact: file,
        sha256,
        key: 'spki' in key ? { ...key } : { ...key, keyCheck: { ...key.keyCheck } },
        backup: recoveredIn(state, fields.token).id,
        id: sha256Hex(utf8ToBytes(`recover-key/${random}`)).slice(0, 32),
        challenge: random,
        beside: originalOf(state, fields.key, fields.token),
      }
    },
    perform: async (_step, request, performing) => {
      const token = performing.devices.token(request.token)
      const blob = await blobOf(performing, archiveOf(performing.state, request.label))
      const mechanism = await mechanismOf(token, request.token)
      const unwrapping = { class: 'secret', id: request.backup } as const
      const attributes = await token.unwrap(bytesToHex(blob), unwrapping, mechanism, templateOf(request))
      try {
        const opening = { mechanism, attributes: { ...attributes } }
        return 'spki' in request.key
          ? { ...opening, ...(await signatures(request, request.key, performing)) }
          : { ...opening, ...(await checks(request, request.key, performing)) }
      } finally {
        await token.destroy(restored(request))
      }
    },
    conclude: (step, request, result, state) => concluded(step.id, request, result, state),
    look: (_step, request, { devices }) => present(devices.token(request.token), [restored(request)]),
    choices: () => ['discard'],
    discard: (_step, request, { devices }) => destroyAll(devices.token(request.token), [restored(request)]),
  },
})

/** Exactly RFC 5649 where the token has it; what was padded otherwise does not come out as the key on record. Throws MECHANISM_MISSING. */
export async function mechanismOf(token: Token, device: string): Promise<WrapMechanism> {
  const mechanism = await wrappingOf(token)
  if (mechanism === null) throw refuse('MECHANISM_MISSING', { device, mechanism: 'CKM_AES_KEY_WRAP_KWP' })
  return mechanism
}

/** The key of that label that this ceremony knows in another token; null where there is none. */
function originalOf(state: State, name: string, token: string): z.infer<typeof Beside> | null {
  const original = allKeys(state).find((key) => key.label === name && key.token !== token)
  return original ? { token: original.token, id: original.id } : null
}

function templateOf({ key, id }: Request): Template {
  return 'spki' in key ? restoredKey(key.algorithm, id) : restoredSecret(key.algorithm, key.purpose, id)
}

function restored({ key, id }: Request) {
  return { class: 'spki' in key ? 'private' : 'secret', id } as const
}

type Pair = Extract<Request['key'], { readonly spki: string }>
type Secret = Exclude<Request['key'], Pair>

/** The same challenge, signed by the restored key and by the original; software checks both with the public key on record. */
async function signatures(request: Request, { algorithm, spki }: Pair, { devices, crypto, state }: Performing) {
  const message = challenge('recover-key', state.ceremony, request.challenge)
  const signedBy = (token: string, id: string) =>
    signAndCheck({ token: devices.token(token), key: { class: 'private', id }, algorithm, spki, message }, crypto)
  const signature = await signedBy(request.token, request.id)
  const { beside } = request
  return { signature, beside: beside && (await signedBy(beside.token, beside.id)) }
}

async function checks({ label: name, token, id, beside }: Request, key: Secret, { devices }: Performing) {
  const checkedIn = async (device: string, cka: string) => {
    const of = { token: device, algorithm: key.algorithm, purpose: key.purpose }
    const found = await checkOf(devices.token(device), { class: 'secret', id: cka }, of)
    mustMatchKeyCheck(name, key.keyCheck, found)
    return { ...found }
  }
  return { keyCheck: await checkedIn(token, id), beside: beside && (await checkedIn(beside.token, beside.id)) }
}

function concluded(
  step: string,
  request: Request,
  result: z.infer<typeof Signed> | z.infer<typeof Checked>,
  state: State,
): readonly Event[] {
  const { label: name, token, key, beside } = request
  const departures = departuresFrom(state.mode, name, templateOf(request), result.attributes)
  if ('spki' in key && 'signature' in result) {
    const other = beside && result.beside ? { token: beside.token, signature: result.beside } : null
    if ((beside === null) !== (other === null)) throw refuse('RESULT_INVALID', { step, member: 'beside' })
    const { challenge: random } = request
    return [
      keyRecovered({
        label: name,
        token,
        departures,
        spki: key.spki,
        challenge: random,
        signature: result.signature,
        beside: other,
      }),
    ]
  }
  if ('spki' in key || 'signature' in result) throw refuse('RESULT_INVALID', { step, member: '' })
  mustMatchKeyCheck(name, key.keyCheck, result.keyCheck)
  if (result.beside) mustMatchKeyCheck(name, key.keyCheck, result.beside)
  const other = beside && result.beside ? { token: beside.token, keyCheck: result.beside } : null
  if ((beside === null) !== (other === null)) throw refuse('RESULT_INVALID', { step, member: 'beside' })
  return [secretKeyRecovered({ label: name, token, departures, keyCheck: result.keyCheck, beside: other })]
}
