import { z } from 'zod'
import { sha256Hex } from '../../base/digest.ts'
import { refuse } from '../../base/refusal.ts'
import { EnvelopeNames, EnvelopeParts } from '../../devices/envelope.ts'
import type { SecretAsk } from '../../kernel/secret-ask.ts'
import { defineStep } from '../../kernel/step.ts'
import { envelopeFile } from '../../shares/envelope.ts'
import { untilAccepted } from '../backup/prove-share.ts'
import { artifact, label } from '../fields.ts'
import { nothingLeft } from '../leftovers.ts'
import { envelopeKeyHeld, namesOf } from './envelopes.ts'
import { envelopeClosed, envelopeCommitted, envelopes, source } from './facts.ts'
import { envelope, envelopeKey, provedSet } from '../resources.ts'

/** A secret, made in the secrets process or typed by one person alone, goes into an envelope; only the envelope comes out. */
export const closeEnvelope = defineStep({
  name: 'close-envelope',
  reference: {
    is: 'A secret, typed in the room or made here, is sealed under the envelope key. What leaves the secrets process is the envelope alone.',
    example: { label: 'Safe "1"', artifact: 'secret.json', secret: 'typed' },
  },
  needs: [
    { resource: envelopeKey, check: 'ENVELOPE-6' },
    { resource: provedSet, check: 'ENVELOPE-1' },
  ],
  makes: [{ resource: envelope, by: 'artifact' }],
  fields: z.strictObject({
    label,
    artifact,
    secret: source.describe('Whether the secret is typed by a person or made here.'),
  }),
  basis: 'seen',
  act: {
    request: z.strictObject({ artifact, secret: source, names: EnvelopeNames }),
    result: EnvelopeParts,
    secrets: true,
    uses: [envelopeKeyHeld],
    prepare: ({ fields }, state) => {
      const { artifact: file, secret } = fields
      if (envelopes.of(state).closed.some((one) => one.artifact === file))
        throw refuse('ENVELOPE_EXISTS', { artifact: file })
      return { artifact: file, secret, names: namesOf(state, fields.label) }
    },
    perform: async (step, { secret, names }, performing) => {
      const secrets = performing.devices.secrets()
      if (secret === 'made') return { ...(await secrets.closeEnvelope({ names, secret: null })) }
      const parts = await untilAccepted(performing, typedBy(step.performs), (typed) =>
        secrets.closeEnvelope({ names, secret: typed }),
      )
      return { ...parts }
    },
    conclude: (_step, { artifact: file, secret, names }, parts) => {
      const { length, commitment } = parts
      const { label: name, set, check } = names
      const sha256 = sha256Hex(envelopeFile(names, parts))
      return [
        envelopeClosed({ artifact: file, label: name, secret, sha256, set, check }),
        envelopeCommitted({ artifact: file, length, commitment }),
      ]
    },
    artifacts: (_step, { artifact: name, names }, parts) => [
      { name, kind: 'envelope', level: 'confidential', content: envelopeFile(names, parts) },
    ],
    ...nothingLeft,
  },
})

function typedBy(person: string): SecretAsk {
  return { person, purpose: 'secret', half: null, device: null, share: null, scheme: null }
}
