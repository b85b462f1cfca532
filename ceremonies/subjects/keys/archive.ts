import { z } from 'zod'
import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../../base/digest.ts'
import { mustBeAlone } from './alone.ts'
import { refuse } from '../../base/refusal.ts'
import type { State } from '../../kernel/model.ts'
import { keyInToken } from '../backup/presence.ts'
import { keyArchived, secretKeyArchived } from './facts.ts'
import { type Key, type Probe, type SecretKey, keys } from './slice.ts'
import { defineStep } from '../../kernel/step.ts'
import { artifact, hex, label, set, wrapMechanism } from '../fields.ts'
import { anyKeyOf, anyKeyRequest, backupOf, keyRequested, objectOf, restoredFrom, secretRequested } from './keys.ts'
import { hasOneLength } from './templates.ts'
import { nothingLeft } from '../leftovers.ts'
import { archivedKey, ofKey, provedSet } from '../resources.ts'

const wrapped = { wrappingKey: hex, set, mechanism: wrapMechanism } as const

/** The key is wrapped under the backup key; the blob goes into the record, bound to everything that recovery needs. */
export const archive = defineStep({
  name: 'archive',
  reference: {
    is: 'The key is wrapped under the backup key, and the wrapped key goes into the record.',
    alsoNeeds: '`probe-archive` for the type of the key.',
    alsoMakes: 'A file with the wrapped key.',
    example: { key: 'root', artifact: 'root.kwp' },
  },
  needs: [ofKey, { resource: provedSet, check: 'SHARE-4' }],
  makes: [{ resource: archivedKey, by: 'key' }],
  fields: z.strictObject({ key: label, artifact }),
  basis: 'seen',
  act: {
    request: z.union([
      z.strictObject({ ...keyRequested, ...wrapped }),
      z.strictObject({ ...secretRequested, ...wrapped }),
    ]),
    result: z.strictObject({ blob: hex }),
    token: (step, state) => anyKeyOf(state, step.fields.key).token,
    uses: [keyInToken],
    prepare: (step, state) => {
      const { id: wrappingKey, set: of, whole } = backupOf(state)
      if (!whole) throw refuse('SET_UNPROVED')
      const key = anyKeyOf(state, step.fields.key)
      return { ...anyKeyRequest(key), wrappingKey, set: of, mechanism: probeOf(state, key).mechanism }
    },
    perform: async (_step, request, { devices }) => {
      const { token: name, wrappingKey, mechanism } = request
      const token = devices.token(name)
      await mustBeAlone(token, name)
      await token.admitWrappingKeys([wrappingKey])
      return { blob: await token.wrap(objectOf(request), wrappingKey, mechanism) }
    },
    conclude: (step, request, { blob }, state) => {
      const { label: name, set: of, mechanism, id } = request
      const archived = {
        label: name,
        artifact: step.fields.artifact,
        sha256: sha256Hex(hexToBytes(blob)),
        set: of,
        mechanism,
        check: backupOf(state).check,
        length: blob.length / 2,
        restore: restoredFrom(request, id),
      }
      const probe = probeOf(state, request)
      return [
        'spki' in request
          ? keyArchived({
              ...archived,
              spki: request.spki,
              // The key's own DER inside the blob. Where it varies it is read from the outermost length when it is opened.
              derLength: hasOneLength(request.algorithm) ? probe.derLength : null,
            })
          : secretKeyArchived({ ...archived, keyCheck: request.keyCheck, keyLength: probe.derLength }),
      ]
    },
    artifacts: (step, _request, { blob }) => [
      { name: step.fields.artifact, kind: 'wrapped-key', level: 'confidential', content: hexToBytes(blob) },
    ],
    ...nothingLeft,
  },
})

/** How the token of a key wraps keys of its type; throws WRAP_UNPROBED if that was not tried. */
export function probeOf(state: State, { token, algorithm }: Pick<Key | SecretKey, 'token' | 'algorithm'>): Probe {
  const probe = keys.of(state).probes.findLast((one) => one.token === token && one.algorithm === algorithm)
  if (!probe) throw refuse('WRAP_UNPROBED')
  return probe
}
