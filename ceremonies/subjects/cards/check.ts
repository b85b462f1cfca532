import { placeOf, stepsBefore, stepsOfKind, textOf } from '../../kernel/check/course.ts'
import type { Check } from '../../kernel/model.ts'
import { cardsOf } from '../custody/things.ts'

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
      stepsOfKind(course, 'enrol-card').flatMap((step) => {
        const card = textOf(step, 'card')
        const again = stepsBefore(course, step, 'enrol-card').some((other) => textOf(other, 'card') === card)
        return again ? [{ ...placeOf(step, 'card'), say: { card } }] : []
      }),
  },
]
