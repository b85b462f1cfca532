import { z } from 'zod'
import type { Answers } from '../../kernel/answers.ts'
import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { wordsOn } from '../../kernel/state.ts'
import { looksLike } from '../../base/unicode/lookalike.ts'
import { clockAgreed } from './facts.ts'
import { defineStep } from '../../kernel/step.ts'

/** Two people read two independent clocks; the laptop's must agree with both, and certificate dates are bound to it. */
export const clock = defineStep({
  name: 'clock',
  reference: {
    is: 'Performer and witness each read a clock of their own; the laptop’s must agree with both.',
    alsoMakes: 'The time by which certificates are dated.',
    example: { 'tolerance-seconds': 30 },
  },
  fields: z.strictObject({
    'tolerance-seconds': z.int().min(1).max(3600).describe('How many seconds each clock may be off the laptop’s.'),
  }),
  basis: 'seen',
  form: () => [
    { name: 'clock', label: message('field.clock.clock'), type: 'text', own: true },
    { name: 'reading', label: message('field.clock.reading'), type: 'time' },
  ],
  check: (step, state, answers, person, { at }) => {
    const offset = offsetSeconds(answers, at)
    const tolerance = step.fields['tolerance-seconds']
    if (Math.abs(offset) > tolerance)
      throw refuse('CLOCK_OFFSET', { person, seconds: offset, hours: hoursIn(offset, tolerance) })
    const isSame = wordsOn(state.proposal).some((word) => looksLike(clockOf(word.answers), clockOf(answers)))
    if (isSame) throw refuse('CLOCK_NOT_INDEPENDENT', { person })
  },
  conclude: (_step, { proposal }, _answers, { at, monotonic }) => [
    clockAgreed({ at, monotonic, offsets: wordsOn(proposal).map((word) => offsetSeconds(word.answers, word.at)) }),
  ],
})

/** Whole hours, as between time zones, that the offset is within the tolerance of; 0 for any other. */
function hoursIn(seconds: number, tolerance: number): number {
  const hours = Math.round(seconds / 3600) + 0
  return Math.abs(seconds - hours * 3600) <= tolerance ? hours : 0
}

function clockOf(answers: Answers): string {
  return String(answers['clock'])
}

/** Seconds by which a clock was ahead of the laptop when its reading was entered. */
function offsetSeconds(answers: Answers, at: string): number {
  // + 0: a rounded small negative is -0, which a record cannot hold.
  return Math.round((Date.parse(String(answers['reading'])) - Date.parse(at)) / 1000) + 0
}
