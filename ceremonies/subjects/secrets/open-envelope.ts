import { z } from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import { count } from '../../kernel/shapes.ts'
import { defineStep } from '../../kernel/step.ts'
import { readEnvelope } from '../../shares/envelope.ts'
import { artifact, digest, set } from '../fields.ts'
import { mustBeQuorum } from '../keys/keys.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeIn, envelopeKeyHeld, namesOf, provedKeyOf } from './envelopes.ts'
import { envelopeOpened } from './facts.ts'
import { envelope } from '../resources.ts'

/**
 * The proof that the envelope can be opened: the file as it is kept is opened with the key that the shares as typed give, and
 * what it holds is what the record committed to. Nothing of it leaves the secrets process.
 */
export const openEnvelope = defineStep({
  name: 'open-envelope',
  reference: {
    is: 'The envelope is opened again with the shares as typed back, and what is in it must be what was put into it.',
    example: { artifact: 'secret.json' },
  },
  needs: [{ resource: envelope, by: 'artifact', check: 'ENVELOPE-3' }],
  fields: z.strictObject({ artifact }),
  basis: 'seen',
  act: {
    request: z.strictObject({ artifact, set, sha256: digest, commitment: digest }),
    result: z.strictObject({ shares: z.array(count) }),
    secrets: true,
    uses: [envelopeKeyHeld],
    prepare: ({ fields }, state) => {
      const { sha256, commitment } = envelopeIn(state, fields.artifact)
      return { artifact: fields.artifact, set: provedKeyOf(state).set, sha256, commitment }
    },
    perform: async (_step, request, { devices, state, artifact: kept }) => {
      const { artifact: file, sha256, commitment } = request
      const bytes = kept(file)
      if (sha256Hex(bytes) !== sha256) throw refuse('ENVELOPE_CHANGED', { artifact: file })
      const envelope = readEnvelope(bytes)
      if (envelope === null) throw refuse('ENVELOPE_CHANGED', { artifact: file })
      const names = namesOf(state, envelopeIn(state, file).label)
      const shares = await devices.secrets().openEnvelope({ names, parts: { ...envelope.parts, commitment } })
      return { shares: [...shares] }
    },
    conclude: (_step, { artifact: file, set: of }, { shares }, state) => {
      mustBeQuorum(provedKeyOf(state), shares)
      return [envelopeOpened({ artifact: file, set: of, shares })]
    },
    ...nothingLeft,
  },
})
