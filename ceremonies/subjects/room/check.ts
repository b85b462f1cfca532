import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import type { Path } from '../../kernel/script.ts'
import { repeated } from '../../kernel/check/names.ts'
import { placeOf, stepsBefore, listOf, stepsOfKind } from '../../kernel/check/course.ts'
import { asksForSecret } from './secret-words.ts'

const MOST_MINUTES = 360

export const roomChecks: readonly Check[] = [
  {
    id: 'ROLL-1',
    severity: 'error',
    find: ({ steps: [first] }) => (first && first.kind !== 'roll-call' ? [placeOf(first, 'kind')] : []),
  },
  {
    id: 'ENV-1',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'commission')
        .slice(0, 1)
        .filter((step) => stepsBefore(course, step, 'environment').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'EXCEPTION-1',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'seal')
        .filter((step) => stepsBefore(course, step, 'exception').length === 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'NAME-9',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'attest', 'inspect').flatMap((step) => {
        const list = step.kind === 'attest' ? 'asks' : 'items'
        const asked = listOf(step, list).map((item, i) => ({
          name: (item as { readonly name: string }).name,
          found: placeOf(step, list, i, 'name'),
        }))
        return repeated(asked, (name) => ({ name }))
      }),
  },
  {
    id: 'SECRET-1',
    severity: 'error',
    find: (course) =>
      labels(course)
        .filter(({ label }) => asksForSecret(label))
        .map(({ step, path, label }) => ({ ...placeOf(step, ...path), say: { label } })),
  },
  {
    id: 'ASK-1',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'attest').flatMap((step) =>
        listOf(step, 'asks').flatMap((ask, i) => {
          const { name, type, options = [] } = ask as { name: string; type: string; options?: readonly string[] }
          return type === 'choice' && options.length < 2 ? [{ ...placeOf(step, 'asks', i), say: { name } }] : []
        }),
      ),
  },
  { id: 'TIME-1', severity: 'warning', find: tooLong },
]

/** What people are asked to fill in. */
function labels(course: ScriptCourse): readonly { step: CheckedStep; path: Path; label: string }[] {
  return stepsOfKind(course, 'attest', 'inspect').flatMap((step) => {
    const [list, member] = step.kind === 'attest' ? (['asks', 'label'] as const) : (['items', 'title'] as const)
    return listOf(step, list).map((item, i) => ({
      step,
      path: [list, i, member],
      label: String((item as Readonly<Record<string, string>>)[member]),
    }))
  })
}

/** Once for each stretch without a break that is too long. */
function* tooLong({ steps }: ScriptCourse): Generator<Found> {
  let from = steps[0]
  let minutes = 0
  for (const [i, step] of steps.entries()) {
    minutes += step.step.minutes * step.turns.length
    if (step.kind !== 'break' && i < steps.length - 1) continue
    if (from && minutes > MOST_MINUTES) yield { ...placeOf(from), say: { minutes } }
    from = steps[i + 1]
    minutes = 0
  }
}
