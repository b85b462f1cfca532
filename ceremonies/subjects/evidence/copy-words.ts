import { message } from '../../base/message.ts'
import { refuse } from '../../base/refusal.ts'
import { defineStep } from '../../kernel/step.ts'
import { evidence, wordsCopied } from './facts.ts'
import { nothing } from '../fields.ts'

const ENDS = 2

/** The first and the last words, which people type. */
const endsOf = (words: readonly string[]): readonly string[] => [...words.slice(0, ENDS), ...words.slice(-ENDS)]

/** Each witness has written the checkpoint's words on a copy of their own, and types the first and last of them from it. */
export const copyWords = defineStep({
  name: 'copy-words',
  reference: {
    is: 'Each person has written the checkpoint’s words on a copy of their own, and types the first two and the last two from it.',
    alsoNeeds: 'A checkpoint.',
    alsoMakes: 'Words on paper outside the laptop.',
    example: {},
  },
  fields: nothing,
  basis: 'seen',
  form: (_step, state) => {
    const words = evidence.of(state).checkpoint?.words
    const shown = words ? { shown: endsOf(words).join(' ') } : {}
    return [{ name: 'words', label: message('field.copy-words.words'), type: 'text', covered: true, ...shown }]
  },
  check: (_step, state, answers, person) => {
    const words = evidence.of(state).checkpoint?.words
    if (!words) throw refuse('NO_CHECKPOINT')
    const typed = (answers['words'] as string)
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
    const wanted = endsOf(words).map((word) => word.toLowerCase())
    if (typed.join(' ') !== wanted.join(' ')) throw refuse('WORDS_DIFFER', { person })
  },
  conclude: (_step, state, answers) => [
    wordsCopied({ size: evidence.of(state).checkpoint?.size ?? 0, by: Object.keys(answers) }),
  ],
})
