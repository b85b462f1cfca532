/** What one person proposes, and what others say to it. */
import { z } from 'zod'
import { Answers } from '../answers.ts'
import { Choice, Method } from '../command.ts'
import { Departure } from '../departure-shape.ts'
import { fact } from '../fact.ts'
import { count, digest } from '../shapes.ts'

export const proposalMade = fact({
  type: 'proposal.made',
  level: 'restricted',
  shape: {
    subject: z.enum(['step', 'resolve', 'abort', 'review', 'mirror', 'replace', 'by-code']),
    step: z.string(),
    by: z.string(),
    method: Method,
    at: z.string(),
    digest,
    seq: count,
    answers: Answers,
    /** How people go on although something was answered no; null if nothing was. */
    exception: Departure.nullable(),
    choice: Choice.nullable(),
    statement: z.string().nullable(),
    /** The part that somebody else is to take, or for which no device speaks any more; null where it is about something else. */
    person: z.string().nullable(),
  },
  evolve: (state, { type: _type, method: _method, ...made }) => ({
    ...state,
    proposal: { ...made, newcomer: null, confirmed: [] },
  }),
})

/** Who is to take the part that the proposal is about: names are not for everybody who reads what was proposed. */
export const newcomerNamed = fact({
  type: 'newcomer.named',
  level: 'confidential',
  shape: { person: z.string(), name: z.string() },
  evolve: (state, { name }) => ({ ...state, proposal: state.proposal && { ...state.proposal, newcomer: name } }),
})

export const proposalConfirmed = fact({
  type: 'proposal.confirmed',
  level: 'restricted',
  shape: { step: z.string(), by: z.string(), method: Method, at: z.string(), digest, seq: count, answers: Answers },
  evolve: (state, { by, at, answers }) => {
    const { proposal } = state
    return proposal === null
      ? state
      : { ...state, proposal: { ...proposal, confirmed: [...proposal.confirmed, { by, at, answers }] } }
  },
})

export const proposalDisputed = fact({
  type: 'proposal.disputed',
  level: 'restricted',
  shape: { step: z.string(), by: z.string(), digest, reason: z.string() },
  // What people do not agree on is looked at again.
  evolve: (state) => ({ ...state, proposal: null, examined: null }),
})
