import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Part } from '../../kernel/cast.ts'
import { apart } from '../../kernel/check/people.ts'
import { placeOf, stepsBefore, listOf, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { hsmsOf } from './hsm.ts'

// PKCS#11 v3.0 CK_TOKEN_INFO: the label is 32 bytes, padded with blanks.
const LABEL_BYTES = 32
const pins = { 'so-pin': 'security officer', 'user-pin': 'user' } as const
const pinFields = ['so-pin', 'user-pin'] as const

export const tokenChecks: readonly Check[] = [
  {
    id: 'NAME-8',
    severity: 'error',
    find: ({ steps, script }) =>
      steps
        .map((step) => ({ step, token: textOf(step, 'token') }))
        .filter(({ token }) => token !== '' && !Object.hasOwn(hsmsOf(script), token))
        .map(({ step, token }) => ({
          ...placeOf(step, 'token'),
          say: { token },
          unknown: { name: token, known: Object.keys(hsmsOf(script)) },
        })),
  },
  {
    id: 'TOKEN-2',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'commission').flatMap((step) => {
        const token = textOf(step, 'token')
        const again = stepsBefore(course, step, 'commission').some((other) => textOf(other, 'token') === token)
        return again ? [{ ...placeOf(step, 'token'), say: { token } }] : []
      }),
  },
  {
    id: 'POLICY-6',
    severity: 'error',
    find: ({ script }) =>
      Object.entries(hsmsOf(script))
        .filter(([, { label }]) => utf8ToBytes(label).length > LABEL_BYTES)
        .map(([name, { label }]) => ({ path: ['inventory', 'hsms', name, 'label'], say: { label } })),
  },
  {
    id: 'PIN-1',
    severity: 'warning',
    find: (course) =>
      holders(course)
        .filter(({ step, field }) => listOf(step, field).length === 1)
        .map(({ step, field }) => ({ ...placeOf(step, field), say: { pin: pins[field] } })),
  },
  {
    id: 'PIN-2',
    severity: 'error',
    find: (course) =>
      holders(course)
        .filter(({ people: [one, two] }) => one && two && !apart(course.script, one, two))
        .map(({ step, field }) => ({ ...placeOf(step, field), say: { pin: pins[field] } })),
  },
  {
    id: 'PIN-3',
    severity: 'error',
    find: (course) =>
      holders(course).flatMap(({ step, field, people: all }) =>
        all
          .filter(({ id }) => ![step.step.performs, ...step.step.witnesses].includes(id))
          .map(({ id }) => ({ ...placeOf(step, field), say: { person: id } })),
      ),
  },
]

/** Who enters which PIN, by the members that a kind with `pins` has. */
export function holders(course: ScriptCourse): readonly {
  readonly step: CheckedStep
  readonly field: (typeof pinFields)[number]
  readonly people: readonly Part[]
}[] {
  return course.steps.flatMap((step) =>
    pinFields.map((field) => ({
      step,
      field,
      people: listOf(step, field).flatMap((name) => course.parts.filter(({ id }) => id === name)),
    })),
  )
}
