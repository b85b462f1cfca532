import type { CheckedStep } from '../../kernel/check/checked-step.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import type { Found } from '../../kernel/found.ts'
import type { Algorithm } from '../../devices/algorithm.ts'
import { repeated } from '../../kernel/check/names.ts'
import { stepsAfter, allSteps, listOf, placeOf, stepsBefore, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import { condition } from '../fields.ts'
import { suits } from './generate-secret.ts'
import { aboutShares } from '../backup/giving.ts'

const ofArchive: readonly string[] = [
  'probe-archive',
  'backup-key',
  'archive',
  'restore-proof',
  'make-unextractable',
  'destroy-backup-key',
]
/** They belong to an archive unless they hand out shares of another key. */
const ofShares: readonly string[] = ['split', ...aboutShares, 'prove-set']

/** The kinds of step that a key begins with. */
const making: readonly string[] = ['generate', 'generate-secret', 'find-key']

export const keyChecks: readonly Check[] = [
  {
    id: 'NAME-3',
    severity: 'error',
    find: (course) => [
      ...repeated(
        stepsOfKind(course, ...making, 'rewrap').map((step) => ({
          name: keyOf(step),
          found: placeOf(step, labelIn(step)),
        })),
        (label) => ({ label }),
      ),
      ...madeOverEarlier(course),
    ],
  },
  {
    id: 'NAME-4',
    severity: 'error',
    find: (course) =>
      repeated(
        stepsOfKind(course, 'archive', 'rewrap', 'certificate', 'close-envelope').map((step) => ({
          name: textOf(step, 'artifact'),
          found: placeOf(step, 'artifact'),
        })),
        (artifact) => ({ artifact }),
      ),
  },
  {
    id: 'KEY-2',
    severity: 'error',
    find: (course) => withoutAfter(course, ofArchivedKeys(course), 'archive'),
  },
  {
    id: 'KEY-3',
    severity: 'error',
    find: (course) => withoutAfter(course, stepsOfKind(course, 'archive', 'rewrap'), 'restore-proof'),
  },
  {
    id: 'KEY-4',
    severity: 'error',
    find: (course) =>
      withoutAfter(
        course,
        // Whether a key that is in use stays extractable is for its owner to say.
        stepsOfKind(course, 'archive').filter((step) => makerOf(course, step)?.kind !== 'find-key'),
        'make-unextractable',
      ),
  },
  {
    id: 'KEY-6',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'verify-key')
        .filter((step) => stepsBefore(course, step, 'archive').some(sameKey(step)))
        .map((step) => ({ ...placeOf(step, 'kind'), say: { key: textOf(step, 'key') } })),
  },
  {
    id: 'KEY-7',
    severity: 'error',
    find: (course) =>
      ofArchivedKeys(course).length > 0 ||
      stepsOfKind(course, 'find-key', 'rewrap').length > 0 ||
      dependsOnSeveral(course)
        ? []
        : ofArchiveIn(course).map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'KEY-8',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'restore-proof').flatMap((step): Found[] => {
        const other = [...stepsBefore(course, step, 'archive'), ...stepsBefore(course, step, 'rewrap')].find(
          sameKey(step),
        )
        if (!other || textOf(other, 'artifact') === textOf(step, 'artifact')) return []
        const say = { artifact: textOf(step, 'artifact'), key: textOf(step, 'key'), other: textOf(other, 'artifact') }
        return [{ ...placeOf(step, 'artifact'), say }]
      }),
  },
  {
    id: 'KEY-9',
    severity: 'error',
    find: (course) =>
      ofArchivedKeys(course)
        .filter((step) => stepsAfter(course, step, 'prove-set').length > 0)
        .map((step) => placeOf(step, 'kind')),
  },
  {
    id: 'KEY-10',
    severity: 'warning',
    find: (course) => withoutAfter(course, stepsOfKind(course, 'generate'), 'verify-key'),
  },
  {
    id: 'KEY-11',
    severity: 'warning',
    find: (course) => withoutAfter(course, ofAuthorities(course), 'certificate'),
  },
  {
    id: 'KEY-12',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'generate-secret')
        .map((step) => ({ step, say: { algorithm: textOf(step, 'algorithm'), purpose: textOf(step, 'purpose') } }))
        .filter(({ say }) => !suits(say))
        .map(({ step, say }) => ({ ...placeOf(step, 'purpose'), say })),
  },
  {
    id: 'KEY-13',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'certificate').flatMap((step) => {
        const maker = makerOf(course, step)
        if (!maker || ofAuthorities(course).includes(maker)) return []
        return [{ ...placeOf(step, 'key'), say: { key: textOf(step, 'key') } }]
      }),
  },
  {
    id: 'WRAP-1',
    severity: 'error',
    find: (course) =>
      stepsOfKind(course, 'archive', 'rewrap').flatMap((step): Found[] => {
        const maker = step.kind === 'rewrap' ? step : makerOf(course, step)
        if (!maker) return []
        const [token, algorithm] = [textOf(maker, 'token'), textOf(maker, 'algorithm')]
        const probed = stepsBefore(course, step, 'probe-archive').some(
          (probe) => textOf(probe, 'token') === token && textOf(probe, 'algorithm') === algorithm,
        )
        return probed ? [] : [{ ...placeOf(step, 'kind'), say: { key: textOf(step, 'key'), token, algorithm } }]
      }),
  },
  { id: 'TOKEN-3', severity: 'error', find: elsewhere },
  {
    id: 'POLICY-1',
    severity: 'warning',
    find: (course) =>
      ofAlgorithm(
        ofArchivedKeys(course).filter((step) => !madeAlone(course, step)),
        'Ed25519',
      ),
  },
  { id: 'POLICY-2', severity: 'warning', find: (course) => ofAlgorithm(ofAuthorities(course), 'Ed25519') },
  {
    id: 'POLICY-7',
    severity: 'warning',
    find: (course) => ofAlgorithm(ofAuthorities(course), 'EC-P521'),
  },
]

