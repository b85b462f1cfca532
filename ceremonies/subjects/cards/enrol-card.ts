import { z } from 'zod'
import { refuse } from '../../base/refusal.ts'
import { cardsOf } from '../custody/things.ts'
import { pointOfSpki } from '../../devices/ec-point.ts'
import { applets } from '../../devices/readers.ts'
import { defineStep } from '../../kernel/step.ts'
import { codeOf } from '../leftovers.ts'
import { enrolledCard } from '../resources.ts'
import { part } from '../fields.ts'
import { cardToEnrol } from './at-reader.ts'
import { Result, attestationFile, enrol } from './enrolment.ts'
import { cardEnrolled, cards } from './facts.ts'
import { applet, card, curve } from './fields.ts'
import { lastTryFields } from './last-try.ts'
import { mustBeSound } from './weak.ts'

/** A card becomes its holder's: PINs that nobody else knows, and keys that are made on it and never leave it. */
export const enrolCard = defineStep({
  name: 'enrol-card',
  reference: {
    is: 'A card becomes the performer’s. It is described; its maker’s PINs and management key are replaced, the PINs by the holder alone; the largest share is written to it and read back; keys for decryption and signature are made on it; and where it has them, its maker’s certificates for these keys are kept. A real ceremony refuses a card with a known weakness. In a rehearsal a program plays the card, and every page says SOFTWARE CARD.',
    alsoNeeds: 'The card in a reader, and no other that is not enrolled yet.',
    example: { card: 'custodian-card-1', application: 'piv' },
  },
  makes: [{ resource: enrolledCard, by: 'card' }],
  fields: z.strictObject({
    card,
    application: applet,
    curve: curve.default('P-256').describe('The curve of its keys.'),
    makers: z
      .array(z.string().max(8192))
      .max(16)
      .default([])
      .describe(
        'Certificates of the card’s maker, in PEM: one of them must have signed the card’s own. With any, a real ceremony refuses a card without such an attestation.',
      ),
  }),
  basis: 'seen',
  form: lastTryFields,
  act: {
    request: z.strictObject({ card, ceremony: z.string(), holder: part, applet: z.enum(applets), curve }),
    result: Result,
    cards: true,
    prepare: (step, state) => {
      const { card: name, application, curve: on } = step.fields
      if (!Object.hasOwn(cardsOf(state.script), name)) throw refuse('CARD_UNKNOWN', { card: name })
      if (Object.hasOwn(cards.of(state).enrolled, name)) throw refuse('CARD_ENROLLED', { card: name })
      return { card: name, ceremony: state.ceremony, holder: step.performs, applet: application, curve: on }
    },
    perform: (step, request, performing) => enrol(performing, request, step.fields.makers),
    conclude: (step, request, result, state) => {
      const { attestations, serial, firmware, token, software, decryption, signature, attested } = result
      for (const [use, key] of Object.entries({ decryption, signature }))
        if (pointOfSpki(key)?.curve !== request.curve) throw refuse('CARD_KEY_DIFFERS', { use })
      mustBeSound({ token }, state.mode)
      if (state.mode === 'real' && software) throw refuse('CARD_SOFTWARE')
      if (state.mode === 'real' && step.fields.makers.length > 0 && !attested) throw refuse('CARD_NOT_ATTESTED')
      const { card: name, holder, applet: application, curve: on } = request
      return [
        cardEnrolled({
          ...{ card: name, holder, applet: application, serial, firmware, token, software, curve: on },
          ...{ decryption, signature, attested },
          attestation: attestations.length === 0 ? null : attestationName(name),
        }),
      ]
    },
    artifacts: (_step, { card: name }, { attestations }) =>
      attestations.length === 0
        ? []
        : [
            {
              name: attestationName(name),
              kind: 'attestation',
              level: 'public',
              content: attestationFile(attestations),
            },
          ],
    look: async (_step, { card: name, applet: application }, performing) => {
      try {
        const { description } = await cardToEnrol(performing, name, application)
        return { serial: description.serial, keys: description.keys.map(({ use, spki }) => `${use} ${spki ?? ''}`) }
      } catch (error) {
        return { found: codeOf(error) }
      }
    },
    choices: () => ['discard'],
    discard: (_step, { card: name }) => Promise.resolve({ card: name, nextAttempt: 'enrols-again' }),
  },
})

const attestationName = (card: string): string => `attestation-${card}.pem`
