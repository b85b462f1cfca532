/** How steps and their acts go. */
import { z } from 'zod'
import { Parameters } from '../../base/message-shape.ts'
import { levels } from '../../record/levels.ts'
import { Answers } from '../answers.ts'
import { Choice } from '../command.ts'
import { fact } from '../fact.ts'
import type { State } from '../model.ts'
import { Basis, count, digest, json, list, map, object, Step } from '../shapes.ts'
import { answersByPerson, currentStep } from '../state.ts'
import type { Attempt } from '../under-way.ts'

/** On to the next step; an effect such as a voided set may have gone elsewhere already. */
function leave(state: State, step: string): State {
  if (currentStep(state)?.id !== step) return state
  const left = { ...state, proposal: null, attempt: null, attempts: 0, failure: null, examined: null }
  return state.inserted.length > 0
    ? { ...left, inserted: state.inserted.slice(1) }
    : { ...left, position: state.position + 1 }
}

function onAttempt(state: State, changed: Partial<Attempt>): State {
  return { ...state, attempt: state.attempt && { ...state.attempt, ...changed } }
}

export const stepAgreed = fact({
  type: 'step.agreed',
  level: 'restricted',
  shape: { step: z.string(), choice: Choice },
  evolve: (state, { choice }) => ({
    ...state,
    proposal: null,
    failure: choice === 'perform' ? null : state.failure,
    attempts: state.attempts + 1,
    attempt: {
      number: state.attempts + 1,
      choice,
      phase: 'agreed',
      request: choice === 'perform' ? null : (state.attempt?.request ?? null),
      finding: state.attempt?.finding ?? null,
      choices: [],
      answers: choice === 'perform' ? answersByPerson(state.proposal) : (state.attempt?.answers ?? {}),
    },
  }),
})

/** What the step is about was looked at; with an obstacle people cannot give their word on it before it is looked at again. */
export const stepExamined = fact({
  type: 'step.examined',
  level: 'restricted',
  shape: {
    step: z.string(),
    obstacle: z.strictObject({ code: z.string(), parameters: Parameters }).nullable(),
  },
  evolve: (state, { step, obstacle }) => ({ ...state, failure: obstacle, examined: obstacle === null ? step : null }),
})

export const stepStarted = fact({
  type: 'step.started',
  level: 'confidential',
  weight: 'nothing',
  shape: { step: z.string(), attempt: count, choice: Choice, request: object },
  evolve: (state, { request }) => onAttempt(state, { phase: 'started', request }),
})

export const stepFinished = fact({
  type: 'step.finished',
  level: 'restricted',
  weight: 'step',
  shape: {
    step: z.string(),
    kind: z.string(),
    basis: Basis,
    performed: z.string(),
    witnessed: list(z.string()),
    answers: map(Answers).nullable(),
  },
  evolve: (state, { step }) => leave(state, step),
})

export const stepFailed = fact({
  type: 'step.failed',
  level: 'restricted',
  shape: { step: z.string(), attempt: count, code: z.string(), parameters: Parameters },
  evolve: (state, { code, parameters }) => ({ ...state, proposal: null, failure: { code, parameters } }),
})

export const stepDoubtful = fact({
  type: 'step.doubtful',
  level: 'restricted',
  weight: 'nothing',
  shape: { step: z.string(), attempt: count },
  evolve: (state) => ({ ...onAttempt(state, { phase: 'doubtful' }), proposal: null }),
})

export const stepDiscarded = fact({
  type: 'step.discarded',
  level: 'restricted',
  weight: 'step',
  shape: { step: z.string(), attempt: count, evidence: json },
  evolve: (state) => ({ ...state, attempt: null, proposal: null }),
})

export const stepSkipped = fact({
  type: 'step.skipped',
  level: 'restricted',
  weight: 'step',
  shape: { step: z.string(), parameter: z.string(), value: z.union([z.string(), z.number()]).nullable() },
  evolve: (state, { step }) => leave(state, step),
})

export const stepInserted = fact({
  type: 'step.inserted',
  level: 'restricted',
  shape: { step: Step },
  // What was proposed for the step behind is proposed anew when its turn comes.
  evolve: (state, { step }) => ({ ...state, inserted: [step, ...state.inserted], proposal: null }),
})

export const doubtFound = fact({
  type: 'doubt.found',
  level: 'restricted',
  weight: 'nothing',
  shape: { step: z.string(), attempt: count, finding: json, choices: list(Choice) },
  evolve: (state, { finding, choices }) => onAttempt(state, { phase: 'found', finding, choices }),
})

export const artifactKept = fact({
  type: 'artifact.kept',
  level: 'public',
  shape: { name: z.string(), sha256: digest, bytes: count, level: z.enum(levels), kind: z.string() },
})