function ofArchiveIn(course: ScriptCourse): readonly CheckedStep[] {
  const others = stepsOfKind(course, 'envelope-key').length > 0
  return stepsOfKind(course, ...ofArchive, ...(others ? [] : ofShares))
}

/** The step before that one which makes the key that it is about. */
function makerOf(course: ScriptCourse, step: CheckedStep): CheckedStep | undefined {
  const earlier = course.steps.slice(0, course.steps.indexOf(step))
  return earlier.find((maker) => making.includes(maker.kind) && textOf(maker, 'label') === textOf(step, 'key'))
}

/** The steps that make keys which are archived in this course. */
export function ofArchivedKeys(course: ScriptCourse): readonly CheckedStep[] {
  return stepsOfKind(course, ...making).filter(({ fields }) => {
    const asked = condition.safeParse(fields['archive'])
    return asked.success && course.bound[asked.data.parameter] === asked.data.is
  })
}

/** The key that a step makes or is about. */
function keyOf(step: CheckedStep): string {
  return textOf(step, labelIn(step))
}

function labelIn({ kind }: CheckedStep): 'label' | 'key' {
  return making.includes(kind) ? 'label' : 'key'
}

/** The steps that make a new key with the label of one of the earlier record, which is never that key; to find it in a token may be. */
function madeOverEarlier(course: ScriptCourse): readonly Found[] {
  const earlier = stepsOfKind(course, 'accept-record').flatMap((step) => listOf(step, 'keys'))
  return stepsOfKind(course, 'generate', 'generate-secret')
    .filter((step) => earlier.includes(keyOf(step)))
    .map((step) => ({ ...placeOf(step, 'label'), say: { label: keyOf(step) } }))
}

export const sameKey = (step: CheckedStep) => (other: CheckedStep) => keyOf(other) === keyOf(step)

/** Those steps which no step of that kind, about the same key, comes after. */
function withoutAfter(course: ScriptCourse, steps: readonly CheckedStep[], kind: string): readonly Found[] {
  return steps
    .filter((step) => !stepsAfter(course, step, kind).some(sameKey(step)))
    .map((step) => ({ ...placeOf(step, 'kind'), say: { key: keyOf(step) } }))
}

/** The backup key is a session object of one token: what it wraps must be in the same. */
function* elsewhere(course: ScriptCourse): Generator<Found> {
  for (const step of stepsOfKind(course, 'destroy-backup-key', 'archive', 'rewrap')) {
    const other = stepsBefore(course, step, 'backup-key').map((one) => textOf(one, 'token'))[0]
    const maker = makerOf(course, step)
    const token = step.kind === 'archive' ? maker && textOf(maker, 'token') : textOf(step, 'token')
    if (other !== undefined && token !== undefined && token !== other)
      yield { ...placeOf(step, 'kind'), say: { token, other } }
  }
}

/** Whether anything is archived depends on several parameters: no `when` could leave out what belongs to the archive. */
function dependsOnSeveral({ script }: ScriptCourse): boolean {
  const asked = allSteps(script).flatMap(({ step }) => condition.safeParse(step['archive']).data?.parameter ?? [])
  return new Set(asked).size > 1
}

/** True if that key is made whether it is archived or not, by a parameter that decides that of it alone: who wrote the script knows. */
function madeAlone(course: ScriptCourse, { step }: CheckedStep): boolean {
  return step.when === undefined && dependsOnSeveral(course)
}

/** The steps that make the key of a certification authority. */
function ofAuthorities(course: ScriptCourse): readonly CheckedStep[] {
  return stepsOfKind(course, 'generate').filter((step) => textOf(step, 'purpose') !== 'sign')
}

function ofAlgorithm(steps: readonly CheckedStep[], algorithm: Algorithm): readonly Found[] {
  return steps
    .filter((step) => textOf(step, 'algorithm') === algorithm)
    .map((step) => ({ ...placeOf(step, 'algorithm'), say: { algorithm } }))
}
