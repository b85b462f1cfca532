/** The whole script, as far as a day has come: the steps before this one are done, and what was recorded is made up. */
import { spoken, stepNumbers } from '../../../ceremonies/transcript/course.ts'
import { Course } from '../../../preload/views.ts'
import { plan, sha256 } from './day.ts'

export function courseUpTo(id: string): Course {
  const now = plan.steps.findIndex((step) => step.id === id)
  const title = (part: string): string => plan.parts.find((one) => one.id === part)?.title ?? part
  const numbers = stepNumbers(plan)
  return Course.parse({
    acts: plan.acts.map((act) => ({
      title: act.title,
      steps: plan.steps
        .map((step, place) => ({ step, isDone: place < now, place }))
        .filter(({ step }) => step.act === act.id)
        .map(({ step, isDone, place }) => ({
          id: step.id,
          number: numbers.get(step.id) ?? '',
          title: step.title,
          outcome: isDone ? 'done' : 'not reached',
          finished: isDone ? new Date(Date.UTC(2026, 10, 21, 9, place * 4)).toISOString() : null,
          performed: isDone ? title(step.performs) : null,
          witnessed: isDone ? step.witnesses.map(title) : [],
          said: spoken(step),
          entries: isDone ? [{ label: 'Fingerprint', value: sha256(step.id), form: 'hex' }] : [],
          remarks:
            step.id === 'bags' && isDone
              ? [
                  {
                    at: '2026-11-21T09:32:00.000Z',
                    text: 'Internal witness: The second bag was opened twice.',
                    tone: 'note',
                  },
                ]
              : [],
        })),
    })),
  } satisfies Course)
}
