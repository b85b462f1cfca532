import type { CheckedStep } from './checked-step.ts'
import type { Check, ScriptCourse } from '../model.ts'
import type { Path } from '../script.ts'
import { placeOf } from './course.ts'
import { readAloud } from './languages.ts'
import { textsIn } from './names.ts'

const MOST_CHARACTERS = 600
const LONGEST_WORD = 30

export const wording: readonly Check[] = [
  {
    id: 'TEXT-1',
    severity: 'warning',
    find: (course) =>
      spoken(course)
        .filter(({ text }) => text.length > MOST_CHARACTERS)
        .map(({ step, path, text }) => ({
          ...placeOf(step, ...path),
          say: { length: text.length, most: MOST_CHARACTERS },
        })),
  },
  {
    id: 'TEXT-2',
    severity: 'warning',
    find: (course) =>
      spoken(course).flatMap(({ step, path, text }) => {
        const word = text.split(/\s+/).find((one) => one.length > LONGEST_WORD)
        return word === undefined ? [] : [{ ...placeOf(step, ...path), say: { word } }]
      }),
  },
]

interface Spoken {
  readonly step: CheckedStep
  readonly path: Path
  readonly text: string
}

/** What is read aloud, as the script has it. */
function spoken({ steps }: ScriptCourse): readonly Spoken[] {
  return steps.flatMap((step) =>
    readAloud.flatMap((member) => textsIn(step.step[member], [member]).map((one) => ({ step, ...one }))),
  )
}
