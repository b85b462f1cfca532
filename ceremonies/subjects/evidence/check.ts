import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import { placeOf, listOf, stepsOfKind } from '../../kernel/check/course.ts'

export const evidenceChecks: readonly Check[] = [
  {
    id: 'RECORD-3',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'record-key')
        .slice(1)
        .map((step) => placeOf(step, 'kind')),
  },
  { id: 'RECORD-4', severity: 'error', find: unclosed },
  {
    id: 'RECORD-5',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'checkpoint')
        .filter((step) => course.steps[course.steps.indexOf(step) + 1]?.kind !== 'copy-words')
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'RECORD-6',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'copy-words')
        .filter((step) => course.steps[course.steps.indexOf(step) - 1]?.kind !== 'checkpoint')
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'RECORD-7',
    severity: 'warning',
    find: (course) =>
      stepsOfKind(course, 'record-key').flatMap((step): Found[] => {
        const next = course.steps[course.steps.indexOf(step) + 1]
        const written =
          next?.kind === 'attest' && listOf(next, 'asks').some((ask) => (ask as { type: string }).type === 'digest')
        return written ? [] : [placeOf(step, 'kind')]
      }),
  },
  {
    id: 'SEAL-1',
    severity: 'error',
    find: ({ steps, script }) =>
      steps.some(({ kind }) => kind === 'seal') ? [] : [{ path: ['acts', script.acts.length - 1] }],
  },
  {
    id: 'SEAL-2',
    severity: 'error',
    find: (course) => {
      const seal = course.steps.findIndex(({ kind }) => kind === 'seal')
      return seal < 0 ? [] : course.steps.slice(seal + 1).map((step) => placeOf(step, 'kind'))
    },
  },
]

const closing: readonly string[] = ['copy-words', 'break', 'seal']

/** Acts from the record key on whose last step, but for those that may close an act after it, is not a checkpoint. */
function* unclosed({ steps, script }: ScriptCourse): Generator<Found> {
  const from = steps.find(({ kind }) => kind === 'record-key')?.act
  if (from === undefined) return
  for (const [act, { id }] of script.acts.entries()) {
    const last = steps.findLast((step) => step.act === act && !closing.includes(step.kind))
    if (act >= from && last && last.kind !== 'checkpoint') yield { path: ['acts', act], say: { act: id } }
  }
}
