import { refuse } from '../refusal.ts'
import { fields } from '../texts/en/fields.ts'
import { defineStep } from './define.ts'
import { nothing } from './fields.ts'

const ENDS = 2

/** Each witness has written the checkpoint's words on a copy of their own, and types the first and last of them from it. */
export const copyWords = defineStep({
  name: 'copy-words',
  fields: nothing,
  basis: 'seen',
  form: () => [{ name: 'words', label: fields['copy-words'].words, type: 'text' }],
  check: (_step, state, answers, person) => {
    const words = state.checkpoint?.words
    if (!words) throw refuse('NO_CHECKPOINT')
    const typed = (answers['words'] as string)
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
    const wanted = [...words.slice(0, ENDS), ...words.slice(-ENDS)].map((word) => word.toLowerCase())
    if (typed.join(' ') !== wanted.join(' ')) throw refuse('WORDS_DIFFER', { person })
  },
  conclude: (_step, state, answers) => [
    { type: 'words.copied', size: state.checkpoint?.size ?? 0, by: Object.keys(answers) },
  ],
})
