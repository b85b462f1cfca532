import type { Check, CheckedStep, Course } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import type { Path } from '../../kernel/script.ts'
import { repeated } from '../../kernel/check/names.ts'
import { at, before, listOf, ofKind } from '../../kernel/check/course.ts'
import { asksForSecret } from './secret-words.ts'

const MOST_MINUTES = 360

export const roomChecks: readonly Check[] = [
  {
    id: 'ROLL-1',
    severity: 'error',
    find: ({ steps: [first] }) => (first && first.kind !== 'roll-call' ? [at(first, 'kind')] : []),
  },
  {
    id: 'ENV-1',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'commission')
        .slice(0, 1)
        .filter((step) => before(course, step, 'environment').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'EXCEPTION-1',
    severity: 'warning',
    find: (course) =>
      ofKind(course, 'seal')
        .filter((step) => before(course, step, 'exception').length === 0)
        .map((step) => at(step, 'kind')),
  },
  {
    id: 'NAME-9',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'attest', 'inspect').flatMap((step) => {
        const list = step.kind === 'attest' ? 'asks' : 'items'
        const asked = listOf(step, list).map((item, i) => ({
          name: (item as { readonly name: string }).name,
          found: at(step, list, i, 'name'),
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
        .map(({ step, path, label }) => ({ ...at(step, ...path), say: { label } })),
  },
  {
    id: 'ASK-1',
    severity: 'error',
    find: (course) =>
      ofKind(course, 'attest').flatMap((step) =>
        listOf(step, 'asks').flatMap((ask, i) => {
          const { name, type, options = [] } = ask as { name: string; type: string; options?: readonly string[] }
          return type === 'choice' && options.length < 2 ? [{ ...at(step, 'asks', i), say: { name } }] : []
        }),
      ),
  },
  { id: 'TIME-1', severity: 'warning', find: tooLong },
]

/** What people are asked to fill in. */
function labels(course: Course): readonly { step: CheckedStep; path: Path; label: string }[] {
  return ofKind(course, 'attest', 'inspect').flatMap((step) => {
    const [list, member] = step.kind === 'attest' ? (['asks', 'label'] as const) : (['items', 'title'] as const)
    return listOf(step, list).map((item, i) => ({
      step,
      path: [list, i, member],
      label: String((item as Readonly<Record<string, string>>)[member]),
    }))
  })
}

/** Once for each stretch without a break that is too long. */
function* tooLong({ steps }: Course): Generator<Found> {
  let from = steps[0]
  let minutes = 0
  for (const [i, step] of steps.entries()) {
    minutes += step.step.minutes * step.turns.length
    if (step.kind !== 'break' && i < steps.length - 1) continue
    if (from && minutes > MOST_MINUTES) yield { ...at(from), say: { minutes } }
    from = steps[i + 1]
    minutes = 0
  }
}
