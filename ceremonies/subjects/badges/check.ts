/** What a script must say of badges, and in which order. */
import { placeOf, stepsOfKind } from '../../kernel/check/course.ts'
import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import { checkBadge } from './check-badge.ts'
import { knownByBadge } from './member.ts'

const member = knownByBadge.name

export const badgeChecks: readonly Check[] = [
  {
    id: 'BADGE-1',
    severity: 'error',
    find: ({ script }) =>
      rolesIn({ script }).flatMap((role, i) => {
        const known = Object.keys(script.roles)
        return known.includes(role)
          ? []
          : [{ path: [member, 'roles', i], say: { role }, unknown: { name: role, known } }]
      }),
  },
  {
    id: 'BADGE-2',
    severity: 'error',
    find: (course) => {
      const roles = rolesIn(course)
      const checked = new Set(stepsOfKind(course, checkBadge.name).flatMap(performers))
      return course.parts
        .filter(({ id, role }) => roles.includes(role) && !checked.has(id))
        .map(({ id, role }) => ({ path: [member, 'roles', roles.indexOf(role)], say: { person: id } }))
    },
  },
  {
    id: 'BADGE-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, checkBadge.name).flatMap((step) => {
        const person = performers(step).find((one) => !isKnownByBadge(course, one))
        return person === undefined ? [] : [{ ...placeOf(step, 'performs'), say: { person } }]
      }),
  },
  {
    id: 'BADGE-4',
    severity: 'error',
    find: (course) => {
      const late = new Set(stepsOfKind(course, checkBadge.name).flatMap(performers))
      return course.steps.flatMap((step) => {
        const here = performers(step)
        const early =
          step.kind === checkBadge.name || !step.device
            ? undefined
            : here.find((one) => isKnownByBadge(course, one) && late.has(one))
        // Once for each person: what follows is said with the first.
        if (step.kind === checkBadge.name || early !== undefined) for (const person of here) late.delete(person)
        return early === undefined ? [] : [{ ...placeOf(step, 'performs'), say: { person: early } }]
      })
    },
  },
]

const rolesIn = ({ script }: Pick<ScriptCourse, 'script'>): readonly string[] => knownByBadge.of(script)?.roles ?? []

function isKnownByBadge(course: ScriptCourse, person: string): boolean {
  const role = course.parts.find(({ id }) => id === person)?.role
  return role !== undefined && rolesIn(course).includes(role)
}

function performers({ step, turns }: CheckedStep): readonly string[] {
  return step.performs === 'each' ? turns.flatMap((turn) => turn?.id ?? []) : [step.performs]
}
