import { z } from 'zod'
import { hexToBytes } from '@noble/hashes/utils.js'
import { sha256Hex } from '../digest.ts'
import { mustBeAlone } from '../policy/alone.ts'
import { restoredKey } from '../policy/templates.ts'
import { refuse } from '../refusal.ts'
import type { Key, Probe, State } from '../state.ts'
import { recorded } from '../texts/en/recorded.ts'
import { defineStep } from './define.ts'
import { artifact, hex, label } from './fields.ts'
import { backupOf, keyOf, keyRequest } from './keys.ts'
import { nothingLeft } from './leftovers.ts'

/** The key is wrapped under the backup key; the blob goes into the record, bound to everything that recovery needs. */
export const archive = defineStep({
  name: 'archive',
  fields: z.strictObject({ key: label, artifact }),
  basis: 'seen',
  act: {
    result: z.strictObject({ blob: hex }),
    token: (step, state) => keyOf(state, step.fields.key).token,
    needs: 'backup-key',
    request: (step, state) => {
      const { id: wrappingKey, set, whole } = backupOf(state)
      if (!whole) throw refuse('SET_UNPROVED')
      const key = keyOf(state, step.fields.key)
      return { ...keyRequest(key), wrappingKey, set, mechanism: probeOf(state, key).mechanism }
    },
    perform: async (_step, { token: name, id, wrappingKey, mechanism }, { devices }) => {
      const token = devices.token(name)
      await mustBeAlone(token, name)
      await token.admitWrappingKeys([wrappingKey])
      return { blob: await token.wrap({ class: 'private', id }, wrappingKey, mechanism) }
    },
    conclude: (step, request, { blob }, state) => {
      const { label: name, spki, set, mechanism, algorithm, id } = request
      return [
        {
          type: 'key.archived',
          label: name,
          artifact: step.fields.artifact,
          sha256: sha256Hex(hexToBytes(blob)),
          spki,
          set,
          mechanism,
          check: backupOf(state).check,
          length: blob.length / 2,
          derLength: derLength(probeOf(state, request)),
          restore: restoredKey(algorithm, id),
        },
      ]
    },
    artifacts: (step, _request, { blob }) => [
      { name: step.fields.artifact, kind: 'wrapped-key', level: 'confidential', content: hexToBytes(blob) },
    ],
    ...nothingLeft,
  },
})

/** How the token of a key wraps keys of its type; throws WRAP_UNPROBED if that was not tried. */
export function probeOf({ probes }: State, { token, algorithm }: Pick<Key, 'token' | 'algorithm'>): Probe {
  const probe = probes.findLast((one) => one.token === token && one.algorithm === algorithm)
  if (!probe) throw refuse('WRAP_UNPROBED')
  return probe
}

/**
 * The length of the key's own DER inside the blob. An EC key's is the probe's; an RSA key's varies by a few bytes and is read
 * from the outermost DER length when it is opened. Recovery strips what follows.
 */
function derLength({ algorithm, derLength: tried }: Probe): string {
  return algorithm.startsWith('RSA') ? recorded.derUnsaid : String(tried)
}
