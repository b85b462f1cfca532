import { z } from 'zod'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import type { Template } from '../../devices/hsm.ts'
import { defineStep } from '../../kernel/step.ts'
import { keyInToken } from '../backup/presence.ts'
import { artifact, device, digest, hex, keyAlgorithm, label, set, template, wrapMechanism } from '../fields.ts'
import { mustBeAlone } from '../keys/alone.ts'
import { probeOf } from '../keys/archive.ts'
import { keyArchived, secretKeyArchived } from '../keys/facts.ts'
import { backupOf, mustBeNewLabel } from '../keys/keys.ts'
import { restoredKey, restoredSecret, rewrappedKey, rewrappedSecret } from '../keys/session-objects.ts'
import { hasOneLength } from '../keys/templates.ts'
import { destroyAll, present } from '../leftovers.ts'
import { archiveOf, blobOf, recoveredIn, recoveredInToken, setOfArchives } from '../recovery/archives.ts'
import { departuresFrom } from '../recovery/departures.ts'
import { archivedKey as keyInArchive } from '../recovery/facts.ts'
import { mechanismOf } from '../recovery/recover-key.ts'
import { archivedKey, key, openableArchive, provedSet, recoveredBackupKey } from '../resources.ts'
import { archiveRewrapped } from './facts.ts'

const Request = z.strictObject({
  token: device,
  label,
  artifact,
  sha256: digest,
  ceremony: z.string(),
  key: keyInArchive,
  from: set,
  set,
  /** CKA_IDs: of the earlier backup key and of the new one, and of what is opened. */
  old: hex,
  wrappingKey: hex,
  id: hex,
  mechanism: wrapMechanism,
})
type Request = z.infer<typeof Request>

/**
 * An archive of the earlier set is opened in the token, to a session object that can leave and do nothing else, wrapped under the
 * new backup key, and the object is destroyed. The key never shows outside the token; that it is the right one the restore proof
 * says.
 */
export const rewrap = defineStep({
  name: 'rewrap',
  reference: {
    is: 'An archive of the earlier set is opened in the token and its key wrapped under the new backup key; the new wrapped key goes into the record. The earlier archive stays as it is.',
    alsoNeeds: '`probe-archive` for the type of the key.',
    alsoMakes: 'A file with the wrapped key.',
    example: { key: 'root', token: 'root-hsm', algorithm: 'EC-P384', artifact: 'root.kwp' },
  },
  needs: [
    { resource: openableArchive, by: 'key', check: 'RECOVERY-1' },
    { resource: recoveredBackupKey, by: 'token', check: 'RECOVERY-3' },
    { resource: provedSet, check: 'SHARE-4' },
  ],
  makes: [
    { resource: key, by: 'key' },
    { resource: archivedKey, by: 'key' },
  ],
  fields: z.strictObject({ key: label, token: device, algorithm: keyAlgorithm, artifact }),
  basis: 'seen',
  act: {
    request: Request,
    result: z.strictObject({ blob: hex, attributes: template }),
    token: (step) => step.fields.token,
    uses: [keyInToken, recoveredInToken],
    prepare: ({ fields }, state, { random }) => {
      mustBeNewLabel(state, fields.key, fields.token)
      const archive = archiveOf(state, fields.key)
      const { algorithm } = archive.key
      if (algorithm !== fields.algorithm)
        throw refuse('KEY_TYPE_DIFFERS', { label: fields.key, algorithm: fields.algorithm })
      const own = backupOf(state)
      if (!own.whole) throw refuse('SET_UNPROVED')
      if (own.token !== fields.token) throw refuse('BACKUP_KEY_ELSEWHERE', { token: fields.token, other: own.token })
      return {
        token: fields.token,
        label: fields.key,
        artifact: archive.artifact,
        sha256: archive.sha256,
        ceremony: archive.ceremony,
        key: 'spki' in archive.key ? { ...archive.key } : { ...archive.key, keyCheck: { ...archive.key.keyCheck } },
        from: setOfArchives(state).set,
        set: own.set,
        old: recoveredIn(state, fields.token).id,
        wrappingKey: own.id,
        id: sha256Hex(utf8ToBytes(`rewrap/${random}`)).slice(0, 32),
        mechanism: probeOf(state, { token: fields.token, algorithm }).mechanism,
      }
    },
    perform: async (_step, request, performing) => {
      const token = performing.devices.token(request.token)
      const blob = bytesToHex(await blobOf(performing, request))
      await mustBeAlone(token, request.token)
      await token.admitWrappingKeys([request.wrappingKey])
      const opening = await mechanismOf(token, request.token)
      const attributes = await token.unwrap(blob, { class: 'secret', id: request.old }, opening, templateOf(request))
      try {
        const wrapped = await token.wrap(opened(request), request.wrappingKey, request.mechanism)
        return { blob: wrapped, attributes: { ...attributes } }
      } finally {
        await token.destroy(opened(request))
      }
    },
    conclude: ({ fields }, request, { blob, attributes }, state) => {
      const { label: name, token, id, key: inside, from, set: of, mechanism } = request
      const departures = departuresFrom(state.mode, name, templateOf(request), attributes)
      const { derLength } = probeOf(state, { token, algorithm: inside.algorithm })
      const own = {
        label: name,
        artifact: fields.artifact,
        sha256: sha256Hex(hexToBytes(blob)),
        check: backupOf(state).check,
        set: of,
        mechanism,
        length: blob.length / 2,
      }
      return [
        archiveRewrapped({ label: name, token, id, key: inside, from, departures }),
        'spki' in inside
          ? keyArchived({
              ...own,
              spki: inside.spki,
              derLength: hasOneLength(inside.algorithm) ? derLength : null,
              restore: restoredKey(inside.algorithm, id),
            })
          : secretKeyArchived({
              ...own,
              keyCheck: inside.keyCheck,
              keyLength: derLength,
              restore: restoredSecret(inside.algorithm, inside.purpose, id),
            }),
      ]
    },
    artifacts: ({ fields }, _request, { blob }) => [
      { name: fields.artifact, kind: 'wrapped-key', level: 'confidential', content: hexToBytes(blob) },
    ],
    look: (_step, request, { devices }) => present(devices.token(request.token), [opened(request)]),
    choices: () => ['discard'],
    discard: (_step, request, { devices }) => destroyAll(devices.token(request.token), [opened(request)]),
  },
})

function templateOf({ key: inside, id }: Request): Template {
  return 'spki' in inside ? rewrappedKey(inside.algorithm, id) : rewrappedSecret(inside.algorithm, id)
}

function opened({ key: inside, id }: Request) {
  return { class: 'spki' in inside ? 'private' : 'secret', id } as const
}
