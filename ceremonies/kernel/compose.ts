import { asksOf } from './asks.ts'
import { checksOfNeeds } from './check/needs.ts'
import { kernelChecks } from './check/table.ts'
import { type Deciders, decideBy, deciders } from './decide.ts'
import { isWitnessed, stillToConfirm } from './decide/agreeing.ts'
import { kernelFacts } from './facts.ts'
import type { Check, FactKind, Rules, StepKind, Subject } from './model.ts'

/** What every ceremony has under one version of the rules, whatever it is about. */
export interface Kernel extends Pick<Rules, 'isWitnessed' | 'stillToConfirm' | 'asks'> {
  readonly deciders: Deciders
  readonly facts: readonly FactKind[]
  readonly checks: readonly Check[]
}

/** That of rules 1. A version that decides, records or checks otherwise has one of its own. */
export const kernel: Kernel = {
  deciders,
  isWitnessed,
  stillToConfirm,
  asks: asksOf,
  facts: kernelFacts,
  checks: kernelChecks,
}

/** The rules of one version: its kernel over its subjects. Throws an Error where two of them use one name. */
export function rulesOf(version: string, subjects: readonly Subject[], of: Kernel = kernel): Rules {
  return {
    version,
    subjects,
    kinds: byName(
      subjects.flatMap(({ kinds }) => kinds),
      ({ name }: StepKind) => name,
    ),
    facts: byName([...of.facts, ...subjects.flatMap(({ facts }) => facts)], ({ type }: FactKind) => type),
    script: byName(
      subjects.flatMap(({ script = [] }) => script),
      ({ name }) => name,
    ),
    inventory: byName(
      subjects.flatMap(({ inventory = [] }) => inventory),
      ({ name }) => name,
    ),
    checks: [
      ...of.checks,
      ...checksOfNeeds(subjects.flatMap(({ kinds }) => kinds)),
      ...subjects.flatMap(({ checks }) => checks),
    ],
    decide: decideBy(of.deciders),
    isWitnessed: of.isWitnessed,
    stillToConfirm: of.stillToConfirm,
    asks: of.asks,
  }
}

/** Throws an Error where two have one name. */
export function byName<T>(things: readonly T[], nameOf: (thing: T) => string): ReadonlyMap<string, T> {
  const named = new Map<string, T>()
  for (const thing of things) {
    const name = nameOf(thing)
    if (named.has(name)) throw new Error(`The name ${name} is used twice.`)
    named.set(name, thing)
  }
  return named
}
