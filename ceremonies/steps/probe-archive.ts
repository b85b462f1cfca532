import { z } from 'zod'
import type { Event } from '../event.ts'
import { signingKey } from '../policy/templates.ts'
import { fill, refuse } from '../refusal.ts'
import { recorded } from '../texts/en/recorded.ts'
import { defineStep } from './define.ts'
import { algorithm, device } from './fields.ts'
import { codeOf, nothingLeft } from './leftovers.ts'

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
  fields: z.strictObject({ token: device, algorithm }),
  basis: 'seen',
  act: {
    result: z.union([Wraps, z.strictObject({ impossible: z.string() })]),
    token: (step) => step.fields.token,
    request: (step, _state, { random }) => ({
      token: step.fields.token,
      algorithm: step.fields.algorithm,
      id: random.slice(0, 32),
    }),
    perform: async (_step, request, { devices }) => {
      const token = devices.token(request.token)
      const names = new Set((await token.describe()).mechanisms.map(({ name }) => name))
      const mechanism = (['CKM_AES_KEY_WRAP_KWP', 'CKM_AES_KEY_WRAP_PAD'] as const).find((name) => names.has(name))
      if (!mechanism) return { impossible: 'MECHANISM_MISSING' }
      const key = {
        algorithm: request.algorithm,
        label: 'strongroom probe',
        id: request.id,
        persistent: false,
        extractable: true,
      }
      try {
        const { derLength, trailingZeros, blobLength } = await token.probeWrap(mechanism, signingKey(key))
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
        return waive(step.id, step.performs, type, result.impossible, state.exceptions + 1)
      }
      const { mechanism, derLength, trailingZeros } = result
      return [
        {
          type: 'wrap.probed',
          token,
          algorithm: type,
          mechanism,
          exact: trailingZeros === 0,
          derLength,
          trailingZeros,
        },
      ]
    },
    ...nothingLeft,
  },
})

function waive(step: string, by: string, type: string, code: string, exception: number): readonly Event[] {
  const { happened, ...rest } = recorded.waived
  const reason = fill(happened, { algorithm: type, code })
  return [
    { type: 'archive.waived', reason },
    {
      type: 'exception.raised',
      exception,
      by,
      step,
      open: true,
      happened: reason,
      ...rest,
    },
  ]
}
