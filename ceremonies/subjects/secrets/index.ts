import type { Subject } from '../../kernel/model.ts'
import { secretChecks } from './check.ts'
import { closeEnvelope } from './close-envelope.ts'
import { destroyEnvelopeKey } from './destroy-envelope-key.ts'
import { makeEnvelopeKey } from './envelope-key.ts'
import {
  envelopeClosed,
  envelopeCommitted,
  envelopeKeyDestroyed,
  envelopeKeyMade,
  envelopeKeyRecalled,
  envelopeOpened,
} from './facts.ts'
import { openEnvelope } from './open-envelope.ts'
import { recallEnvelopeKey } from './recall-envelope-key.ts'
import { secretRows } from './rows.ts'

/** Secrets of any kind in envelopes that only enough shares open. */
export const secretSubject = {
  name: 'secrets',
  facts: [
    envelopeKeyMade,
    envelopeKeyRecalled,
    envelopeKeyDestroyed,
    envelopeClosed,
    envelopeCommitted,
    envelopeOpened,
  ],
  kinds: [makeEnvelopeKey, closeEnvelope, openEnvelope, destroyEnvelopeKey, recallEnvelopeKey],
  checks: secretChecks,
  rows: secretRows,
} as const satisfies Subject
