import { placeOf, stepsBefore, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import type { Check, ScriptCourse } from '../../kernel/model.ts'
import { isBefore, type Turn, turnsOf } from '../backup/giving.ts'
import { cardsOf } from '../custody/things.ts'

/** The kinds of step by which a card becomes somebody's in this ceremony. */
export const becoming = ['enrol-card', 'present-card'] as const

export const cardChecks: readonly Check[] = [
  {
    id: 'NAME-13',
    severity: 'error',
    find: ({ steps, script }) =>
      steps
        .map((step) => ({ step, card: textOf(step, 'card') }))
        .filter(({ card }) => card !== '' && !Object.hasOwn(cardsOf(script), card))
        .map(({ step, card }) => {
          const known = Object.keys(cardsOf(script))
          const found = { ...placeOf(step, 'card'), say: { card } }
          return known.length === 0 ? found : { ...found, unknown: { name: card, known } }
        }),
  },
  {
    id: 'CARD-1',
    severity: 'error',
    find: (course) =>
      becoming
        .flatMap((kind) => stepsOfKind(course, kind))
        .flatMap((step) => {
          const card = textOf(step, 'card')
          const before = becoming.flatMap((kind) => stepsBefore(course, step, kind))
          const again = before.some((other) => textOf(other, 'card') === card)
          return again ? [{ ...placeOf(step, 'card'), say: { card } }] : []
        }),
  },
  {
    id: 'CARD-2',
    severity: 'error',
    find: (course) =>
      onCards(course)
        .filter((turn) => enrolledBefore(course, turn) === undefined)
        .map(({ step, card }) => ({ ...placeOf(step, 'card'), say: { card } })),
  },
  {
    id: 'CARD-3',
    severity: 'error',
    find: (course) =>
      onCards(course).flatMap((turn) => {
        const { step, card, person } = turn
        const holder = enrolledBefore(course, turn)?.person ?? person
        return holder === person ? [] : [{ ...placeOf(step, 'card'), say: { card, person, holder } }]
      }),
  },
  {
    id: 'CARD-4',
    severity: 'error',
    find: (course) => {
      const put = turnsOf(course, 'put-share-on-card').filter(({ card }) => card !== '')
      return put.flatMap(({ step, card, share }, at) => {
        const other = put.slice(0, at).find((one) => one.card === card || one.share === share)
        return other ? [{ ...placeOf(step, 'card'), say: { card, share, other: other.step.id } }] : []
      })
    },
  },
  {
    id: 'CARD-5',
    severity: 'error',
    find: (course) =>
      turnsOf(course, 'prove-card-share').flatMap(({ step, card, share }) => {
        const put = turnsOf(course, 'put-share-on-card').find((one) => one.share === share)
        return put && put.card !== card ? [{ ...placeOf(step, 'card'), say: { card, share, other: put.card } }] : []
      }),
  },
]

/** What is done with a card that has to be somebody's. */
function onCards(course: ScriptCourse): readonly Turn[] {
  return turnsOf(course, 'put-share-on-card', 'prove-card-share').filter(({ card }) => card !== '')
}

function enrolledBefore(course: ScriptCourse, turn: Turn): Turn | undefined {
  return turnsOf(course, ...becoming).find((one) => one.card === turn.card && isBefore(course, one, turn))
}
