import { z } from 'zod'
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Field } from '../../kernel/answers.ts'
import { sha256Hex } from '../../base/digest.ts'
import type { PlannedStep } from '../../kernel/planned.ts'
import type { State } from '../../kernel/model.ts'
import { certificates } from '../certificates/facts.ts'
import { evidence } from '../evidence/facts.ts'
import { defineStep } from '../../kernel/step.ts'
import { prose } from '../../base/prose.ts'

const Asked = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('The name of the answer, of which there is one in the step.'),
  label: prose().describe('The question.'),
  type: z.enum(['text', 'choice', 'boolean', 'integer', 'time', 'digest']).describe('What the answer must be.'),
  options: z.array(prose()).optional().describe('What may be chosen, two at least, for `choice`.'),
  optional: z.boolean().optional().describe('No answer is needed.'),
  equals: z
    .enum(['script', 'record-key', 'certificate'])
    .optional()
    .describe(
      'What a digest typed from paper must be: that of the script, the record key, or the last certificate made.',
    ),
  place: z
    .literal(true)
    .optional()
    .describe('The answer is where the ceremony is held: the first page of the transcript has it.'),
  must: z
    .literal(true)
    .optional()
    .describe('The answer should be yes: a no goes on only with an exception that the witnesses confirm.'),
})

const Fields = z.strictObject({
  statement: prose().describe('What the performer states.'),
  asks: z.array(Asked).default([]).describe('What the performer fills in.'),
})

/** The name of the answer in which that step asks where the ceremony is held; null if it does not. */
export function placeAsked({ kind, fields }: PlannedStep): string | null {
  const attested = kind === attest.name ? Fields.safeParse(fields) : null
  return attested?.data?.asks.find(({ place }) => place)?.name ?? null
}

/** True of a step that asks for a digest which people wrote by hand, as it appeared on a screen during the ceremony. */
export function isCopiedByHand({ kind, fields }: PlannedStep): boolean {
  const attested = kind === attest.name ? Fields.safeParse(fields) : null
  return attested?.data?.asks.some(({ equals }) => equals !== undefined && equals !== 'script') ?? false
}

/** Somebody states something, and fills in what the script asks for; witnesses agree. */
export const attest = defineStep({
  name: 'attest',
  reference: {
    is: 'Somebody states something and fills in what the script asks; the witnesses agree.',
    alsoMakes: 'The answers, on record.',
    example: {
      statement: 'The room is closed.',
      asks: [{ name: 'door', label: 'Number of the seal on the door', type: 'text' }],
    },
  },
  fields: Fields,
  basis: 'said',
  form: (step, state, person): Field[] => {
    if (person !== step.performs) return []
    return step.fields.asks.map(({ name, label, type, options, optional, equals, must }) => ({
      name,
      label,
      type,
      ...(options ? { options } : {}),
      ...(optional ? { optional } : {}),
      ...(must ? { should: true } : {}),
      ...(equals ? { expected: digestOnRecord(state, equals) } : {}),
    }))
  },
})

/** What a digest is compared with; the empty text, with which nothing agrees, before it is on record. */
function digestOnRecord(state: State, what: 'script' | 'record-key' | 'certificate'): string {
  switch (what) {
    case 'script':
      return state.scriptDigest
    case 'record-key': {
      const { recordKey } = evidence.of(state)
      return recordKey ? sha256Hex(hexToBytes(recordKey.spki)) : ''
    }
    case 'certificate':
      return certificates.of(state).made.at(-1) ?? ''
  }
}
