/** What people may say at any time. */
import { z } from 'zod'
import { fact } from '../fact.ts'
import { count, list } from '../shapes.ts'
import { withException } from '../state.ts'

export const exceptionRaised = fact({
  type: 'exception.raised',
  level: 'restricted',
  shape: {
    exception: count,
    by: z.string(),
    step: z.string(),
    /** The questions that were answered no; none where it is about something else. */
    answers: list(z.string()),
    /** Null where it is that those questions are answered yes. */
    expected: z.string().nullable(),
    /** Who confirmed it beside whoever raised it; none where one person’s word was enough. */
    confirmed: list(z.string()),
    happened: z.string(),
    decided: z.string(),
    effect: z.string(),
    remedy: z.string(),
    open: z.boolean(),
  },
  evolve: (state, { exception, open }) =>
    open ? withException(state, exception) : { ...state, exceptions: exception },
})

export const exceptionRemedied = fact({
  type: 'exception.remedied',
  level: 'restricted',
  shape: { exception: count, by: z.string(), statement: z.string() },
  evolve: (state, { exception }) => ({ ...state, openRemedies: state.openRemedies.filter((n) => n !== exception) }),
})

export const noteAdded = fact({
  type: 'note.added',
  level: 'confidential',
  shape: { by: z.string(), step: z.string(), text: z.string() },
})

export const breakStarted = fact({
  type: 'break.started',
  level: 'restricted',
  weight: 'step',
  shape: { by: z.string(), reason: z.string(), sealed: z.string() },
  evolve: (state) => ({ ...state, phase: 'break' }),
})

export const breakEnded = fact({
  type: 'break.ended',
  level: 'restricted',
  shape: { by: z.string(), statement: z.string() },
  evolve: (state) => ({ ...state, phase: 'running' }),
})

export const ceremonyAborted = fact({
  type: 'ceremony.aborted',
  level: 'restricted',
  last: true,
  shape: { reason: z.string() },
  evolve: (state) => ({ ...state, phase: 'aborted', proposal: null }),
})
