/** The script and what was recorded at each of its steps, as the transcript will tell it. */
import { eventOf, initialState } from '../../ceremonies/index.ts'
import { parseLine } from '../../ceremonies/record/line.ts'
import { RecordedCourse, stepNumbers } from '../../ceremonies/transcript/course.ts'
import type { Course } from '../../preload/views.ts'
import type { Session } from '../session.ts'

export function courseOf({ engine }: Session): Course {
  const { script, plan, rules } = engine.state
  const ids = new Map([...stepNumbers(plan)].map(([id, number]) => [number, id]))
  const title = (part: string): string => plan.parts.find(({ id }) => id === part)?.title ?? part
  const course = new RecordedCourse(initialState(script, plan, rules), title)
  for (const text of engine.record.store.lines()) {
    const line = parseLine(text.slice(0, -1))
    const event = line.content && eventOf({ ...line, fact: line.content.fact }, rules)
    if (event) course.add(event, line.at)
  }
  return {
    acts: course.acts().map(({ title, steps }) => ({
      title,
      steps: steps.map(({ number, title, outcome, finished, performed, witnessed, said, entries, remarks }) => ({
        id: ids.get(number) ?? null,
        number,
        title,
        outcome,
        finished,
        performed: performed?.title ?? null,
        witnessed: witnessed.map((one) => one.title),
        said,
        entries: [...entries],
        remarks: [...remarks],
      })),
    })),
  }
}
