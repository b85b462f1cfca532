import { checksOfNeeds } from './check/needs.ts'
import { kernelChecks } from './check/table.ts'
import { decide } from './decide.ts'
import { kernelFacts } from './facts.ts'
import type { FactKind, Rules, StepKind, Subject } from './model.ts'

/** The rules of one version over those subjects. Throws an Error where two of them use one name. */
export function rulesOf(version: string, subjects: readonly Subject[]): Rules {
  return {
    version,
    subjects,
    kinds: byName(
      subjects.flatMap(({ kinds }) => kinds),
      ({ name }: StepKind) => name,
    ),
    facts: byName([...kernelFacts, ...subjects.flatMap(({ facts }) => facts)], ({ type }: FactKind) => type),
    checks: [
      ...kernelChecks,
      ...checksOfNeeds(subjects.flatMap(({ kinds }) => kinds)),
      ...subjects.flatMap(({ checks }) => checks),
    ],
    decide,
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
