/** How a ceremony begins: what it is, and who takes part. */
import { z } from 'zod'
import { LanguageTag } from '../../base/prose.ts'
import { Application, Method } from '../command.ts'
import { fact } from '../fact.ts'
import { count, digest, map } from '../shapes.ts'

export const ceremonyOpened = fact({
  type: 'ceremony.opened',
  level: 'public',
  shape: {
    format: z.literal(1),
    rules: z.string(),
    ceremony: z.string(),
    mode: z.enum(['real', 'rehearsal']),
    script: digest,
    title: z.string(),
    settings: map(z.string()),
    /** Which of the script's languages is read in the room; null for a script that has no choice of them. */
    language: LanguageTag.nullable(),
    follows: z.union([digest, z.literal('none')]),
    brought: map(z.string()),
    application: Application.readonly(),
  },
  evolve: (state, { ceremony, mode, brought, script, application }) => ({
    ...state,
    phase: 'running',
    ceremony,
    mode,
    brought,
    scriptDigest: script,
    accepted: { ...state.accepted, application: application.digest },
  }),
})

export const peopleNamed = fact({
  type: 'people.named',
  level: 'confidential',
  shape: { names: map(z.string()) },
  evolve: (state, { names }) => ({ ...state, names }),
})

/** From here on somebody else has that part: whoever had it before has no word any more, and the newcomer enrols. */
export const personReplaced = fact({
  type: 'person.replaced',
  level: 'restricted',
  shape: { person: z.string(), reason: z.string() },
  evolve: (state, { person }) => ({
    ...state,
    proposal: null,
    enrolled: without(state.enrolled, person),
    unrecognised: without(state.unrecognised, person),
  }),
})

function without<V>(values: Readonly<Record<string, V>>, name: string): Readonly<Record<string, V>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))
}

export const personEnrolled = fact({
  type: 'person.enrolled',
  level: 'restricted',
  shape: { person: z.string(), method: Method },
  evolve: (state, { person, method }) => ({ ...state, enrolled: { ...state.enrolled, [person]: method } }),
})

/** Somebody gave a personal code that is not this person's, or a PIN that this person's card refused; `count`: how often so far. */
export const recognitionFailed = fact({
  type: 'recognition.failed',
  level: 'restricted',
  shape: { person: z.string(), count },
  evolve: (state, { person, count: times }) => ({
    ...state,
    unrecognised: { ...state.unrecognised, [person]: times },
  }),
})
