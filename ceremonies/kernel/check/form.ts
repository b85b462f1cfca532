import { message } from '../../base/message.ts'
import type { Check, ScriptCourse } from '../model.ts'
import type { Found } from '../found.ts'
import { placeOf, courseOf } from './course.ts'

/** Steps whose fields cannot be what the parameters make them. In a course that has such, nothing else is looked for. */
export const unfit: Check = {
  id: 'FORM-3',
  severity: 'error',
  find: ({ steps }) =>
    steps.flatMap((step) => step.problems.map(({ path, reason }) => ({ ...placeOf(step, ...path), say: { reason } }))),
}

/** Integer parameters whose least or greatest value some step does not take. */
export const form: Check = { id: 'FORM-4', severity: 'warning', find: tooWide }

function* tooWide({ rules, script, bound }: ScriptCourse): Generator<Found> {
  for (const [name, parameter] of Object.entries(script.parameters)) {
    if (parameter.type !== 'integer') continue
    for (const member of ['min', 'max'] as const) {
      const value = parameter[member]
      const step = courseOf(rules, script, { ...bound, [name]: value })?.steps.find(
        ({ problems }) => problems.length > 0,
      )
      if (step) {
        const reason = step.problems[0]?.reason ?? message('reason.form')
        yield { path: ['parameters', name, member], step: step.id, say: { name, value, reason } }
      }
    }
  }
}
