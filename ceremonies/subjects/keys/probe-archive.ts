import { z } from 'zod'
import type { Event } from '../../kernel/model.ts'
import { wrappingOf } from './check-value.ts'
import { secretKey, signingKey, thrownAwayPurpose } from './templates.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { archiveWaived, wrapProbed } from './facts.ts'
import type { WrapMechanism } from '../../devices/hsm.ts'
import { isSecret } from '../../devices/algorithm.ts'
import { condition, device, hex, keyAlgorithm } from '../fields.ts'
import { codeOf, nothingLeft } from '../leftovers.ts'
import { inToken } from '../resources.ts'

const Wraps = z.strictObject({
  mechanism: z.enum(['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD']),
  derLength: z.int(),
  trailingZeros: z.int().min(0).max(7),
  blobLength: z.int(),
})

/**
 * Before anything is made: can this token wrap a key of this type so that it can be opened elsewhere? A real ceremony stops
 * here if not; a rehearsal goes on without an archive, with an open exception.
 */
export const probeArchive = defineStep({
  name: 'probe-archive',
  reference: {
    is: 'The token wraps a throw-away key, and software opens it. Where the token cannot, a real ceremony ends here, and a rehearsal goes on without an archive.',
    alsoMakes: 'How the token wraps keys of this type.',
    example: { token: 'root-hsm', algorithm: 'EC-P384', otherwise: { parameter: 'archive', is: 'none' } },
  },
  needs: [inToken],
  fields: z.strictObject({
    token: device,
    algorithm: keyAlgorithm,
    otherwise: condition.describe('What a rehearsal sets this parameter to where the token cannot wrap such a key.'),
  }),
  basis: 'seen',
  act: {
    request: z.strictObject({ token: device, algorithm: keyAlgorithm, id: hex }),
    result: z.union([Wraps, z.strictObject({ impossible: z.string() })]),
    token: (step) => step.fields.token,
    prepare: (step, _state, { random }) => ({
      token: step.fields.token,
      algorithm: step.fields.algorithm,
      id: random.slice(0, 32),
    }),
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      const mechanism = await wrappingOf(token)
      if (!mechanism) return { impossible: 'MECHANISM_MISSING' }
      try {
        const { derLength, trailingZeros, blobLength } = await token.probeWrap(mechanism, throwAway(request, mechanism))
        return { mechanism, derLength, trailingZeros, blobLength }
      } catch (error) {
        const code = codeOf(error)
        if (code === 'KEY_NOT_WRAPPABLE' || code === 'WRAP_NOT_RFC5649') return { impossible: code }
        throw error
      }
    },
    conclude: (step, request, result, state): readonly Event[] => {
      const { token, algorithm: type } = request
      if ('impossible' in result) {
        if (state.mode === 'real') throw refuse('ARCHIVE_IMPOSSIBLE', { algorithm: type, code: result.impossible })
        // An open exception: two people in a real ceremony would have to decide what to do instead.
        const exception = state.exceptions + 1
        return [
          archiveWaived({
            exception,
            by: step.performs,
            step: step.id,
            algorithm: type,
            code: result.impossible,
            parameter: step.fields.otherwise.parameter,
            value: step.fields.otherwise.is,
          }),
        ]
      }
      const { mechanism, derLength, trailingZeros } = result
      return [
        wrapProbed({
          token,
          algorithm: type,
          mechanism,
          exact: trailingZeros === 0,
          derLength,
          trailingZeros,
        }),
      ]
    },
    ...nothingLeft,
  },
})

function throwAway(
  { algorithm: type, id }: { readonly algorithm: z.infer<typeof keyAlgorithm>; readonly id: string },
  mechanism: WrapMechanism,
) {
  const wanted = { label: 'strongroom probe', id, persistent: false, extractable: true } as const
  return isSecret(type)
    ? secretKey({ ...wanted, algorithm: type, purpose: thrownAwayPurpose[type] }, mechanism)
    : signingKey({ ...wanted, algorithm: type })
}
