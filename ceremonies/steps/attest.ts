import { z } from 'zod'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Field } from '../answers.ts'
import { sha256Hex } from '../digest.ts'
import type { State } from '../state.ts'
import { defineStep } from './define.ts'
import { text } from './fields.ts'

const Asked = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  label: text,
  type: z.enum(['text', 'choice', 'boolean', 'integer', 'time', 'digest']),
  options: z.array(text).optional(),
  optional: z.boolean().optional(),
  /** What a digest typed from paper must be: that of the script, of the record key, or of the last certificate made. */
  equals: z.enum(['script', 'record-key', 'certificate']).optional(),
  /** A question that must be answered with yes, or the step cannot end. */
  must: z.literal(true).optional(),
})

/** Somebody states something, and fills in what the script asks for; witnesses agree. */
export const attest = defineStep({
  name: 'attest',
  fields: z.strictObject({ statement: text, asks: z.array(Asked).default([]) }),
  basis: 'said',
  form: (step, state, person): Field[] => {
    if (person !== step.performs) return []
    return step.fields.asks.map(({ name, label, type, options, optional, equals, must }) => ({
      name,
      label,
      type,
      ...(options ? { options } : {}),
      ...(optional ? { optional } : {}),
      ...(must ? { expected: true } : {}),
      ...(equals ? { expected: digestOnRecord(state, equals) } : {}),
    }))
  },
})

/** What a digest is compared with; the empty text, with which nothing agrees, before it is on record. */
function digestOnRecord({ scriptDigest, recordKey, certificate }: State, what: string): string {
  switch (what) {
    case 'script':
      return scriptDigest
    case 'record-key':
      return recordKey ? sha256Hex(hexToBytes(recordKey.spki)) : ''
    default:
      return certificate ?? ''
  }
}
