import type { Answers } from './answers.ts'
import type { Plan, PlannedStep } from './planned.ts'
import type { Proposal, Word } from './under-way.ts'
import type { Rules, State } from './model.ts'
import type { Script } from './script.ts'

/** What everybody who agreed so far has said, the proposer first. */
export function wordsOn(proposal: Proposal | null): readonly Word[] {
  return proposal === null ? [] : [proposal, ...proposal.confirmed]
}

/** The answers of everybody who agreed, by person. */
export function answersByPerson(proposal: Proposal | null): Readonly<Record<string, Answers>> {
  return Object.fromEntries(wordsOn(proposal).map(({ by, answers }) => [by, answers]))
}

/** The step that is to be done now; null once all are done. */
export function currentStep(state: State): PlannedStep | null {
  return state.inserted[0] ?? state.plan.steps[state.position] ?? null
}

/** The state before anything has happened. */
export function initialState(rules: Rules, script: Script, plan: Plan): State {
  return {
    rules,
    script,
    plan,
    phase: 'unopened',
    ceremony: '',
    scriptDigest: '',
    mode: 'rehearsal',
    inForce: plan.bound,
    position: 0,
    inserted: [],
    proposal: null,
    attempt: null,
    attempts: 0,
    examined: null,
    failure: null,
    accepted: { application: '', modules: {}, mirror: null },
    vouched: { size: 0, note: null, behind: 'nothing' },
    review: null,
    names: {},
    enrolled: {},
    byCode: [],
    unrecognised: {},
    brought: {},
    mirror: 'none',
    sameMedium: null,
    exceptions: 0,
    openRemedies: [],
    slices: {},
  }
}

/** Back to the first step of that kind, with nothing of what was tried since. */
export function backTo(state: State, kind: string): State {
  const position = state.plan.steps.findIndex((step) => step.kind === kind)
  return { ...state, attempt: null, attempts: 0, proposal: null, inserted: [], position }
}

/** An exception with that number is on record, and open until it is remedied. */
export function withException(state: State, exception: number): State {
  return { ...state, exceptions: exception, openRemedies: [...state.openRemedies, exception] }
}

/** The record key has signed the first `size` facts. */
export function vouchedFor(state: State, size: number, note: string): State {
  return { ...state, vouched: { size, note, behind: 'nothing' } }
}
