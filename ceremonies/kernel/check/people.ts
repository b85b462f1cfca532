import type { Part } from '../cast.ts'
import type { Script, Path } from '../script.ts'
import type { CheckedStep } from './checked-step.ts'
import type { Check, ScriptCourse } from '../model.ts'
import type { Found } from '../found.ts'
import { allSteps, placeOf, listOf } from './course.ts'

export const people: readonly Check[] = [
  {
    id: 'ROLE-1',
    severity: 'error',
    find: (course) => {
      const known = course.parts.map(({ id }) => id)
      return named(course)
        .filter(({ step, name }) => !known.includes(name) && !isEach(step, name) && name !== 'each')
        .map(({ step, name, path }) => ({
          ...placeOf(step, ...path),
          say: { person: name },
          unknown: { name, known },
        }))
    },
  },
  {
    id: 'ROLE-2',
    severity: 'error',
    find: (course) =>
      named(course)
        .filter(({ step, name }) => name === 'each' && !isEach(step, name))
        .map(({ step, path }) => placeOf(step, ...path)),
  },
  {
    id: 'ROLE-3',
    severity: 'error',
    find: ({ steps, script }) =>
      steps
        .filter((step) => step.turns.length === 0)
        .map((step) => {
          const role = step.step['for-each'] ?? ''
          return {
            ...placeOf(step, 'for-each'),
            say: { role },
            unknown: { name: role, known: Object.keys(script.roles) },
          }
        }),
  },
  {
    id: 'ROLE-4',
    severity: 'error',
    find: (course) =>
      course.steps.flatMap((step) => {
        const doubled = step.turns.flatMap((turn) => {
          const ids = [step.step.performs, ...step.step.witnesses].map((name) =>
            name === 'each' && turn ? turn.id : name,
          )
          const i = ids.findIndex((id, n) => ids.indexOf(id) !== n)
          return i < 0 ? [] : [{ ...placeOf(step, 'witnesses', i - 1), say: { person: ids[i] ?? '' } }]
        })
        return doubled.slice(0, 1)
      }),
  },
  {
    id: 'ROLE-5',
    severity: 'error',
    find: ({ script }) =>
      script.conflicts.flatMap((group, g) =>
        group.flatMap((role, i) =>
          Object.hasOwn(script.roles, role) && group.indexOf(role) === i
            ? []
            : [{ path: ['conflicts', g, i], say: { role }, ...unknownRole(script, role) }],
        ),
      ),
  },
  {
    id: 'ROLE-6',
    severity: 'error',
    find: ({ steps }) =>
      steps
        .filter((step) => step.needsTwo && step.step.witnesses.length === 0)
        .map((step) => placeOf(step, 'performs')),
  },
  {
    id: 'ROLE-7',
    severity: 'warning',
    find: ({ steps }) =>
      steps.filter((step) => step.device && step.step.witnesses.length === 1).map((step) => placeOf(step, 'witnesses')),
  },
  {
    id: 'ROLE-8',
    severity: 'error',
    find: (course) =>
      course.steps.flatMap((step): Found[] => {
        const alone = step.turns.map((turn) => partsOf(course, step, turn)).find((all) => oneCould(course.script, all))
        if (!step.needsTwo || alone === undefined) return []
        return [{ ...placeOf(step, 'witnesses'), say: { roles: alone.map(({ role }) => role).join(', ') } }]
      }),
  },
  {
    id: 'ROLE-9',
    severity: 'warning',
    // Whatever the course: custodians may well be idle where there is no archive.
    find: ({ script, parts }) =>
      Object.keys(script.roles)
        .filter((role) => {
          const ids = parts.filter((part) => part.role === role).map(({ id }) => id)
          return !allSteps(script).some(
            ({ step }) =>
              step['for-each'] === role || [step.performs, ...step.witnesses].some((name) => ids.includes(name)),
          )
        })
        .map((role) => ({ path: ['roles', role], say: { role } })),
  },
]

function unknownRole({ roles }: Script, name: string): Pick<Found, 'unknown'> {
  return Object.hasOwn(roles, name) ? {} : { unknown: { name, known: Object.keys(roles) } }
}

interface Named {
  readonly step: CheckedStep
  readonly name: string
  readonly path: Path
}

/** Every place in which a step names a person. */
function named({ steps }: ScriptCourse): readonly Named[] {
  return steps.flatMap((step) => [
    { step, name: step.step.performs, path: ['performs'] },
    ...step.step.witnesses.map((name, i) => ({ step, name, path: ['witnesses', i] })),
    ...step.people.flatMap((field) =>
      listOf(step, field).map((name, i) => ({ step, name: typeof name === 'string' ? name : '', path: [field, i] })),
    ),
  ])
}

function isEach(step: CheckedStep, name: string): boolean {
  return name === 'each' && step.step['for-each'] !== undefined
}

/** Who takes part in one turn of a step, as far as the names are known. */
function partsOf({ parts }: ScriptCourse, { step }: CheckedStep, turn: Part | null): readonly Part[] {
  return [step.performs, ...step.witnesses].flatMap((name) => {
    const id = name === 'each' && turn ? turn.id : name
    return parts.filter((part) => part.id === id)
  })
}

/** True if nothing keeps one person from taking all those parts. */
function oneCould(script: Script, parts: readonly Part[]): boolean {
  return parts.length > 1 && !parts.some((a) => parts.some((b) => apart(script, a, b)))
}

/** True if the script keeps two parts from being one person's. */
export function apart(script: Script, a: Part, b: Part): boolean {
  if (a.role === b.role) return a.id !== b.id
  return script.conflicts.some((group) => group.includes(a.role) && group.includes(b.role))
}
