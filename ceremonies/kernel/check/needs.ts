/** The checks that follow from what each kind of step needs and makes: no step before it makes what it needs. */
import type { CheckedStep } from './checked-step.ts'
import type { Check, ScriptCourse, Rules, StepKind } from '../model.ts'
import type { Found } from '../found.ts'
import type { Making, Need } from '../resource.ts'
import { kindOf } from '../rules.ts'
import { ownFields } from '../script.ts'
import { allSteps, placeOf, textOf } from './course.ts'

/** One check for each ID that a need of these kinds names. */
export function checksOfNeeds(kinds: readonly Pick<StepKind, 'needs'>[]): readonly Check[] {
  const ids = new Set(kinds.flatMap(({ needs }) => needs.map(({ check }) => check)))
  return [...ids].map((id) => ({
    id,
    severity: 'error',
    find: (course) =>
      course.steps.flatMap((step, place) =>
        lacking(course, step, place)
          .filter(({ check }) => check === id)
          .map((need) => foundOf(course, step, need)),
      ),
  }))
}

/** What no step before that place makes. Of one thing only the first is said: a key that is not made was not archived either. */
function lacking({ rules, steps }: ScriptCourse, step: CheckedStep, place: number): readonly Need[] {
  const all = kindOf(rules, step.kind).needs.filter((need) => {
    const which = whichOf(step, need)
    const isAsked = need.by === undefined || which !== ''
    return isAsked && !steps.slice(0, place).some((earlier) => makes(rules, earlier, need, which))
  })
  return all.filter(({ by }, i) => by === undefined || all.findIndex((other) => other.by === by) === i)
}

function makes(rules: Rules, step: CheckedStep, { resource }: Need, which: string): boolean {
  return kindOf(rules, step.kind).makes.some(
    (one) => one.resource === resource && allOf(step.fields, one).includes(which),
  )
}

/** What a step makes several of, it lists in one field. */
function allOf(fields: Readonly<Record<string, unknown>>, { by }: Making): readonly unknown[] {
  if (by === undefined) return ['']
  const named = Object.hasOwn(fields, by) ? fields[by] : undefined
  return Array.isArray(named) ? named : [named]
}

function whichOf(step: CheckedStep, { by }: Making): string {
  return by === undefined ? '' : textOf(step, by)
}

function foundOf(course: ScriptCourse, step: CheckedStep, need: Need): Found {
  const maker = [...course.rules.kinds.values()].find((kind) =>
    kind.makes.some(({ resource }) => resource === need.resource),
  )
  const which = need.by === undefined ? {} : { [need.by]: whichOf(step, need) }
  const found = { ...placeOf(step, need.at ?? need.by ?? 'kind'), say: { ...which, missing: maker?.name ?? '' } }
  const name = whichOf(step, need)
  const known = madeIn(course, need)
  return need.by === undefined || known.length === 0 || known.includes(name)
    ? found
    : { ...found, unknown: { name, known } }
}

/** The names of all that any step of the script makes of this kind, whatever the course. */
function madeIn({ rules, script }: ScriptCourse, { resource }: Need): readonly string[] {
  const names = allSteps(script).flatMap(({ step }) =>
    kindOf(rules, step.kind).makes.flatMap((one) => {
      if (one.resource !== resource || one.by === undefined) return []
      return allOf(ownFields(step), one).filter((name) => typeof name === 'string')
    }),
  )
  return [...new Set(names)]
}
