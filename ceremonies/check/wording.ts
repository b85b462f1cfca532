import { type Check, type CheckedStep, type Course, type Found, type Path, at, listOf, ofKind } from './course.ts'
import { textsIn } from './names.ts'

const MOST_CHARACTERS = 600
const LONGEST_WORD = 30
const MOST_MINUTES = 360

/** Words for a secret, and words for what a secret is kept in: a field may ask for the number of an envelope with a PIN in it. */
const secret =
  /\b(pins?|pass(word|phrase|code)s?|mnemonics?|secrets?|seed|personal codes?|(share|seed) words|words of (the|a|your|each) share)\b/i
const container = /\b(bags?|envelopes?|seals?|safes?|sheets?|cards?|digest)\b/i

export const wording: readonly Check[] = [
  {
    id: 'SECRET-1',
    severity: 'error',
    find: (course) =>
      labels(course)
        .filter(({ label }) => secret.test(label) && !container.test(label))
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
  {
    id: 'TEXT-1',
    severity: 'warning',
    find: (course) =>
      spoken(course)
        .filter(({ text }) => text.length > MOST_CHARACTERS)
        .map(({ step, path, text }) => ({ ...at(step, ...path), say: { length: text.length, most: MOST_CHARACTERS } })),
  },
  {
    id: 'TEXT-2',
    severity: 'warning',
    find: (course) =>
      spoken(course).flatMap(({ step, path, text }) => {
        const word = text.split(/\s+/).find((one) => one.length > LONGEST_WORD)
        return word === undefined ? [] : [{ ...at(step, ...path), say: { word } }]
      }),
  },
  { id: 'TIME-1', severity: 'warning', find: tooLong },
]

interface Spoken {
  readonly step: CheckedStep
  readonly path: Path
  readonly text: string
}

/** What is read aloud, as the script has it. */
function spoken({ steps }: Course): readonly Spoken[] {
  return steps.flatMap((step) =>
    ['say', 'text', 'statement'].flatMap((member) =>
      textsIn(step.step[member], [member]).map((one) => ({ step, ...one })),
    ),
  )
}

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
