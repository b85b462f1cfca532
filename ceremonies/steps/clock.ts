import { z } from 'zod'
import type { Answers } from '../answers.ts'
import { refuse } from '../refusal.ts'
import { wordsOn } from '../state.ts'
import { fields } from '../texts/en/fields.ts'
import { looksLike } from '../unicode/lookalike.ts'
import { defineStep } from './define.ts'

/** Two people read two independent clocks; the laptop's must agree with both, and certificate dates are bound to it. */
export const clock = defineStep({
  name: 'clock',
  fields: z.strictObject({ 'tolerance-seconds': z.int().min(1).max(3600) }),
  basis: 'seen',
  form: () => [
    { name: 'clock', label: fields.clock.clock, type: 'text' },
    { name: 'reading', label: fields.clock.reading, type: 'time' },
  ],
  check: (step, state, answers, person, { at }) => {
    const offset = offsetSeconds(answers, at)
    if (Math.abs(offset) > step.fields['tolerance-seconds']) throw refuse('CLOCK_OFFSET', { person, seconds: offset })
    const isSame = wordsOn(state.proposal).some((word) => looksLike(clockOf(word.answers), clockOf(answers)))
    if (isSame) throw refuse('CLOCK_NOT_INDEPENDENT', { person })
  },
  conclude: (_step, { proposal }, _answers, { at, monotonic }) => [
    {
      type: 'clock.agreed',
      at,
      monotonic,
      offsets: wordsOn(proposal).map((word) => offsetSeconds(word.answers, word.at)),
    },
  ],
})

function clockOf(answers: Answers): string {
  return String(answers['clock'])
}

/** Seconds by which a clock was ahead of the laptop when its reading was entered. */
function offsetSeconds(answers: Answers, at: string): number {
  // + 0: a rounded small negative is -0, which a record cannot hold.
  return Math.round((Date.parse(String(answers['reading'])) - Date.parse(at)) / 1000) + 0
}
